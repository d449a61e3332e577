package org.sagemakerspark.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;
import org.sagemakerspark.recordio.RecordEncoder;

/**
 * Encoding one labelled row: ours against building protobuf-java messages and framing their bytes.
 * Run: {@code ./sagemaker-spark bench record-encode}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class RecordEncodeBenchmark {

  private static final int ROWS = 64;
  private static final byte[] PADDING = new byte[3];
  private static final long SEED = 20261101;

  /** The row: its kind and the number of features. */
  @Param({"dense784", "sparse784", "dense16", "sparse1m"})
  public String row;

  private final RecordEncoder encoder = new RecordEncoder();
  private final CountingStream sink = new CountingStream();
  private final ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
  private int[][] indices;
  private double[][] values;
  private int size;
  private int next;

  /** Makes the rows. */
  @Setup
  public void makeRows() {
    switch (row) {
      case "dense784" -> fill(784, 784);
      case "sparse784" -> fill(784, 157);
      case "dense16" -> fill(16, 16);
      case "sparse1m" -> fill(1_000_000, 100);
      default -> throw new IllegalArgumentException(row);
    }
  }

  private void fill(int size, int set) {
    Random random = new Random(SEED);
    this.size = size;
    indices = set == size ? null : new int[ROWS][];
    values = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      values[i] = random.doubles(set, -255, 255).toArray();
      if (indices != null) {
        indices[i] = random.ints(0, size).distinct().limit(set).sorted().toArray();
      }
    }
  }

  /** Ours. */
  @Benchmark
  public long encoder() throws IOException {
    int i = nextRow();
    if (indices == null) {
      encoder.dense(values[i], size, i);
    } else {
      encoder.sparse(indices[i], values[i], values[i].length, size, i);
    }
    encoder.writeTo(sink);
    return sink.bytes;
  }

  /** The baseline. */
  @Benchmark
  public long protobuf() {
    int i = nextRow();
    Float32Tensor.Builder features = Float32Tensor.newBuilder();
    for (double value : values[i]) {
      features.addValues((float) value);
    }
    if (indices != null) {
      for (int index : indices[i]) {
        features.addKeys(index);
      }
      features.addShape(size);
    }
    Record record =
        Record.newBuilder()
            .putFeatures("values", Value.newBuilder().setFloat32Tensor(features).build())
            .putLabel(
                "values",
                Value.newBuilder()
                    .setFloat32Tensor(Float32Tensor.newBuilder().addValues(i))
                    .build())
            .build();
    frame(record.toByteArray());
    return sink.bytes;
  }

  private void frame(byte[] record) {
    header.putInt(0, RecordIO.MAGIC).putInt(Integer.BYTES, record.length);
    sink.write(header.array(), 0, header.capacity());
    sink.write(record, 0, record.length);
    sink.write(PADDING, 0, -record.length & 3);
  }

  private int nextRow() {
    next = (next + 1) % ROWS;
    return next;
  }

  /** Returns the bytes of one row on average. */
  double bytesPerRow() throws IOException {
    makeRows();
    sink.bytes = 0;
    for (int i = 0; i < ROWS; i++) {
      encoder();
    }
    return (double) sink.bytes / ROWS;
  }

  private static final class CountingStream extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes += length;
    }
  }
}
