package org.sagemakerspark.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sagemakerspark.codec.Codecs;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.Format;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.codec.ResponseRowDeserializer;

/**
 * Reading answers of one number a row, until each row has been asked for, beside a String and a
 * regular expression for each number. Run: {@code ./sagemaker-spark bench text}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
@OperationsPerInvocation(TextReadBenchmark.ROWS)
public class TextReadBenchmark {

  static final int ROWS = 5_000;
  private static final long SEED = 20261101;

  private byte[] csv;
  private byte[] json;
  private ResponseRowDeserializer csvReader;
  private ResponseRowDeserializer jsonReader;

  /** Makes the answers: float32 numbers, as images write them. */
  @Setup
  public void makeAnswers() {
    Random random = new Random(SEED);
    List<String> numbers =
        IntStream.range(0, ROWS).mapToObj(i -> Float.toString(random.nextFloat())).toList();
    csv = String.join("\n", numbers).getBytes(StandardCharsets.UTF_8);
    json =
        numbers.stream()
            .map(number -> "{\"score\":" + number + "}")
            .collect(Collectors.joining(",", "{\"predictions\":[", "]}"))
            .getBytes(StandardCharsets.UTF_8);
    csvReader = reader("csv", "value");
    jsonReader = reader("json", "score");
  }

  private static ResponseRowDeserializer reader(String format, String key) {
    return Codecs.response(
        new Format(format, Map.of()), List.of(new ResponseColumn(key, ColumnType.DOUBLE, "score")));
  }

  /** Ours. */
  @Benchmark
  public double csv() throws IOException {
    return sum(csvReader.decode(csv));
  }

  /** Ours. */
  @Benchmark
  public double json() throws IOException {
    return sum(jsonReader.decode(json));
  }

  /** The baseline. */
  @Benchmark
  public double strings() throws IOException {
    return sum(StringText.read(csv));
  }

  private static double sum(List<Object[]> rows) {
    double sum = 0;
    for (Object[] row : rows) {
      sum += (Double) row[0];
    }
    return sum;
  }
}
