package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers as containers write them: the XGBoost container (aws/sagemaker-xgboost-container
 * algorithm_mode/serve.py and serve_utils.py), Python's json.dumps and csv, pandas, and what AWS
 * documents.
 */
class TextAnswersTest {

  private static List<Object[]> read(String format, String text, ResponseColumn... columns)
      throws IOException {
    return Codecs.response(new Format(format, Map.of()), List.of(columns))
        .decode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Object> only(String format, String text, String key, ColumnType type)
      throws IOException {
    return read(format, text, column(key, type)).stream()
        .flatMap(row -> Stream.of(row[0] == null ? "null" : row[0]))
        .toList();
  }

  private static ResponseColumn column(String key, ColumnType type) {
    return new ResponseColumn(key, type, key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0.1, 0.2],[0.3, 0.7]",
        "[0.1, 0.2]\n[0.3, 0.7]\n",
        "[0.1,0.2], [0.3,0.7]",
        "\"[0.1, 0.2]\"\n\"[0.3, 0.7]\"",
        "0.1,0.2\n0.3,0.7"
      })
  void readsAListForEachRowOnOneLineOrSeveral(String text) throws IOException {
    assertThat(only("csv", text, "row", ColumnType.VECTOR))
        .containsExactly(Vectors.dense(0.1, 0.2), Vectors.dense(0.3, 0.7));
  }

  @Test
  void readsListsAmongOtherValues() throws IOException {
    List<Object[]> rows =
        read(
            "csv",
            "1,\"[0.25, 0.75]\",\"say \"\"no\"\", [x\"\n0,\"[0.5, 0.5]\",[y",
            column("0", ColumnType.INT),
            column("1", ColumnType.DOUBLE_ARRAY),
            column("2", ColumnType.STRING));

    assertThat(rows)
        .containsExactly(
            new Object[] {1, new double[] {0.25, 0.75}, "say \"no\", [x"},
            new Object[] {0, new double[] {0.5, 0.5}, "[y"});
  }

  @Test
  void findsTheEndOfEachValueOfAnyLength() throws IOException {
    Random random = new Random(20261128);
    String letters = "0123456789.-+e !#%&*$/:;_~[]xyz\u00e9\u20ac";
    for (int i = 0; i < 2_000; i++) {
      List<String> values = new ArrayList<>();
      for (int value = 0; value < 5; value++) {
        values.add(
            random
                .ints(1 + random.nextInt(30), 0, letters.length())
                .mapToObj(at -> letters.substring(at, at + 1))
                .collect(Collectors.joining("", value + ".", "|")));
      }
      for (String end : List.of(",", "\n", "\r\n", "\r", " , ")) {
        assertThat(only("csv", String.join(end, values), "value", ColumnType.STRING))
            .containsExactlyElementsOf(values);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1", "\"1\"2", "[1, x]", "[1, ]", "1,2]"})
  void refusesQuotesAndListsThatAreBroken(String text) {
    assertThatThrownBy(() -> only("csv", text, "row", ColumnType.VECTOR))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("row 0");
  }

  @ParameterizedTest
  @CsvSource({
    "nan,NaN",
    "NaN,NaN",
    "-nan,NaN",
    "inf,Infinity",
    "-inf,-Infinity",
    "+Infinity,Infinity",
    "-Infinity,-Infinity",
    "INF,Infinity"
  })
  void readsWhatIsNotFiniteInCsv(String text, double value) throws IOException {
    assertThat(only("csv", text + ",1", "value", ColumnType.DOUBLE)).containsExactly(value, 1.0);
    assertThat(only("csv", text, "value", ColumnType.FLOAT)).containsExactly((float) value);
    assertThat(only("csv", "[" + text + ", 1]", "row", ColumnType.VECTOR))
        .containsExactly(Vectors.dense(value, 1));
    assertThatThrownBy(() -> only("csv", text, "value", ColumnType.LONG))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void readsWhatIsNotFiniteInJson(String text) throws IOException {
    double value = Double.parseDouble(text);
    for (String written : List.of(text, '"' + text + '"')) {
      String row = "{\"score\": " + written + ", \"all\": [1, " + written + "]}";
      assertThat(only("json", "{\"predictions\": [" + row + "]}", "score", ColumnType.DOUBLE))
          .containsExactly(value);
      assertThat(only("jsonlines", row + "\n" + row, "all", ColumnType.VECTOR))
          .containsExactly(Vectors.dense(1, value), Vectors.dense(1, value));
    }
  }

  @ParameterizedTest
  @CsvSource({"1e400,double", "-1e400,double", "1e300,float", "-1e39,float", "1e400,vector"})
  void neverMakesANumberInfinite(String number, ColumnType type) {
    assertThatThrownBy(() -> only("csv", number, "value", type))
        .hasMessageContaining("beyond those that a")
        .hasMessageNotContaining(number);
    assertThatThrownBy(() -> only("json", "[" + number + "]", "score", type))
        .hasMessageContaining("beyond those that a");
    String digits = number.replaceAll("e.*", "") + "0".repeat(400);
    assertThatThrownBy(() -> only("json", "[" + digits + "]", "score", type))
        .hasMessageContaining("beyond those that a");
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740993,9007199254740993",
    "-9223372036854775808,-9223372036854775808",
    "9223372036854775807.0,9223372036854775807",
    "12e3,12000"
  })
  void keepsEveryDigitOfALong(String text, long value) throws IOException {
    assertThat(only("csv", text, "value", ColumnType.LONG)).containsExactly(value);
    assertThat(only("json", "[" + text + "]", "id", ColumnType.LONG)).containsExactly(value);
    assertThat(only("jsonlines", "{\"id\":" + text + "}", "id", ColumnType.LONG))
        .containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "1.5", "1e30", "1e2147483647", "1e99999999999"})
  void refusesALongThatIsNone(String text) {
    assertThatThrownBy(() -> only("csv", text, "value", ColumnType.LONG))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining(text);
    assertThatThrownBy(() -> only("json", "[" + text + "]", "id", ColumnType.LONG))
        .isInstanceOf(IOException.class);
  }

  @Test
  void countsLinesWithoutAnythingAsAnswers() throws IOException {
    assertThat(only("csv", "label\n\nb\n", "0", ColumnType.STRING))
        .containsExactly("label", "", "b");
    assertThat(only("csv", "\na\r\n\r\n", "0", ColumnType.STRING)).containsExactly("", "a", "");
    assertThat(only("csv", "1\n\n3", "value", ColumnType.DOUBLE)).containsExactly(1.0, "null", 3.0);
    assertThat(only("csv", "1,,3\n", "value", ColumnType.LONG)).containsExactly(1L, "null", 3L);
    assertThat(only("csv", "1,2\n\n3,4\n", "row", ColumnType.VECTOR))
        .containsExactly(Vectors.dense(1, 2), "null", Vectors.dense(3, 4));
    assertThat(only("csv", "", "value", ColumnType.DOUBLE)).isEmpty();
    assertThatThrownBy(() -> only("csv", "1,,2", "row", ColumnType.VECTOR))
        .hasMessageContaining("number 1 of row 0 of the answer is empty");
  }

  @Test
  void takesNullInJsonForNoPrediction() throws IOException {
    ResponseColumn field = column("a", ColumnType.INT);
    for (ColumnType.Kind kind : ColumnType.Kind.values()) {
      ColumnType type =
          switch (kind) {
            case STRUCT -> ColumnType.struct(field);
            case STRUCT_ARRAY -> ColumnType.structArray(field);
            default -> ColumnType.ofWord(Words.of(kind));
          };
      assertThat(only("json", "{\"predictions\":[{\"p\":null}]}", "p", type))
          .containsExactly("null");
      assertThat(only("jsonlines", "{\"p\":null}\n{\"p\":null}", "p", type))
          .containsExactly("null", "null");
    }
    assertThatThrownBy(() -> only("json", "[{\"p\":[1,null]}]", "p", ColumnType.VECTOR))
        .hasMessageContaining("the prediction 'p' is no number");
  }

  @Test
  void takesNumbersForTextsWhereTheColumnIsText() throws IOException {
    assertThat(only("json", "[7, \"seven\", 0.5, true]", "label", ColumnType.STRING))
        .containsExactly("7", "seven", "0.5", "true");
    assertThat(only("csv", "7,seven", "value", ColumnType.STRING)).containsExactly("7", "seven");
    assertThatThrownBy(() -> only("json", "[{\"p\":[1]}]", "p", ColumnType.STRING))
        .hasMessageContaining("the prediction 'p' is no text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"predictions\":{\"score\":[0.5,1],\"all\":[[1,2],[3]]}}",
        "{\"score\":[0.5,1],\"all\":[[1,2],[3]]}",
        "{\"predictions\":[{\"score\":0.5,\"all\":[1,2]},{\"score\":1,\"all\":[3]}]}",
        "[{\"score\":[0.5],\"all\":[1,2]},{\"score\":[1],\"all\":[3]}]"
      })
  void readsJsonByRowsAndByColumns(String json) throws IOException {
    assertThat(
            read(
                "json", json, column("score", ColumnType.DOUBLE), column("all", ColumnType.VECTOR)))
        .containsExactly(
            new Object[] {0.5, Vectors.dense(1, 2)}, new Object[] {1.0, Vectors.dense(3)});
  }

  @Test
  void makesClassesAndProbabilitiesOfNumbers() throws IOException {
    ResponseColumn[] columns = {
      new ResponseColumn("value", ColumnType.DOUBLE, "prediction", ColumnForm.LIKELIEST),
      new ResponseColumn("value", ColumnType.VECTOR, "probability", ColumnForm.PROBABILITIES),
      new ResponseColumn("value", ColumnType.VECTOR, "raw", ColumnForm.MARGINS),
      new ResponseColumn("value", ColumnType.DOUBLE, "sign", ColumnForm.SIGN),
      new ResponseColumn("value", ColumnType.DOUBLE, "class", ColumnForm.CLASS)
    };

    for (String format : List.of("csv", "json")) {
      String answer = format.equals("csv") ? "0.25\n0.75\nnan\n0\n" : "[0.25,[0.75],NaN,0]";
      assertThat(read(format, answer, columns))
          .containsExactly(
              new Object[] {0.0, Vectors.dense(0.75, 0.25), Vectors.dense(-0.25, 0.25), 1.0, 0.25},
              new Object[] {1.0, Vectors.dense(0.25, 0.75), Vectors.dense(-0.75, 0.75), 1.0, 0.75},
              new Object[] {
                Double.NaN,
                Vectors.dense(Double.NaN, Double.NaN),
                Vectors.dense(Double.NaN, Double.NaN),
                Double.NaN,
                Double.NaN
              },
              new Object[] {0.0, Vectors.dense(1, 0), Vectors.dense(-0.0, 0), 0.0, 0.0});
    }
    assertThat(read("csv", "\n1", columns).get(0)).containsOnlyNulls();
  }

  @Test
  void makesClassesOfTheProbabilitiesOfAll() throws IOException {
    ResponseColumn[] columns = {
      new ResponseColumn("row", ColumnType.DOUBLE, "prediction", ColumnForm.LIKELIEST),
      new ResponseColumn("row", ColumnType.VECTOR, "probability", ColumnForm.PROBABILITIES)
    };

    assertThat(read("csv", "[0.25, 0.5, 0.25],[0.5, 0.5, 0],[0, nan, 1]", columns))
        .containsExactly(
            new Object[] {1.0, Vectors.dense(0.25, 0.5, 0.25)},
            new Object[] {0.0, Vectors.dense(0.5, 0.5, 0)},
            new Object[] {Double.NaN, Vectors.dense(0, Double.NaN, 1)});
    assertThatThrownBy(
            () ->
                read(
                    "csv",
                    "1,2",
                    new ResponseColumn("row", ColumnType.VECTOR, "raw", ColumnForm.MARGINS)))
        .hasMessageContaining("has 2 values, of which no margins can be made");
  }

  @Test
  void keepsTheFormOfAColumnInItsDescription() {
    List<ResponseColumn> columns =
        List.of(
            new ResponseColumn("a", ColumnType.VECTOR, "p", ColumnForm.PROBABILITIES),
            new ResponseColumn("a", ColumnType.DOUBLE, "a"));

    assertThat(ResponseColumn.toJson(columns))
        .isEqualTo(
            "[{\"key\":\"a\",\"type\":\"vector\",\"column\":\"p\",\"as\":\"probabilities\"},"
                + "{\"key\":\"a\",\"type\":\"double\",\"column\":\"a\"}]");
    assertThat(ResponseColumn.fromJson(ResponseColumn.toJson(columns))).isEqualTo(columns);
    assertThatThrownBy(
            () -> ResponseColumn.fromJson("[{\"key\":\"a\",\"type\":\"double\",\"as\":\"odds\"}]"))
        .hasMessageContaining("'odds' is no form of a column; there are plain, class,");
  }

  @Test
  void refusesColumnsOfDifferentLengths() {
    assertThatThrownBy(
            () ->
                read(
                    "json",
                    "{\"a\":[1,2],\"b\":[1]}",
                    column("a", ColumnType.DOUBLE),
                    column("b", ColumnType.DOUBLE)))
        .hasMessage("the answer has 2 predictions 'a' and 1 predictions 'b'");
  }

  @Test
  void findsPredictionsInsideOfOthers() throws IOException {
    String row = "{\"output\":{\"score\":0.5,\"classes\":[\"b\",\"a\"]},\"x.y\":2}";
    ResponseColumn[] columns = {
      column("output.score", ColumnType.DOUBLE),
      column("output.classes.0", ColumnType.STRING),
      column("x.y", ColumnType.INT)
    };

    for (String answer : Arrays.asList("[" + row + "]", "{\"predictions\":[" + row + "]}")) {
      assertThat(read("json", answer, columns)).containsExactly(new Object[] {0.5, "b", 2});
    }
    assertThat(read("jsonlines", row, columns)).containsExactly(new Object[] {0.5, "b", 2});
    assertThat(
            Codecs.response(
                    new Format("json", Map.of("root", "data.rows")),
                    List.of(column("0", ColumnType.INT), column("1", ColumnType.STRING)))
                .decode("{\"data\":{\"rows\":[[1,\"a\"]]}}".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(new Object[] {1, "a"});
  }

  @Test
  void findsAValueAndWhatIsWithinIt() throws IOException {
    ResponseColumn[] columns = {
      column("all", ColumnType.VECTOR),
      column("all.1", ColumnType.LONG),
      column("b", ColumnType.INT)
    };

    assertThat(read("jsonlines", "{\"b\":3,\"all\":[1,2]}\n{\"all\":[3,4],\"b\":5}", columns))
        .containsExactly(
            new Object[] {Vectors.dense(1, 2), 2L, 3}, new Object[] {Vectors.dense(3, 4), 4L, 5});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":\"a\",\"rank\":1},{\"id\":\"b\",\"rank\":2}]",
        "{\"a\":{\"b\":[]},\"c\":\"\\\"\"}",
        "[0.1000,12345678901234567890.25,9007199254740993]",
        "\"text\"",
        "true",
        "[1e400,-1E+400,0.5e-7,[{\"a\":[]}]]",
        "1.50"
      })
  void readsAnyValueAsATextOfJson(String value) throws IOException {
    ResponseColumn[] columns = {column("items", ColumnType.JSON), column("n.m", ColumnType.INT)};

    assertThat(read("jsonlines", "{\"n\":{\"m\":1},\"items\":" + value + "}", columns))
        .containsExactly(new Object[] {value, 1});
    assertThat(read("json", "{\"predictions\":[{\"items\":null,\"n\":{\"m\":2}}]}", columns))
        .containsExactly(new Object[] {null, 2});
    assertThat(only("jsonlines", "{\"a\":[NaN,-Infinity]}", "a", ColumnType.JSON))
        .containsExactly("[\"NaN\",\"-Infinity\"]");
    assertThat(ColumnType.JSON.sparkType()).isEqualTo(DataTypes.StringType);
  }

  /** Makes Java's maps and lists of what rows of Spark hold. */
  private static Object plain(Object value) {
    if (value instanceof scala.collection.Map) {
      Map<Object, Object> map = new LinkedHashMap<>();
      RowFactory.create(value).getJavaMap(0).forEach((key, each) -> map.put(key, plain(each)));
      return map;
    }
    if (value instanceof Row row) {
      return IntStream.range(0, row.size()).mapToObj(i -> plain(row.get(i))).toList().toString();
    }
    if (value instanceof Object[] items) {
      return Arrays.stream(items).map(TextAnswersTest::plain).toList();
    }
    return value instanceof double[] numbers ? Arrays.toString(numbers) : value;
  }

  private static Object one(String json, ColumnType type) throws IOException {
    Object value = only("jsonlines", "{\"p\":" + json + "}", "p", type).get(0);
    assertThat(only("json", "[{\"q\":[],\"p\":" + json + "}]", "p", type)).hasSize(1);
    return plain(value);
  }

  static Stream<Arguments> maps() {
    return Stream.of(
        Arguments.of(ColumnType.DOUBLE, "0.9", "[0.25]", 0.9, 0.25),
        Arguments.of(ColumnType.DOUBLE, "\"NaN\"", "-Infinity", Double.NaN, -1.0 / 0),
        Arguments.of(ColumnType.LONG, "9007199254740993", "12e3", 9_007_199_254_740_993L, 12_000L),
        Arguments.of(ColumnType.LONG, "9223372036854775807.0", "-1", Long.MAX_VALUE, -1L),
        Arguments.of(ColumnType.INT, "2147483647", "1.0", Integer.MAX_VALUE, 1),
        Arguments.of(ColumnType.FLOAT, "0.5", "1e30", 0.5f, 1e30f),
        Arguments.of(ColumnType.STRING, "\"a\"", "0.50", "a", "0.50"),
        Arguments.of(ColumnType.BOOLEAN, "true", "0", true, false),
        Arguments.of(ColumnType.DOUBLE_ARRAY, "[1, 2.5]", "[]", "[1.0, 2.5]", "[]"),
        Arguments.of(ColumnType.STRING_ARRAY, "[\"a\", 1]", "[]", List.of("a", "1"), List.of()),
        Arguments.of(
            ColumnType.STRING_ARRAY,
            "[0.50, true]",
            "[1e400, 12345678901234567890.25, NaN]",
            List.of("0.50", "true"),
            List.of("1e400", "12345678901234567890.25", "NaN")));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void readsObjectsOfAnyKeysAsMaps(
      ColumnType of, String first, String second, Object one, Object other) throws IOException {
    ColumnType type = ColumnType.map(of);

    assertThat(one("{\"a b\":" + first + ",\"\":" + second + "}", type))
        .isEqualTo(Map.of("a b", one, "", other));
    assertThat(one("{}", type)).isEqualTo(Map.of());
    assertThat(type.sparkType())
        .isEqualTo(DataTypes.createMapType(DataTypes.StringType, of.sparkType(), false));
  }

  private static final ColumnType BOX =
      ColumnType.struct(
          column("x", ColumnType.INT), new ResponseColumn("a.y", ColumnType.FLOAT, "y").orNull());

  @Test
  void readsObjectsAsStructs() throws IOException {
    assertThat(one("{\"other\":[{}],\"x\":2,\"a\":{\"y\":0.5}}", BOX)).isEqualTo("[2, 0.5]");
    assertThat(one("{\"a.y\":1,\"x\":[2]}", BOX)).isEqualTo("[2, 1.0]");
    assertThat(BOX.sparkType()).isEqualTo(StructType.fromDDL("x int, y float"));
  }

  @Test
  void readsListsOfObjectsAsStructs() throws IOException {
    ColumnType type =
        ColumnType.structArray(
            column("label", ColumnType.STRING),
            new ResponseColumn("p", ColumnType.DOUBLE, "score"));

    assertThat(one("[{\"label\":\"a\",\"p\":0.5},{\"p\":1,\"label\":2}]", type))
        .isEqualTo(List.of("[a, 0.5]", "[2, 1.0]"));
    assertThat(one("[]", type)).isEqualTo(List.of());
    assertThat(type.sparkType())
        .isEqualTo(
            DataTypes.createArrayType(StructType.fromDDL("label string, score double"), false));
  }

  @Test
  void readsAFieldOfEachType() throws IOException {
    ColumnType type =
        ColumnType.struct(
            column("double", ColumnType.DOUBLE),
            column("long", ColumnType.LONG),
            column("string", ColumnType.STRING),
            column("boolean", ColumnType.BOOLEAN),
            column("vector", ColumnType.VECTOR),
            column("doubles", ColumnType.DOUBLE_ARRAY),
            column("lists", ColumnType.DOUBLE_ARRAY_ARRAY),
            column("strings", ColumnType.STRING_ARRAY),
            column("map", ColumnType.map(ColumnType.LONG)),
            column("box", BOX),
            column("boxes", ColumnType.structArray(column("x", ColumnType.INT))),
            column("json", ColumnType.JSON));

    assertThat(
            one(
                "{\"double\":1,\"long\":9007199254740993,\"string\":\"s\",\"boolean\":1,"
                    + "\"vector\":[1,2],\"doubles\":[3],\"lists\":[[4],[]],\"strings\":[\"t\"],"
                    + "\"map\":{\"k\":5},\"box\":{\"x\":6},\"boxes\":[{\"x\":7},{\"x\":8}],"
                    + "\"json\":{\"n\":[1.50,null]}}",
                type))
        .isEqualTo(
            "[1.0, 9007199254740993, s, true, [1.0,2.0], [3.0], [[4.0], []], [t], {k=5},"
                + " [6, null], [[7], [8]], {\"n\":[1.50,null]}]");
  }

  @Test
  void takesNullForAFieldThatMayBeLacking() throws IOException {
    assertThat(one("{\"x\":1}", BOX)).isEqualTo("[1, null]");
    assertThat(one("{\"a\":{\"y\":null},\"x\":null}", BOX)).isEqualTo("[null, null]");
    assertThatThrownBy(() -> one("{\"a\":{\"y\":1}}", BOX))
        .hasMessage("in the prediction 'p', the object has no prediction 'x'");
  }

  static Stream<Arguments> partsThatDoNotFit() {
    ColumnType boxes = ColumnType.structArray(column("box", BOX));
    return Stream.of(
        Arguments.of(ColumnType.map(ColumnType.DOUBLE), "[1]", "the prediction 'p' is no object"),
        Arguments.of(
            ColumnType.map(ColumnType.DOUBLE),
            "{\"secret\":1,\"b\":null}",
            "item 1 of the prediction 'p' is null"),
        Arguments.of(
            ColumnType.map(ColumnType.DOUBLE),
            "{\"a\":{\"value\":1}}",
            "in item 0 of the prediction 'p', the prediction 'value' is no number"),
        Arguments.of(
            ColumnType.map(ColumnType.DOUBLE), "{\"a\":1e400}", "beyond those that a double holds"),
        Arguments.of(
            ColumnType.map(ColumnType.DOUBLE),
            "{\"a\":1" + "0".repeat(400) + "}",
            "beyond those that a double holds"),
        Arguments.of(
            ColumnType.map(ColumnType.FLOAT), "{\"a\":1e39}", "beyond those that a float holds"),
        Arguments.of(
            ColumnType.map(ColumnType.INT), "{\"a\":2147483648}", "no whole number that fits"),
        Arguments.of(
            ColumnType.map(ColumnType.LONG),
            "{\"a\":9223372036854775808}",
            "the prediction 'value' is no whole number that fits the type LONG"),
        Arguments.of(ColumnType.map(ColumnType.STRING), "{\"a\":[\"b\"]}", "is no text"),
        Arguments.of(
            ColumnType.map(ColumnType.BOOLEAN), "{\"a\":\"yes\"}", "is neither true nor false"),
        Arguments.of(
            ColumnType.map(ColumnType.DOUBLE_ARRAY),
            "{\"a\":[],\"b\":[\"secret\"]}",
            "in item 1 of the prediction 'p', the prediction 'value' is no number"),
        Arguments.of(
            ColumnType.map(ColumnType.STRING_ARRAY), "{\"a\":[null]}", "an item that is no text"),
        Arguments.of(
            ColumnType.map(ColumnType.DOUBLE),
            "{\"secret\":1,\"secret\":2}",
            "has a key twice in an object, at line 1"),
        Arguments.of(BOX, "{\"x\":1,\"x\":2}", "a key twice in an object, at line 1, column"),
        Arguments.of(BOX, "{\"x\":secret}", "the answer is not JSON, or"),
        Arguments.of(
            BOX,
            "{\"x\":1,\"other\":" + "[".repeat(1001) + "]".repeat(1001) + "}",
            "it is more than 1000 levels deep"),
        Arguments.of(
            ColumnType.map(ColumnType.STRING),
            "{\"a\":" + "7".repeat(1001) + "}",
            "has a number of more than 1000 characters"),
        Arguments.of(BOX, "7", "the prediction 'p' is no object"),
        Arguments.of(BOX, "[{\"x\":1}]", "the prediction 'p' is no object"),
        Arguments.of(
            BOX, "{\"x\":\"secret\"}", "in the prediction 'p', the prediction 'x' is no number"),
        Arguments.of(boxes, "{}", "the prediction 'p' is no list"),
        Arguments.of(boxes, "[{\"box\":{\"x\":1}},null]", "item 1 of the prediction 'p' is no"),
        Arguments.of(
            boxes,
            "[{\"box\":{\"x\":1}},{\"box\":{\"x\":1.5}}]",
            "in item 1 of the prediction 'p', in the prediction 'box', the prediction 'x' is no"
                + " whole number that fits the type INT"));
  }

  @ParameterizedTest
  @MethodSource("partsThatDoNotFit")
  void refusesPartsThatDoNotFit(ColumnType type, String json, String message) {
    assertThatThrownBy(() -> one(json, type))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret");
  }

  @Test
  void makesSeveralColumnsOfOneObject() throws IOException {
    ResponseColumn[] columns = {
      new ResponseColumn("p", ColumnType.map(ColumnType.DOUBLE), "map"),
      new ResponseColumn("p", ColumnType.struct(column("b", ColumnType.STRING)), "struct"),
      new ResponseColumn("p", ColumnType.JSON, "json"),
      new ResponseColumn("p.a", ColumnType.INT, "a")
    };

    for (Object[] row : read("jsonlines", "{\"p\":{\"a\":1,\"b\":2.50}}\n".repeat(3), columns)) {
      assertThat(Arrays.stream(row).map(TextAnswersTest::plain))
          .containsExactly(Map.of("a", 1.0, "b", 2.5), "[2.50]", "{\"a\":1,\"b\":2.50}", 1);
    }
  }

  @Test
  void keepsThePartsOfATypeInItsDescription() {
    List<ResponseColumn> columns =
        List.of(
            new ResponseColumn("m", ColumnType.map(ColumnType.STRING_ARRAY), "n"),
            new ResponseColumn("b", BOX, "b").orNull(),
            column("l", ColumnType.structArray(column("box", BOX))));
    String box =
        "[{\"name\":\"x\",\"type\":\"int\"},"
            + "{\"name\":\"y\",\"key\":\"a.y\",\"type\":\"float\",\"nullable\":true}]";

    assertThat(ResponseColumn.toJson(columns))
        .isEqualTo(
            "[{\"key\":\"m\",\"type\":\"map\",\"of\":\"string-array\",\"column\":\"n\"},"
                + "{\"key\":\"b\",\"type\":\"struct\",\"fields\":"
                + box
                + ",\"column\":\"b\",\"nullable\":true},"
                + "{\"key\":\"l\",\"type\":\"struct-array\",\"fields\":"
                + "[{\"name\":\"box\",\"type\":\"struct\",\"fields\":"
                + box
                + "}],\"column\":\"l\"}]");
    assertThat(ResponseColumn.fromJson(ResponseColumn.toJson(columns))).isEqualTo(columns);
    assertThat(ResponseColumn.fromJson("[{\"key\":\"m\",\"type\":\"map\"}]"))
        .containsExactly(column("m", ColumnType.map(ColumnType.DOUBLE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"type\":\"map\",\"of\":\"vector\"|the values of a map cannot be vector; they can be double,",
        "\"type\":\"map\",\"of\":\"odd\"|'odd' is no type of a column",
        "\"type\":\"int\",\"of\":\"int\"|\"of\" belongs to the type map",
        "\"type\":\"int\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]|\"fields\" belongs to",
        "\"type\":\"struct\"|\"fields\" belongs to the types struct and struct-array, which have at",
        "\"type\":\"struct\",\"fields\":[]|\"fields\" must be a list such as",
        "\"type\":\"struct\",\"fields\":[{\"key\":\"a\",\"type\":\"int\"}]|\"fields\" must be a list such",
        "\"type\":\"struct\",\"fields\":[{\"name\":\"a\",\"type\":\"binary\"}]|the field 'a' of a struct",
        "\"type\":\"struct-array\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"A\","
            + "\"type\":\"int\"}]|two fields of a struct are called 'A', or differ in case only"
      })
  void refusesPartsThatATypeDoesNotHave(String type, String message) {
    assertThatThrownBy(() -> ResponseColumn.fromJson("[{\"key\":\"p\"," + type + "}]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void findsEmptyNamesAndThoseThatHoldDots() throws IOException {
    ResponseColumn[] columns = {column("a..b", ColumnType.INT), column("c.", ColumnType.INT)};

    assertThat(
            read(
                "jsonlines",
                "{\"a..b\":1,\"c.\":2}\n{\"a\":{\"\":{\"b\":3}},\"c\":{\"\":4}}",
                columns))
        .containsExactly(new Object[] {1, 2}, new Object[] {3, 4});
  }

  @Test
  void takesTheNearerOfTwoPredictionsOfOneName() throws IOException {
    ResponseColumn[] columns = {column("a.b", ColumnType.INT), column("c", ColumnType.INT)};

    assertThat(
            read(
                "jsonlines",
                "{\"a\":{\"b\":1,\"x\":[{}]},\"a.b\":2,\"c\":0}\n"
                    + "{\"c\":0,\"a.b\":2,\"a\":{\"b\":1}}",
                columns))
        .containsExactly(new Object[] {2, 0}, new Object[] {2, 0});
  }

  @ParameterizedTest
  @CsvSource({"score,csv", "'',csv", "-1,csv", "1.5,csv", "12345678901,csv", "output.score,csv"})
  void refusesANameThatIsNoPlaceInCsv(String key, String format) {
    assertThatThrownBy(() -> only(format, "1", key, ColumnType.DOUBLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + key + "' is no place in comma-separated values; the key of")
        .hasMessageNotContaining("For input string");
  }

  @Test
  void readsManyValuesOfALine() throws IOException {
    String line = "0.5,".repeat(99) + "0.25";

    assertThat(only("csv", line, "99", ColumnType.DOUBLE)).containsExactly(0.25);
    assertThat(only("csv", line + "\n" + line, "value", ColumnType.DOUBLE)).hasSize(200);
    assertThatThrownBy(() -> only("csv", "1,2\n3,x4\n", "row", ColumnType.VECTOR))
        .hasMessage("number 1 of row 1 of the answer is no number");
    assertThatThrownBy(() -> only("csv", "[1, 2],[3, x4]\n", "row", ColumnType.VECTOR))
        .hasMessage("number 1 of value 0 in row 1 of the answer is no number");
    assertThatThrownBy(() -> only("csv", "1,2\n3\n", "1", ColumnType.DOUBLE))
        .hasMessage("row 1 of the answer has 1 values; '1' is beyond them");
  }
}
