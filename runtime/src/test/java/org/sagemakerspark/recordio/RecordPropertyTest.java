package org.sagemakerspark.recordio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Float64Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;

/** Random rows of every kind: the bytes of protobuf-java, and back to what was written. */
class RecordPropertyTest {

  private static final long SEED = 20261101;
  private static final int ROWS = 3_000;
  private static final float MAGIC_AS_FLOAT = Float.intBitsToFloat(RecordIO.MAGIC);
  private static final double MAGIC_AS_HALF_A_DOUBLE =
      Double.longBitsToDouble((long) RecordIO.MAGIC << 32);

  @ParameterizedTest
  @EnumSource(TensorType.class)
  void writesTheBytesOfTheProtobufLibraryAndReadsThemBack(TensorType type) throws IOException {
    RecordEncoder encoder =
        new RecordEncoder(
            new RecordFormat(type, type, RecordFormat.Values.EXACT, RecordFormat.Parts.SPLIT));
    Random random = new Random(SEED);
    Set<Integer> paddings = new HashSet<>();
    int splitRecords = 0;
    for (int i = 0; i < ROWS; i++) {
      RandomRow row = RandomRow.next(random, type);
      row.encode(encoder);
      ByteArrayOutputStream ours = new ByteArrayOutputStream();
      encoder.writeTo(ours);
      byte[] message = row.message(type).toByteArray();
      ByteArrayOutputStream oracle = new ByteArrayOutputStream();
      RecordIO.write(oracle, message);

      assertThat(ours.toByteArray()).as("row " + i).isEqualTo(oracle.toByteArray());
      assertThat(encoder.size()).isEqualTo(ours.size());

      List<AmazonRecord> read = RecordDecoder.readAll("row " + i, ours.toByteArray());
      assertThat(read).singleElement().satisfies(record -> row.check(record, type));
      byte[] independently =
          RecordIO.reader(new ByteArrayInputStream(ours.toByteArray())).next().orElseThrow();
      assertThat(Record.parseFrom(independently)).isEqualTo(row.message(type));
      paddings.add(-message.length & 3);
      splitRecords += ours.size() > 8 + message.length + 3 ? 1 : 0;
    }
    assertThat(paddings).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(splitRecords).isPositive();
  }

  @Test
  void writesARecordWholeForReadersThatDoNotJoinParts() throws IOException {
    RecordEncoder encoder =
        new RecordEncoder(
            new RecordFormat(
                TensorType.FLOAT32,
                TensorType.FLOAT32,
                RecordFormat.Values.EXACT,
                RecordFormat.Parts.WHOLE));
    double[] values = new double[16];
    Arrays.fill(values, MAGIC_AS_FLOAT);
    for (int count = 1; count <= values.length; count++) {
      encoder.dense(values, count);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      encoder.writeTo(out);
      assertThat(out.toByteArray()[7] >>> 5 & 7).isZero();
      assertThat(RecordDecoder.readAll("whole", out.toByteArray())).hasSize(1);
    }
  }

  @Test
  void readsTensorsOfInts() throws IOException {
    Record message =
        Record.newBuilder()
            .putFeatures(
                "values",
                Value.newBuilder()
                    .setInt32Tensor(
                        org.sagemakerspark.local.record.RecordProtos.Int32Tensor.newBuilder()
                            .addValues(7)
                            .addValues(-7)
                            .addValues(Integer.MIN_VALUE))
                    .build())
            .setUid("u")
            .setMetadata("m")
            .build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordIO.write(out, message.toByteArray());
    AmazonRecord record = RecordDecoder.readAll("ints", out.toByteArray()).get(0);
    assertThat(record.features().get("values").values()).containsExactly(7, -7, Integer.MIN_VALUE);
    assertThat(record.uid()).isEqualTo("u");
    assertThat(record.metadata()).isEqualTo("m");
  }

  @Test
  void refusesARecordThatIsTooLarge() {
    int count = (1 << 29) / 4;
    assertThatThrownBy(() -> new RecordEncoder().dense(new double[0], count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not fit RecordIO")
        .hasMessageContaining("536870912");
  }

  @Test
  void refusesWhatFloat32CannotHold() {
    RecordEncoder encoder = new RecordEncoder();
    for (int count = 1; count < 5; count++) {
      double[] values = new double[count];
      values[count - 1] = 1e39;
      int last = count - 1;
      assertThatThrownBy(() -> encoder.dense(values, values.length))
          .isInstanceOfSatisfying(
              UnfitValueException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(UnfitValueException.Reason.OVERFLOW);
                assertThat(e.index()).isEqualTo(last);
              });
      values[last] = Double.NaN;
      assertThatThrownBy(() -> encoder.dense(values, values.length))
          .isInstanceOfSatisfying(
              UnfitValueException.class,
              e -> assertThat(e.reason()).isEqualTo(UnfitValueException.Reason.NOT_A_NUMBER));
    }
    assertThatThrownBy(() -> encoder.dense(new double[1], 1, 16_777_217))
        .isInstanceOfSatisfying(
            UnfitValueException.class,
            e -> assertThat(e.reason()).isEqualTo(UnfitValueException.Reason.LOSES_DIGITS))
        .hasMessageNotContaining("16777217");
    encoder.dense(new double[1], 1, 16_777_216);
    encoder.dense(new double[1], 1, 0.1);
  }

  @Test
  void refusesPositionsThatDoNotAscend() {
    RecordEncoder encoder = new RecordEncoder();
    for (int[] indices :
        List.of(new int[] {3, 2}, new int[] {2, 2}, new int[] {-1, 2}, new int[] {0, 9})) {
      assertThatThrownBy(() -> encoder.sparse(indices, new double[2], 2, 9))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must ascend from 0 to at most 8");
    }
  }

  @Test
  void findsTheFirstRecordFromAnywhereInAFile() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordEncoder encoder = new RecordEncoder();
    Random random = new Random(SEED);
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      starts.add(out.size());
      RandomRow.next(random, TensorType.FLOAT32).encode(encoder);
      encoder.writeTo(out);
    }
    byte[] file = out.toByteArray();
    for (int from = 0; from < file.length; from += 4) {
      int found =
          RecordStream.firstRecord(
              Arrays.copyOfRange(file, from, file.length), file.length - from, true);
      int at = from;
      int expected = starts.stream().filter(start -> start >= at).findFirst().orElse(-1);
      assertThat(found < 0 ? -1 : found + from).as("from " + from).isEqualTo(expected);
    }
  }

  /** A row, in the form the encoder takes and as a message. */
  private record RandomRow(
      double[] values, int[] indices, int size, int rows, int columns, Double label) {

    static RandomRow next(Random random, TensorType type) {
      boolean sparse = random.nextBoolean();
      boolean matrix = random.nextInt(4) == 0;
      Double label = random.nextBoolean() ? null : Double.valueOf(random.nextInt(1 << 24));
      int rows = matrix ? 1 + random.nextInt(6) : 0;
      int columns = matrix ? 1 + random.nextInt(6) : 0;
      int size = matrix ? rows * columns : random.nextInt(4) == 0 ? 1 : size(random, sparse);
      int[] indices =
          sparse ? random.ints(random.nextInt(40), 0, size).distinct().sorted().toArray() : null;
      double[] values = new double[sparse ? indices.length : size];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (random.nextInt(8)) {
              case 0 -> type == TensorType.FLOAT32 ? MAGIC_AS_FLOAT : MAGIC_AS_HALF_A_DOUBLE;
              case 1 -> 0;
              case 2 -> -0.0;
              default -> (float) random.nextGaussian();
            };
      }
      return new RandomRow(values, indices, size, rows, columns, label);
    }

    private static int size(Random random, boolean sparse) {
      return sparse ? 1 + random.nextInt(2 << random.nextInt(30)) : random.nextInt(50);
    }

    void encode(RecordEncoder encoder) {
      if (rows > 0 && indices != null) {
        long[] keys = Arrays.stream(indices).asLongStream().toArray();
        if (label == null) {
          encoder.sparseMatrix(keys, values, values.length, rows, columns);
        } else {
          encoder.sparseMatrix(keys, values, values.length, rows, columns, label);
        }
      } else if (rows > 0) {
        if (label == null) {
          encoder.denseMatrix(values, rows, columns);
        } else {
          encoder.denseMatrix(values, rows, columns, label);
        }
      } else if (indices != null) {
        if (label == null) {
          encoder.sparse(indices, values, values.length, size);
        } else {
          encoder.sparse(indices, values, values.length, size, label);
        }
      } else if (label == null) {
        encoder.dense(values, size);
      } else {
        encoder.dense(values, size, label);
      }
    }

    Record message(TensorType type) {
      Record.Builder record = Record.newBuilder();
      List<Long> shape = new ArrayList<>();
      if (rows > 0) {
        shape.addAll(List.of((long) rows, (long) columns));
      } else if (indices != null) {
        shape.add((long) size);
      }
      List<Long> keys =
          indices == null ? List.of() : Arrays.stream(indices).mapToObj(Long::valueOf).toList();
      record.putFeatures("values", tensor(type, values, keys, shape));
      if (label != null) {
        record.putLabel("values", tensor(type, new double[] {label}, List.of(), List.of()));
      }
      return record.build();
    }

    private static Value tensor(
        TensorType type, double[] values, List<Long> keys, List<Long> shape) {
      if (type == TensorType.FLOAT64) {
        Float64Tensor.Builder tensor =
            Float64Tensor.newBuilder().addAllKeys(keys).addAllShape(shape);
        for (double value : values) {
          tensor.addValues(value);
        }
        return Value.newBuilder().setFloat64Tensor(tensor).build();
      }
      Float32Tensor.Builder tensor = Float32Tensor.newBuilder().addAllKeys(keys).addAllShape(shape);
      for (double value : values) {
        tensor.addValues((float) value);
      }
      return Value.newBuilder().setFloat32Tensor(tensor).build();
    }

    void check(AmazonRecord record, TensorType type) {
      Tensor features = record.features().get("values");
      assertThat(features.values()).isEqualTo(values);
      assertThat(features.keys())
          .isEqualTo(
              indices == null ? new long[0] : Arrays.stream(indices).asLongStream().toArray());
      if (rows > 0) {
        assertThat(features.shape()).containsExactly(rows, columns);
      }
      if (label == null) {
        assertThat(record.label()).as(type.name()).isEmpty();
      } else {
        assertThat(record.label().get("values").values()).containsExactly(label);
      }
    }
  }
}
