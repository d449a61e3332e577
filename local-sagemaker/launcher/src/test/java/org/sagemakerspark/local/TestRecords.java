package org.sagemakerspark.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;

/** RecordIO-protobuf data. */
final class TestRecords {

  private TestRecords() {}

  /** Makes rows around the given centres, in turn. */
  static List<float[]> around(float[][] centres, int rows) {
    Random random = new Random(7);
    List<float[]> result = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      float[] row = centres[i % centres.length].clone();
      for (int j = 0; j < row.length; j++) {
        row[j] += (float) (random.nextGaussian() * 0.1);
      }
      result.add(row);
    }
    return result;
  }

  static byte[] encode(List<float[]> rows) {
    return encode(rows, List.of());
  }

  /** Encodes rows with a label each, or with none if there are no labels. */
  static byte[] encode(List<float[]> rows, List<Float> labels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      for (int i = 0; i < rows.size(); i++) {
        Record.Builder record = Record.newBuilder().putFeatures("values", tensor(rows.get(i)));
        if (!labels.isEmpty()) {
          record.putLabel("values", tensor(labels.get(i)));
        }
        RecordIO.write(out, record.build().toByteArray());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static Value tensor(float... values) {
    Float32Tensor.Builder tensor = Float32Tensor.newBuilder();
    for (float value : values) {
      tensor.addValues(value);
    }
    return Value.newBuilder().setFloat32Tensor(tensor).build();
  }

  /** Gives the numbers of a named part of an answer. */
  static List<Float> numbers(Record answer, String name) {
    return answer.getLabelOrThrow(name).getFloat32Tensor().getValuesList();
  }

  static List<Record> decode(byte[] bytes) throws IOException {
    List<Record> records = new ArrayList<>();
    try (RecordIO.Reader reader = RecordIO.reader(new ByteArrayInputStream(bytes))) {
      for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(Record.parseFrom(next.get()));
      }
    }
    return records;
  }
}
