package org.sagemakerspark.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
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
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.Codecs;
import org.sagemakerspark.codec.Format;
import org.sagemakerspark.codec.RowEncoder;

/**
 * Encoding one row of random doubles as text, beside a String for each number. Run: {@code
 * ./sagemaker-spark bench text}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class TextBenchmark {

  private static final int ROWS = 64;
  private static final long SEED = 20261101;
  private static final StructType SCHEMA =
      new StructType().add("features", SQLDataTypes.VectorType());

  /** The format, and the number of features. */
  @Param({"csv784", "libsvm784", "json784", "csv30"})
  public String row;

  private final List<Row> rows = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final BodyBuffer body = new BodyBuffer(1 << 16);
  private RowEncoder<Row> encoder;
  private StringText before;
  private int next;

  /** Makes the rows. */
  @Setup
  public void makeRows() {
    String format = row.replaceAll("[0-9]", "");
    Random random = new Random(SEED);
    int features = Integer.parseInt(row.replaceAll("[^0-9]", ""));
    for (int i = 0; i < ROWS; i++) {
      double[] numbers = random.doubles(features, -255, 255).toArray();
      values.add(numbers);
      rows.add(RowFactory.create(Vectors.dense(numbers)));
    }
    encoder = Codecs.request(new Format(format, Map.of()), "features").bind(SCHEMA, "bench");
    before = new StringText(format);
    body.truncate(0);
    encoder.encode(rows.get(0), body);
    byte[] ours = body.copyFrom(0);
    body.truncate(0);
    before.write(values.get(0), body, StringText.JACKSON);
    if (!new String(ours, StandardCharsets.UTF_8)
        .equals(new String(body.copyFrom(0), StandardCharsets.UTF_8))) {
      throw new IllegalStateException("The baseline writes something else");
    }
  }

  /** Ours. */
  @Benchmark
  public int encoder() {
    body.truncate(0);
    encoder.encode(rows.get(nextRow()), body);
    return body.size();
  }

  /** A String for each number, as Java makes it. */
  @Benchmark
  public int strings() {
    body.truncate(0);
    before.write(values.get(nextRow()), body, Double::toString);
    return body.size();
  }

  /** A String for each number, as Jackson makes it, which is the fastest way to one. */
  @Benchmark
  public int jacksonStrings() {
    body.truncate(0);
    before.write(values.get(nextRow()), body, StringText.JACKSON);
    return body.size();
  }

  private int nextRow() {
    next = (next + 1) % ROWS;
    return next;
  }

  /** Returns the bytes of one row on average. */
  double bytesPerRow() throws IOException {
    makeRows();
    long bytes = 0;
    for (int i = 0; i < ROWS; i++) {
      bytes += encoder();
    }
    return (double) bytes / ROWS;
  }
}
