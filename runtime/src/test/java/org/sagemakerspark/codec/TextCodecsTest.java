package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCodecsTest {
  private static final StructType SCHEMA =
      new StructType().add("features", SQLDataTypes.VectorType()).add("label", "double");
  private static final List<Vector> ROWS =
      List.of(
          Vectors.dense(1, 0, 2.5),
          Vectors.sparse(3, new int[] {1}, new double[] {-0.125}),
          Vectors.sparse(3, new int[0], new double[0]));

  private static String body(RequestRowSerializer serializer, List<Vector> vectors) {
    RowEncoder<Row> encoder = serializer.bind(SCHEMA, "test");
    BodyBuffer body = new BodyBuffer(16);
    body.write(encoder.header());
    for (int i = 0; i < vectors.size(); i++) {
      if (i > 0) {
        body.write(encoder.separator());
      }
      encoder.encode(RowFactory.create(vectors.get(i), (double) i), body);
    }
    body.write(encoder.footer());
    return new String(body.copyFrom(0), StandardCharsets.UTF_8);
  }

  private static RequestRowSerializer request(String format, Map<String, String> options) {
    return Codecs.request(new Format(format, options), "features");
  }

  private static List<Object[]> answer(String format, String text, ResponseColumn... columns)
      throws IOException {
    return Codecs.response(new Format(format, Map.of()), List.of(columns))
        .decode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseColumn column(String key, ColumnType type) {
    return new ResponseColumn(key, type, key);
  }

  @Test
  void writesEveryFeatureOfARowAsCsv() {
    RequestRowSerializer csv = request("csv", Map.of());

    assertThat(csv.contentType()).isEqualTo("text/csv");
    assertThat(body(csv, ROWS)).isEqualTo("1,0,2.5\n0,-0.125,0\n0,0,0\n");
  }

  @Test
  void neverDropsARowOfZerosInLibSvm() {
    assertThat(body(request("libsvm", Map.of()), ROWS))
        .isEqualTo("0 0:1 1:0 2:2.5\n0 1:-0.125 2:0\n0 2:0\n");
    assertThat(body(request("libsvm", Map.of("firstIndex", "1")), ROWS))
        .isEqualTo("0 1:1 2:0 3:2.5\n0 2:-0.125 3:0\n0 3:0\n");
    assertThat(body(new LibSVMRequestRowSerializer("label", "features", 0), ROWS))
        .isEqualTo("0 0:1 1:0 2:2.5\n1 1:-0.125 2:0\n2 2:0\n");
  }

  @Test
  void refusesAFirstIndexThatIsNeither0Nor1() {
    assertThatThrownBy(() -> request("libsvm", Map.of("firstIndex", "2")))
        .hasMessageContaining("firstIndex is 2; it must be 0 or 1");
  }

  @Test
  void writesJsonAsItsOptionsSay() {
    assertThat(body(request("json", Map.of()), ROWS))
        .isEqualTo(
            "{\"instances\":[{\"features\":[1,0,2.5]},{\"features\":[0,-0.125,0]},"
                + "{\"features\":[0,0,0]}]}");
    assertThat(body(request("json", Map.of("root", "r\"", "features", "x")), ROWS.subList(0, 1)))
        .isEqualTo("{\"r\\\"\":[{\"x\":[1,0,2.5]}]}");
    assertThat(body(request("jsonlines", Map.of()), ROWS.subList(0, 2)))
        .isEqualTo("{\"features\":[1,0,2.5]}\n{\"features\":[0,-0.125,0]}\n");
  }

  @Test
  void writesSparseRowsOfJsonWhereTheyAreAskedFor() {
    List<Vector> rows =
        List.of(
            Vectors.sparse(3, new int[] {0, 2}, new double[] {1, 2.1}),
            Vectors.zeros(3).toSparse(),
            Vectors.dense(0, -0.125, 0));

    assertThat(body(request("json", Map.of("row", "data", "features", "x")), rows))
        .isEqualTo(
            "{\"instances\":["
                + "{\"data\":{\"x\":{\"keys\":[0,2],\"shape\":[3],\"values\":[1,2.1]}}},"
                + "{\"data\":{\"x\":{\"keys\":[],\"shape\":[3],\"values\":[]}}},"
                + "{\"data\":{\"x\":{\"values\":[0,-0.125,0]}}}]}");
    FeatureRules sparse = new FeatureRules(FeatureStorage.SPARSE, Missing.NAN);
    RequestRowSerializer missing =
        new JsonLinesRequestRowSerializer(
            new JsonFeatures("features", "x", true, sparse.written(Precision.FLOAT32)));
    assertThat(body(missing, List.of(Vectors.dense(0, Double.NaN, 0.1f))))
        .isEqualTo("{\"data\":{\"x\":{\"keys\":[1,2],\"shape\":[3],\"values\":[NaN,0.1]}}}\n");
    assertThat(missing.contentType()).isEqualTo("application/jsonlines");
    assertThatThrownBy(() -> request("json", Map.of("row", "keys")))
        .hasMessageContaining("the option row is keys and must be features")
        .hasMessageContaining("or data");
  }

  @Test
  void writesNumbersSoThatTheyReadBackExactly() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        String text = body(request("csv", Map.of()), List.of(Vectors.dense(number))).strip();
        assertThat(Double.parseDouble(text)).isEqualTo(number);
        assertThat(text.length()).isLessThanOrEqualTo(Double.toString(number).length());
        assertThat(answer("csv", text, column("value", ColumnType.DOUBLE)).get(0)[0])
            .isEqualTo(number);
      }
    }
    assertThat(body(request("csv", Map.of()), List.of(Vectors.dense(1.5e300, -0.0, 1e7, 0.1))))
        .isEqualTo("1.5E300,-0.0,1.0E7,0.1\n");
  }

  /**
   * Python's csv.Sniffer would take the minus of a line that is {@code -2.5E-4} for a delimiter.
   */
  @Test
  void writesNoLineThatHasMoreSignsThanDigitsOfAKind() throws IOException {
    assertThat(
            body(
                request("csv", Map.of()),
                Stream.of(-2.5e-4, -1e-7, 2.5e-4, -3.0)
                    .map(number -> Vectors.dense(new double[] {number}))
                    .toList()))
        .isEqualTo("-2.5E-004\n-1.0E-007\n2.5E-4\n-3\n");
    assertThat(body(request("csv", Map.of()), List.of(Vectors.dense(-2.5e-4, -1e-7))))
        .isEqualTo("-2.5E-4,-1.0E-7\n");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatTextCannotSay(double number) {
    assertThatThrownBy(() -> body(request("csv", Map.of()), List.of(Vectors.dense(number))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'features'");
  }

  @Test
  void refusesANullWithoutShowingTheRow() {
    assertThatThrownBy(
            () -> body(request("json", Map.of()), java.util.Arrays.asList((Vector) null)))
        .hasMessageContaining("'features' is null in a row");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0.5,1,2", "'0.5\n1\n2\n'", "'0.5\r\n1\r\n2'", "'0.5,1\n2'"})
  void takesEveryValueOfACsvAnswerAsARow(String text) throws IOException {
    assertThat(answer("csv", text, column("value", ColumnType.DOUBLE)))
        .extracting(row -> row[0])
        .containsExactly(0.5, 1.0, 2.0);
  }

  @Test
  void takesLinesOfACsvAnswerAsVectorsAndPositions() throws IOException {
    List<Object[]> rows =
        answer(
            "csv",
            "0.25,3,a\n0.5,4,b\n",
            column("1", ColumnType.LONG),
            column("0", ColumnType.FLOAT),
            column("2", ColumnType.STRING));

    assertThat(rows).containsExactly(new Object[] {3L, 0.25f, "a"}, new Object[] {4L, 0.5f, "b"});
    assertThat(answer("csv", "1,2\n3,4", column("row", ColumnType.VECTOR)))
        .extracting(row -> row[0])
        .containsExactly(Vectors.dense(1, 2), Vectors.dense(3, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1;2", "0x10", "1d", "nano", "infinit", "1_000", "--1"})
  void readsNumbersStrictly(String text) {
    assertThatThrownBy(() -> answer("csv", text, column("value", ColumnType.DOUBLE)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("value 0 in row 0")
        .hasMessageNotContaining(text);
  }

  @Test
  void readsJsonAnswers() throws IOException {
    String json =
        "{\"predictions\":[{\"score\":0.5,\"label\":1,\"all\":[1,2]},"
            + "{\"score\":1e-3,\"label\":0,\"all\":[3]}]}";
    List<Object[]> rows =
        answer(
            "json",
            json,
            column("score", ColumnType.DOUBLE),
            column("label", ColumnType.INT),
            column("all", ColumnType.VECTOR));

    assertThat(rows)
        .containsExactly(
            new Object[] {0.5, 1, Vectors.dense(1, 2)}, new Object[] {0.001, 0, Vectors.dense(3)});
    assertThat(answer("json", "[1, 2]", column("score", ColumnType.DOUBLE))).hasSize(2);
    assertThat(
            answer(
                "json",
                "{\"scores\": [{\"score\": 1}, {\"score\": 2}]}",
                column("score", ColumnType.DOUBLE)))
        .extracting(row -> row[0])
        .containsExactly(1.0, 2.0);
    assertThat(answer("jsonlines", "{\"s\":1}\n\n{\"s\":2}", column("s", ColumnType.DOUBLE)))
        .extracting(row -> row[0])
        .containsExactly(1.0, 2.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"predictions\":[{\"score\":0.5}",
        "{\"predictions\":[{\"score\":\"0.5\"}]}",
        "{\"predictions\":[{\"other\":0.5}]}",
        "{\"predictions\":{}}",
        "{\"answers\":[]}",
        "{\"answers\":[{\"score\":0.5}],\"others\":[]}",
        "{\"others\":[],\"answers\":[{\"score\":0.5}]}",
        "{\"predictions\":[{\"score\":[1,2]}]}",
        "{\"predictions\":[{\"score\":1,\"score\":2}]}",
        "{\"predictions\":[]} {}"
      })
  void refusesDamagedJson(String json) {
    assertThatThrownBy(() -> answer("json", json, column("score", ColumnType.DOUBLE)))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("0.5");
  }

  @Test
  void refusesANumberThatItsColumnCannotHold() {
    assertThatThrownBy(() -> answer("csv", "1.5", column("value", ColumnType.INT)))
        .hasMessageContaining("whole number");
    assertThatThrownBy(() -> answer("csv", "3000000000", column("value", ColumnType.INT)))
        .hasMessageContaining("fits the type INT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "jsonlines"})
  void refusesToWriteEachOfVeryManyFeatures(String format) {
    Vector wide = Vectors.sparse(Integer.MAX_VALUE, new int[] {7}, new double[] {1});

    assertThatThrownBy(() -> body(request(format, Map.of()), List.of(wide)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there may be at most 16777216. Use sparse records or LibSVM");
    assertThat(body(request("libsvm", Map.of()), List.of(wide))).startsWith("0 7:1 2147483646:0");
  }

  @Test
  void namesTheFormatsThatThereAre() {
    assertThatThrownBy(() -> request("xml", Map.of()))
        .hasMessage(
            "there is no format 'xml' here; there are csv, json, jsonlines, labeled-libsvm, libsvm,"
                + " recordio-protobuf, and classes by their full names");
  }

  @Test
  void writesTheDigitsOfFloatsWhereThatIsAskedFor() {
    Map<String, String> floats = Map.of("precision", "float32");
    List<Vector> rows = List.of(Vectors.dense(0.1f, 0.1, 16777217, -0.0, 1e-40));

    assertThat(body(request("csv", Map.of()), rows))
        .isEqualTo("0.10000000149011612,0.1,1.6777217E7,-0.0,1.0E-40\n");
    assertThat(body(request("csv", floats), rows)).isEqualTo("0.1,0.1,1.6777216E7,-0.0,1.0E-40\n");
    assertThat(body(request("libsvm", floats), rows))
        .isEqualTo("0 0:0.1 1:0.1 2:1.6777216E7 3:-0.0 4:1.0E-40\n");
    assertThat(body(request("jsonlines", floats), rows))
        .isEqualTo("{\"features\":[0.1,0.1,1.6777216E7,-0.0,1.0E-40]}\n");
    assertThat(Codecs.describe(request("json", floats)).options())
        .containsEntry("precision", "float32");
    assertThatThrownBy(() -> body(request("csv", floats), List.of(Vectors.dense(1e300, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beyond those that a float32 holds")
        .hasMessageNotContaining("E300");
    assertThatThrownBy(() -> request("csv", Map.of("precision", "half")))
        .hasMessageContaining("precision = 'half' must be float64 or float32");
  }

  @ParameterizedTest
  @ValueSource(ints = {1023, 1024, 1025, 5000})
  void writesRowsOfAnyLength(int length) {
    double[] numbers = new Random(length).doubles(length, -300, 300).toArray();
    numbers[length - 1] = 7;
    String csv = Arrays.stream(numbers).mapToObj(NumberText::text).collect(Collectors.joining(","));
    String indexed =
        IntStream.range(0, length)
            .mapToObj(i -> " " + (i + 1) + ":" + NumberText.text(numbers[i]))
            .collect(Collectors.joining());

    assertThat(body(request("csv", Map.of()), List.of(Vectors.dense(numbers))))
        .isEqualTo(csv + "\n");
    assertThat(body(request("libsvm", Map.of("firstIndex", "1")), List.of(Vectors.dense(numbers))))
        .isEqualTo("0" + indexed + "\n");
  }
}
