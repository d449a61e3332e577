package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.recordio.AmazonRecord;
import org.sagemakerspark.recordio.RecordDecoder;
import org.sagemakerspark.recordio.RecordFormat;
import org.sagemakerspark.recordio.Tensor;

/** What is written for zeros and missing values is what docs/stages.md says. */
class FeatureTableTest {

  private static final StructType SCHEMA =
      new StructType().add("features", SQLDataTypes.VectorType()).add("label", "double");
  private static final FeatureRules OPEN = rules("auto");

  /** The second of three features is what a line of the table is about. */
  private static Vector vector(String feature) {
    return switch (feature) {
      case "zero of a dense vector" -> Vectors.dense(5, 0, 7);
      case "left out by a sparse vector" ->
          Vectors.sparse(3, new int[] {0, 2}, new double[] {5, 7});
      case "zero that a sparse vector stores" ->
          Vectors.sparse(3, new int[] {0, 1, 2}, new double[] {5, 0, 7});
      case "NaN" -> Vectors.dense(5, Double.NaN, 7);
      default -> throw new IllegalArgumentException("The table has a new line: " + feature);
    };
  }

  static Stream<List<String>> lines() throws IOException {
    List<String> page = Files.readAllLines(Path.of("../docs/stages.md"));
    int head = page.indexOf(page.stream().filter(l -> l.contains("| records |")).findFirst().get());
    return page.stream()
        .skip(head + 2)
        .takeWhile(line -> line.startsWith("|"))
        .map(
            line ->
                Arrays.stream(line.replace("`", "").split("\\|", -1)).map(String::strip).toList());
  }

  @Test
  void theTableHasEachKindOfFeatureInEachStorage() throws IOException {
    assertThat(lines()).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void isWrittenAsTheTableSays(List<String> line) throws IOException {
    Vector vector = vector(line.get(1));
    FeatureRules rules = rules(line.get(2));

    assertThat(record(rules, vector)).isEqualTo(line.get(3));
    assertThat(request("csv", rules, vector)).isEqualTo("5," + line.get(4) + ",7\n");
    assertThat(training("csv", rules, vector)).isEqualTo("1,5," + line.get(4) + ",7");
    String libSvm = line.get(5).equals("–") ? "" : " 1:" + line.get(5);
    assertThat(request("libsvm", rules, vector)).isEqualTo("0 0:5" + libSvm + " 2:7\n");
    assertThat(training("libsvm", rules, vector)).isEqualTo("1 0:5" + libSvm + " 2:7");
    assertThat(request("json", rules, vector))
        .isEqualTo("{\"instances\":[{\"features\":[5," + line.get(6) + ",7]}]}");
    assertThat(request("jsonlines", rules, vector))
        .isEqualTo("{\"features\":[5," + line.get(6) + ",7]}\n");
  }

  @Test
  void pinsTheFirstAndTheLastFeatureOfALibSvmLineAsMissing() {
    Vector middle = Vectors.sparse(4, new int[] {2}, new double[] {7});
    Vector empty = Vectors.sparse(4, new int[0], new double[0]);
    Vector one = Vectors.sparse(1, new int[0], new double[0]);

    for (FeatureRules rules : List.of(rules("sparse"), OPEN)) {
      assertThat(request("libsvm", rules, middle)).isEqualTo("0 0:+nan 2:7 3:+nan\n");
      assertThat(training("libsvm", rules, middle)).isEqualTo("1 0:+nan 2:7 3:+nan");
      assertThat(request("libsvm", rules, empty)).isEqualTo("0 0:+nan 3:+nan\n");
      assertThat(request("libsvm", rules, one)).isEqualTo("0 0:+nan\n");
    }
    assertThat(request("libsvm", rules("dense"), empty)).isEqualTo("0 0:0 1:0 2:0 3:0\n");
    assertThat(request("libsvm", FeatureRules.PLAIN, middle)).isEqualTo("0 2:7 3:0\n");
    assertThat(training("libsvm", FeatureRules.PLAIN, middle)).isEqualTo("1 2:7 3:0");
  }

  @Test
  void pinsZeroWhereFeaturesAreCountedFromOne() {
    Format fromOne = new Format("libsvm", Map.of("firstIndex", "1"));
    Vector vector = Vectors.sparse(3, new int[] {0}, new double[] {7});

    assertThat(request(fromOne, rules("sparse"), vector)).isEqualTo("0 0:+nan 1:7 3:+nan\n");
    assertThat(training(fromOne, rules("sparse"), vector)).isEqualTo("1 0:+nan 1:7 3:+nan");
  }

  @Test
  void givesARecordWithoutValuesAMissingOne() throws IOException {
    Vector empty = Vectors.sparse(4, new int[0], new double[0]);

    Tensor tensor = tensor(rules("sparse"), empty);
    assertThat(tensor.keys()).containsExactly(0);
    assertThat(tensor.values()).containsExactly(Double.NaN);
    assertThat(tensor(FeatureRules.PLAIN, empty).values()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"recordio-protobuf", "libsvm"})
  void refusesRowsOfTwoKindsWhereNobodyHasSaidWhichIsMeant(String format) {
    RowEncoder<Row> encoder =
        Codecs.request(new Format(format, Map.of()), "features", OPEN, RecordFormat.Parts.SPLIT)
            .bind(SCHEMA, "test");
    BodyBuffer body = new BodyBuffer(16);
    encoder.encode(row(Vectors.dense(1, 0)), body);
    encoder.encode(row(Vectors.dense(0, 1)), body);

    assertThatThrownBy(
            () -> encoder.encode(row(Vectors.sparse(2, new int[] {1}, new double[] {1})), body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set featureStorage to dense");
  }

  @ParameterizedTest
  @ValueSource(strings = {"recordio-protobuf", "csv", "libsvm", "json", "jsonlines"})
  void refusesNaNUnlessItIsMissingAndInfinityAlways(String format) {
    assertThatThrownBy(() -> request(format, FeatureRules.PLAIN, Vectors.dense(1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'features'");
    assertThatThrownBy(
            () -> request(format, OPEN, Vectors.dense(Double.NaN, Double.NEGATIVE_INFINITY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'features'");
  }

  private static FeatureRules rules(String storage) {
    return new FeatureRules(FeatureStorage.ofWord(storage), Missing.NAN);
  }

  private static Row row(Vector vector) {
    return RowFactory.create(vector, 1.0);
  }

  private static String request(String format, FeatureRules rules, Vector vector) {
    return request(new Format(format, Map.of()), rules, vector);
  }

  private static String request(Format format, FeatureRules rules, Vector vector) {
    return new String(body(format, rules, vector), StandardCharsets.UTF_8);
  }

  private static byte[] body(Format format, FeatureRules rules, Vector vector) {
    RowEncoder<Row> encoder =
        Codecs.request(format, "features", rules, RecordFormat.Parts.SPLIT).bind(SCHEMA, "test");
    BodyBuffer body = new BodyBuffer(16);
    body.write(encoder.header());
    encoder.encode(row(vector), body);
    body.write(encoder.footer());
    return body.copyFrom(0);
  }

  private static String training(String format, FeatureRules rules, Vector vector) {
    return training(new Format(format, Map.of()), rules, vector);
  }

  private static String training(Format format, FeatureRules rules, Vector vector) {
    Iterator<Row> lines =
        new TrainingLines(
                SCHEMA,
                format,
                "features",
                Optional.of("label"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rules,
                "test")
            .call(List.of(row(vector)).iterator());
    return lines.next().getString(0);
  }

  private static Tensor tensor(FeatureRules rules, Vector vector) throws IOException {
    byte[] body = body(new Format("recordio-protobuf", Map.of()), rules, vector);
    return RecordDecoder.readAll("test", body).get(0).features().get(AmazonRecord.VALUES);
  }

  /** Returns what a record has for the second feature. */
  private static String record(FeatureRules rules, Vector vector) throws IOException {
    Tensor tensor = tensor(rules, vector);
    if (!tensor.isSparse()) {
      return number(tensor.values()[1]);
    }
    int at = Arrays.binarySearch(tensor.keys(), 1);
    return at < 0 ? "–" : number(tensor.values()[at]);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "NaN" : Integer.toString((int) value);
  }
}
