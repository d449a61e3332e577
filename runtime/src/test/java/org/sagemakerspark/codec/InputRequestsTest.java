package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.recordio.RecordFormat;
import org.sagemakerspark.value.Bounds;
import scala.collection.JavaConverters;

/** Requests hold the columns that an image reads, and what is sent beside them. */
class InputRequestsTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("text", "string")
          .add("n", "bigint")
          .add("flag", "boolean")
          .add("list", SQLDataTypes.VectorType());

  private static final List<InputColumn> INPUTS =
      List.of(
          new InputColumn("a.text", InputType.STRING, true, "text"),
          new InputColumn("n", InputType.INTEGER, false, "n"),
          new InputColumn("a.flag", InputType.BOOLEAN, false, "flag"));

  private static final Row FULL = RowFactory.create("ä\n\"b\"", (1L << 53) + 1, true, null);
  private static final Row BARE = RowFactory.create("", null, null, null);

  @Test
  void areCsvWithAHeader() {
    assertThat(body(serializer("csv", Map.of("header", "true"), INPUTS), FULL, BARE))
        .isEqualTo("a.text,n,a.flag\n\"ä\n\"\"b\"\"\",9007199254740993,true\n\"\",,\n");
  }

  @Test
  void areObjectsArraysOrValuesOfJson() {
    assertThat(body(serializer("json", Map.of(), INPUTS), FULL, BARE))
        .isEqualTo(
            "{\"instances\":[{\"a\":{\"text\":\"ä\\n\\\"b\\\"\",\"flag\":true},\"n\":9007199254740993},"
                + "{\"a\":{\"text\":\"\",\"flag\":null},\"n\":null}]}");
    assertThat(body(serializer("jsonlines", Map.of("row", "array"), INPUTS), BARE))
        .isEqualTo("[\"\",null,null]\n");
    assertThat(
            body(
                serializer("json", Map.of("row", "value", "root", "inputs"), INPUTS.subList(0, 1)),
                BARE))
        .isEqualTo("{\"inputs\":[\"\"]}");
    assertThatThrownBy(() -> serializer("json", Map.of("row", "value"), INPUTS))
        .hasMessageContaining("the option row of json is 'value'");
  }

  @Test
  void holdParametersBesideTheRowsOrInEach() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("configuration.num_samples", 5);
    parameters.put("configuration.quantiles", new double[] {0.1, 0.9});
    List<InputColumn> one = INPUTS.subList(1, 2);
    assertThat(
            body(
                new ParameterRequestRowSerializer(serializer("json", Map.of(), one), parameters),
                FULL))
        .isEqualTo(
            "{\"instances\":[{\"n\":9007199254740993}],"
                + "\"configuration\":{\"num_samples\":5,\"quantiles\":[0.1,0.9]}}");
    assertThat(
            body(
                new ParameterRequestRowSerializer(
                    serializer("jsonlines", Map.of(), one), Map.of("k", "x\"")),
                FULL,
                BARE))
        .isEqualTo("{\"n\":9007199254740993,\"k\":\"x\\\"\"}\n{\"n\":null,\"k\":\"x\\\"\"}\n");
    assertThatThrownBy(
            () -> new ParameterRequestRowSerializer(serializer("csv", Map.of(), one), parameters))
        .hasMessageContaining("hold no parameters");
  }

  @Test
  void holdNoRowWhoseValueIsMissingOrNoNumber() {
    InputColumn required = new InputColumn("l", InputType.NUMBER_ARRAY, true, "list");
    InputColumn free = new InputColumn("l", InputType.NUMBER_ARRAY, false, "list");
    Row gap = RowFactory.create(null, null, null, Vectors.dense(1, Double.NaN));
    Row infinite = RowFactory.create(null, null, null, Vectors.dense(Double.POSITIVE_INFINITY));

    assertThat(body(serializer("json", Map.of(), List.of(free)), gap))
        .isEqualTo("{\"instances\":[{\"l\":[1,null]}]}");
    assertThatThrownBy(() -> body(serializer("json", Map.of(), List.of(required)), gap))
        .hasMessageContaining("The column 'list' has an element that is null or NaN");
    assertThatThrownBy(() -> body(serializer("json", Map.of(), List.of(free)), infinite))
        .hasMessageContaining("infinite");
    assertThatThrownBy(() -> body(serializer("csv", Map.of(), List.of(free)), FULL))
        .hasMessageContaining("CSV cannot tell how many fields that are");
  }

  @Test
  void areObjectsWhoseFeaturesAreTheValues() {
    assertThat(body(serializer("jsonlines", Map.of("row", "features"), INPUTS), BARE))
        .isEqualTo("{\"features\":[\"\",null,null]}\n");
  }

  @Test
  void haveTimesOfSecondsInTheZoneOfTheSession() {
    InputColumn time =
        new InputColumn(
            "t", InputType.TIMESTAMP, true, "t", false, "", "America/New_York", Bounds.any(), "");
    Map<Object, String> texts =
        Map.of(
            Timestamp.from(Instant.parse("2024-05-31T23:59:00Z")),
            "2024-05-31 19:59:00",
            Instant.parse("2024-01-31T23:59:00Z"),
            "2024-01-31 18:59:00",
            LocalDateTime.of(2024, 5, 31, 23, 59),
            "2024-05-31 23:59:00",
            LocalDate.of(2024, 2, 29),
            "2024-02-29 00:00:00",
            Date.valueOf("2024-02-29"),
            "2024-02-29 00:00:00",
            "2024-05-31",
            "2024-05-31");

    texts.forEach(
        (value, text) -> assertThat(column(time, value)).isEqualTo("{\"t\":\"" + text + "\"}\n"));
    for (Object value :
        List.of("2023-02-29", "31.05.2024", LocalDateTime.of(1, 1, 1, 1, 1, 1, 1))) {
      assertThatThrownBy(() -> column(time, value))
          .hasMessageContaining("The column 't' holds no time of a whole second in a row");
    }
  }

  @Test
  void holdNoRowWithAValueThatTheImageDoesNotKnow() {
    Bounds share = Bounds.between(0.0, 1.0).openMax();
    for (Object[] each :
        new Object[][] {
          {InputType.NUMBER, "decimal(3,2)", new BigDecimal("0.99"), new BigDecimal("1.00")},
          {InputType.NUMBER, "float", 0.5f, 1f},
          {InputType.NUMBER, "bigint", 0L, 2L},
          {InputType.NUMBER_ARRAY, "array<double>", List.of(0.0, 0.5), List.of(0.5, -0.1)},
          {
            InputType.NUMBER_ARRAY_ARRAY,
            "array<array<double>>",
            List.of(List.of(0.5)),
            List.of(List.of(0.5), List.of(1.0))
          },
        }) {
      assertTakes((InputType) each[0], share, "", (String) each[1], each[2], each[3]);
    }
    Bounds counted = Bounds.atLeast(0);
    assertTakes(InputType.INTEGER, counted, "", "int", 0, -1);
    assertTakes(InputType.INTEGER_ARRAY, counted, "", "array<bigint>", List.of(0L), List.of(-1L));
    assertTakes(InputType.INTEGER_OR_ARRAY, counted, "", "smallint", (short) 0, (short) -1);
    assertTakes(
        InputType.STRING_OR_ARRAY,
        Bounds.any(),
        "[a-z]+",
        "array<string>",
        List.of("ab"),
        List.of("ab", "aB"));
    assertTakes(InputType.STRING, Bounds.any(), "[a-z]*", "string", "", "a b");
  }

  /** What has no value, and may lack one, is in no range. */
  @Test
  void holdRowsWithoutAValueWhateverTheRange() {
    InputColumn input = bounded(InputType.NUMBER_ARRAY, Bounds.atLeast(0), "");
    StructType schema = new StructType().add("c", "array<double>");

    assertThat(
            body(
                serializer("jsonlines", Map.of(), List.of(input)),
                schema,
                RowFactory.create((Object) null),
                RowFactory.create(held(Arrays.asList(null, 1.0)))))
        .isEqualTo("{\"c\":null}\n{\"c\":[null,1]}\n");
  }

  private static void assertTakes(
      InputType type, Bounds bounds, String pattern, String sql, Object taken, Object refused) {
    RequestRowSerializer rows =
        serializer("jsonlines", Map.of(), List.of(bounded(type, bounds, pattern)));
    StructType schema = new StructType().add("c", sql);
    assertThat(body(rows, schema, RowFactory.create(held(taken)))).startsWith("{\"c\":");
    assertThatThrownBy(() -> body(rows, schema, RowFactory.create(held(refused))))
        .hasMessageContaining(
            pattern.isEmpty()
                ? "The column 'c' has a number that is not " + bounds.describe() + " in a row"
                : "The column 'c' has a text that does not match " + pattern + " in a row");
  }

  /** Rows hold lists as the arrays of Scala. */
  @SuppressWarnings("deprecation")
  private static Object held(Object value) {
    return value instanceof List<?> list
        ? JavaConverters.asScalaBuffer(list.stream().map(InputRequestsTest::held).toList())
        : value;
  }

  private static InputColumn bounded(InputType type, Bounds bounds, String pattern) {
    return new InputColumn("c", type, false, "c", false, "", "UTC", bounds, pattern);
  }

  @Test
  void haveATextForWhatIsMissingAndLackColumnsThatMayBeMissing() {
    InputColumn gaps =
        new InputColumn(
            "t", InputType.NUMBER_ARRAY, true, "t", false, "NaN", "UTC", Bounds.any(), "");
    InputColumn lists =
        new InputColumn(
            "u", InputType.NUMBER_ARRAY_ARRAY, false, "u", true, "", "UTC", Bounds.any(), "");
    StructType schema = new StructType().add("t", SQLDataTypes.VectorType());
    StructType both = schema.add("u", "array<array<double>>");
    Row row = RowFactory.create(Vectors.dense(1.5, Double.NaN));

    assertThat(body(serializer("jsonlines", Map.of(), List.of(gaps, lists)), schema, row))
        .isEqualTo("{\"t\":[1.5,\"NaN\"]}\n");
    assertThatThrownBy(() -> body(serializer("csv", Map.of(), List.of(lists)), both))
        .hasMessageContaining("column 'u' is of arrays of arrays, which CSV does not hold");
  }

  private static String column(InputColumn input, Object value) {
    String type =
        value instanceof String
            ? "string"
            : value instanceof LocalDateTime
                ? "timestamp_ntz"
                : value instanceof LocalDate || value instanceof Date ? "date" : "timestamp";
    return body(
        serializer("jsonlines", Map.of(), List.of(input)),
        new StructType().add(input.column(), type),
        RowFactory.create(value));
  }

  private static RequestRowSerializer serializer(
      String format, Map<String, String> options, List<InputColumn> inputs) {
    return Codecs.request(
        new Format(format, options),
        "features",
        inputs,
        FeatureRules.PLAIN,
        RecordFormat.Parts.SPLIT);
  }

  private static String body(RequestRowSerializer serializer, Row... rows) {
    return body(serializer, SCHEMA, rows);
  }

  private static String body(RequestRowSerializer serializer, StructType schema, Row... rows) {
    RowEncoder<Row> encoder = serializer.bind(schema, "test");
    BodyBuffer body = new BodyBuffer(64);
    body.write(encoder.header());
    for (int i = 0; i < rows.length; i++) {
      if (i > 0) {
        body.write(encoder.separator());
      }
      encoder.encode(rows[i], body);
    }
    body.write(encoder.footer());
    return new String(body.copyFrom(0), StandardCharsets.UTF_8);
  }
}
