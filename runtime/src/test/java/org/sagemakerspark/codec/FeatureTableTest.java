package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.artifacts.FeatureRow;
import org.sagemakerspark.recordio.AmazonRecord;
import org.sagemakerspark.recordio.RecordDecoder;
import org.sagemakerspark.recordio.RecordFormat;
import org.sagemakerspark.recordio.Tensor;
import org.sagemakerspark.testing.Repetitions;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.WrittenLines;

/** What is written for zeros and missing values is what docs/stages.md says. */
@ExtendWith(SparkExtension.class)
class FeatureTableTest {

  private final SparkSession spark;

  FeatureTableTest(SparkSession spark) {
    this.spark = spark;
  }

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

  static Stream<List<String>> written() throws IOException {
    List<List<String>> all = lines().toList();
    return IntStream.range(0, all.size()).filter(Repetitions::makes).mapToObj(all::get);
  }

  @ParameterizedTest
  @MethodSource("written")
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

  /** To a model in this JVM, what is missing is NaN or left out, which is one. */
  @ParameterizedTest
  @MethodSource("lines")
  void isReadInPlaceAsItIsWritten(List<String> line) {
    Vector vector = vector(line.get(1));
    FeatureRules rules = rules(line.get(2));

    assertThat(inPlace("recordio-protobuf", rules, vector)).isEqualTo(missing(line.get(3)));
    assertThat(inPlace("csv", rules, vector)).isEqualTo(missing(line.get(4)));
    assertThat(inPlace("libsvm", rules, vector)).isEqualTo(missing(line.get(5)));
    assertThat(inPlace("json", rules, vector)).isEqualTo(missing(line.get(6)));
    assertThat(inPlace("jsonlines", rules, vector)).isEqualTo(missing(line.get(6)));
  }

  private static String missing(String written) {
    return written.equals("–") || written.toLowerCase(Locale.ROOT).contains("nan")
        ? "missing"
        : written;
  }

  /** Returns what a model reads of the second feature. */
  private static String inPlace(String format, FeatureRules rules, Vector vector) {
    float value = ofXGBoost(read(format, Map.of(), rules, 4, vector))[1];
    return Float.isNaN(value) ? "missing" : Integer.toString((int) value);
  }

  private static FeatureRow read(
      String format, Map<String, String> options, FeatureRules rules, int features, Vector vector) {
    return ((InPlaceSerializer)
            Codecs.request(
                new Format(format, options), "features", rules, RecordFormat.Parts.SPLIT))
        .bindInPlace(SCHEMA, new ModelWidth(features, true), "test")
        .read(row(vector));
  }

  /** Returns all features as XGBoost takes them. */
  private static float[] ofXGBoost(FeatureRow row) {
    float[] all = new float[row.size()];
    Arrays.fill(all, Float.NaN);
    for (int i = 0; i < row.count(); i++) {
      all[row.keys() == null ? i : row.keys()[i]] = (float) row.values()[i];
    }
    return all;
  }

  @Test
  void readsInPlaceWhatALineOfLibSvmCountsFromOneAndWhatItPins() {
    Vector vector = Vectors.sparse(3, new int[] {0}, new double[] {7});
    float nan = Float.NaN;

    assertThat(ofXGBoost(read("libsvm", Map.of("firstIndex", "1"), rules("sparse"), 4, vector)))
        .containsExactly(nan, 7, nan, nan);
    // The last feature is written as zero, which XGBoost takes for a value.
    assertThat(ofXGBoost(read("libsvm", Map.of(), FeatureRules.PLAIN, 4, vector)))
        .containsExactly(7, nan, 0, nan);
    assertThat(ofXGBoost(read("libsvm", Map.of(), rules("dense"), 4, vector)))
        .containsExactly(7, 0, 0, nan);
    assertThat(ofXGBoost(read("csv", Map.of(), FeatureRules.PLAIN, 4, vector)))
        .containsExactly(7, 0, 0, nan);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recordio-protobuf", "csv", "libsvm", "json", "jsonlines"})
  void refusesInPlaceWhatARequestRefusesInTheSameWords(String format) {
    List<Vector> unfit =
        List.of(
            Vectors.dense(1, Double.NaN),
            Vectors.dense(1, Double.POSITIVE_INFINITY),
            Vectors.sparse(2, new int[] {1}, new double[] {Double.NEGATIVE_INFINITY}),
            Vectors.dense(1, 2, 3));
    FeatureRules ofTwo = FeatureRules.PLAIN.counting(FeatureCount.ofTraining(2));
    for (Vector vector : unfit) {
      Throwable written = catchThrowable(() -> request(format, ofTwo, vector));
      assertThatThrownBy(() -> read(format, Map.of(), ofTwo, 2, vector))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(written.getMessage());
    }
    assertThatThrownBy(() -> read(format, Map.of(), FeatureRules.PLAIN, 2, Vectors.dense(1, 2, 3)))
        .hasMessageContaining("A row has 3 features, and the model at most 2");
    assertThatThrownBy(() -> read(format, Map.of(), ofTwo, 1, Vectors.dense(1, 2)))
        .hasMessageContaining("test: rows have 2 features, as numFeatures says, and the model has");
  }

  @ParameterizedTest
  @ValueSource(strings = {"recordio-protobuf", "csv", "libsvm", "json", "jsonlines"})
  void refusesInPlaceWhatIsInfiniteInFloat32(String format) {
    for (FeatureRules rules : List.of(FeatureRules.PLAIN, rules("sparse"), rules("dense"))) {
      for (Vector vector :
          List.of(
              Vectors.dense(1, 1e39),
              Vectors.dense(-1e39, 1),
              Vectors.sparse(2, new int[] {1}, new double[] {-1e39}))) {
        assertThatThrownBy(() -> read(format, Map.of(), rules, 2, vector))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("in the features column 'features'")
            .hasMessageContaining("is too large for float32");
      }
      Vector greatest = Vectors.dense(1, Float.MAX_VALUE);
      assertThat(ofXGBoost(read(format, Map.of(), rules, 2, greatest)))
          .containsExactly(1, Float.MAX_VALUE);
    }
  }

  /** The number comes from a file, which may be damaged; no memory would hold so many. */
  @ParameterizedTest
  @ValueSource(strings = {"recordio-protobuf", "csv", "libsvm", "json", "jsonlines"})
  void readsInPlaceByTheLengthOfTheRowAndNotByThatOfTheModel(String format) {
    int most = Integer.MAX_VALUE;
    FeatureRow row = read(format, Map.of(), FeatureRules.PLAIN, most, Vectors.dense(5, 6, 7));

    assertThat(row.size()).isEqualTo(most);
    assertThat(Arrays.copyOf(row.values(), row.count())).containsExactly(5, 6, 7);
  }

  @Test
  void pinsTheFirstAndTheLastFeatureOfALibSvmLineAsMissing() throws IOException {
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
  void pinsZeroWhereFeaturesAreCountedFromOne() throws IOException {
    Format fromOne = new Format("libsvm", Map.of("firstIndex", "1"));
    Vector vector = Vectors.sparse(3, new int[] {0}, new double[] {7});

    assertThat(request(fromOne, rules("sparse"), vector)).isEqualTo("0 0:+nan 1:7 3:+nan\n");
    assertThat(training(Map.of("rowFormat", "libsvm", "firstIndex", "1"), rules("sparse"), vector))
        .isEqualTo("1 0:+nan 1:7 3:+nan");
  }

  @Test
  void takesForMissingWhatASparseRowLeavesOutAlsoWhereEveryNumberIsWritten() {
    Vector middle = Vectors.sparse(3, new int[] {1}, new double[] {7});

    assertThat(request("csv", OPEN, middle)).isEqualTo(request("csv", rules("sparse"), middle));
    assertThat(request("csv", OPEN, middle)).isNotEqualTo(request("csv", rules("dense"), middle));
    assertThat(request("json", OPEN, middle)).isEqualTo(request("json", rules("sparse"), middle));
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
  @ValueSource(strings = {"recordio-protobuf", "csv", "libsvm", "json", "jsonlines"})
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

  private String training(String format, FeatureRules rules, Vector vector) throws IOException {
    return training(Map.of("rowFormat", format), rules, vector);
  }

  private String training(Map<String, String> options, FeatureRules rules, Vector vector)
      throws IOException {
    Map<String, String> all = new HashMap<>(options);
    all.put("missing", rules.missing().word());
    all.put("featureStorage", rules.storage().word());
    return WrittenLines.of(spark.createDataFrame(List.of(row(vector)), SCHEMA), all).get(0);
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
