package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

/** Other columns pass by the endpoint untouched. */
@ExtendWith(SparkExtension.class)
class ColumnsTest {

  /** Values of every type, at its ends where it has ends. */
  private static final List<String> VALUES =
      List.of(
          "true",
          "tinyint(-128)",
          "smallint(32767)",
          "int(-2147483648)",
          "bigint(9223372036854775807)",
          "float('NaN')",
          "float(-0.0)",
          "float(1.4E-45)",
          "array(double('NaN'), 0D)",
          "double('-Infinity')",
          "double(0.1)",
          "cast('12345678901234567890.123456789012345678' AS decimal(38,18))",
          "cast(1.5 AS decimal(5,2))",
          "'Zürich 東京 \\u0001'",
          "''",
          "X'00FF80'",
          "DATE'0001-01-01'",
          "DATE'9999-12-31'",
          "TIMESTAMP'1582-10-04 23:59:59.999999'",
          "TIMESTAMP'2024-02-29 12:34:56.123456'",
          "TIMESTAMP_NTZ'1900-01-01 00:00:00.000001'",
          "INTERVAL '-3-11' YEAR TO MONTH",
          "INTERVAL '100 23:59:59.999999' DAY TO SECOND",
          "make_interval(1, 2, 3, 4, 5, 6, 7.000008)",
          "array(1, null, 3)",
          "array(array('a'), array(), null)",
          "array(X'01', X'')",
          "map('a', 1, 'b', null)",
          "map(1, array(0.5D), 2, array())",
          "named_struct('a', 1, 'b', named_struct('c', 'x', 'd', cast(null AS date)))",
          "array(named_struct('t', TIMESTAMP'2000-01-01 00:00:00', 'm', map('k', 1L)))",
          "null");

  private final SparkSession spark;
  private FakeEndpoint endpoint;

  ColumnsTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void start() {
    endpoint =
        new FakeEndpoint((number, features, exchange) -> FakeEndpoint.score(features, exchange));
    endpoint.sparkConf().forEach(spark.conf()::set);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void bringsColumnsOfEveryTypeBackUnchanged() {
    List<String> columns = new ArrayList<>(List.of("array(cast(id AS float)) AS features"));
    for (int i = 0; i < VALUES.size(); i++) {
      // Every other row is null, as far as a type has nulls in SQL.
      columns.add("if(id % 2 = 0, " + VALUES.get(i) + ", null) AS c" + i);
    }
    if (spark.version().compareTo("4") > 0) {
      columns.add("parse_json('{\"a\": [1, 2.5, null]}') AS variant");
      columns.add("'Straße' COLLATE UNICODE_CI AS collated");
    }
    Dataset<Row> rows = spark.range(0, 9, 1, 2).selectExpr(columns.toArray(new String[0]));

    assertUnchanged(rows, columns.size());
  }

  /**
   * Values that the public kind of row cannot hold or changes: days that no calendar of Java's had
   * (1582-10-05 to 14), or a time zone's had not (2011-12-30 in Samoa), times out of its range,
   * text that is not UTF-8, and maps with more entries than keep their order.
   */
  private static final List<String> BEYOND_PUBLIC_ROWS =
      List.of(
          "date_add(DATE'1582-10-04', cast(1 + id % 10 AS int))",
          "DATE'2011-12-30'",
          "date_from_unix_date(-2147483648)",
          "date_from_unix_date(2147483647)",
          "timestamp_micros(9223372036854775807)",
          "timestamp_micros(-9223372036854775808)",
          "timestamp_micros(1325203200000000 + id)",
          "cast(X'FFFE00C328' AS string)",
          "array(cast(X'80' AS string), 'a')",
          "map('i', 1, 'h', 2, 'g', 3, 'f', 4, 'e', 5, 'd', 6, 'c', 7, 'b', 8)",
          "named_struct('d', DATE'1582-10-10', 's', cast(X'C0' AS string))");

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Pacific/Apia"})
  void bringsBackWhatPublicRowsCannotHold(String zone) {
    spark.conf().set("spark.sql.session.timeZone", zone);
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      List<String> columns = new ArrayList<>(List.of("array(cast(id AS float)) AS features"));
      for (int i = 0; i < BEYOND_PUBLIC_ROWS.size(); i++) {
        columns.add(BEYOND_PUBLIC_ROWS.get(i) + " AS c" + i);
      }
      Dataset<Row> rows = spark.range(0, 10, 1, 2).selectExpr(columns.toArray(new String[0]));
      Dataset<Row> scored = new ScoreModel().setEndpointName("fake").transform(rows);

      assertThat(inside(scored.drop("score"))).isEqualTo(inside(rows));
      assertThat(scored.where("score = features[0]").count()).isEqualTo(10);
    } finally {
      TimeZone.setDefault(before);
      spark.conf().unset("spark.sql.session.timeZone");
    }
  }

  /** Returns the rows as Spark holds them, byte by byte; nothing is converted. */
  private static List<String> inside(Dataset<Row> rows) {
    return rows.queryExecution().toRdd().toJavaRDD().map(ColumnsTest::hex).collect();
  }

  private static String hex(InternalRow row) {
    return HexFormat.of().formatHex(((UnsafeRow) row).getBytes());
  }

  @Test
  void keepsNamesThatRepeatMetadataAndNullability() {
    StructType schema =
        new StructType()
            .add("id", DataTypes.LongType, false)
            .add(
                "features",
                DataTypes.createArrayType(DataTypes.FloatType, false),
                false,
                new MetadataBuilder().putString("unit", "m").build())
            .add("a.b `c`", DataTypes.StringType, true)
            .add("a.b `c`", DataTypes.StringType, true);
    Dataset<Row> rows =
        spark
            .createDataFrame(List.of(RowFactory.create(1L, new float[] {4}, "x", "y")), schema)
            .toDF(schema.fieldNames());

    Dataset<Row> scored = new ScoreModel().setEndpointName("fake").transform(rows);

    assertThat(scored.schema()).isEqualTo(schema.add("score", DataTypes.DoubleType));
    Row row = scored.collectAsList().get(0);
    assertThat(row.get(2)).isEqualTo("x");
    assertThat(row.get(3)).isEqualTo("y");
    assertThat(row.get(4)).isEqualTo(4.0);
  }

  @Test
  void bringsVectorsAndMatricesBackUnchanged() {
    StructType schema =
        new StructType()
            .add("features", SQLDataTypes.VectorType())
            .add("sparse", SQLDataTypes.VectorType())
            .add("matrix", SQLDataTypes.MatrixType())
            .add("old", new org.apache.spark.mllib.linalg.VectorUDT());
    List<Row> values =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    RowFactory.create(
                        Vectors.dense(i, 0.1),
                        Vectors.sparse(1 << 30, new int[] {7 + i}, new double[] {-0.0}),
                        Matrices.sparse(
                            3, 2, new int[] {0, 1, 2}, new int[] {2, 0}, new double[] {i, 2}),
                        org.apache.spark.mllib.linalg.Vectors.dense(1, i)))
            .toList();

    assertUnchanged(spark.createDataFrame(values, schema), 4);
  }

  @Test
  void refusesOutputColumnsThatRepeatAnInputNameOrEachOther() {
    Dataset<Row> rows =
        spark.range(1).selectExpr("array(1F) AS features", "1 AS Score", "2 AS error");
    ScoreModel model = new ScoreModel().setEndpointName("fake");

    assertThatThrownBy(() -> model.transform(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the output column 'score' exists in the input already");
    assertThatThrownBy(() -> model.setScoreCol("s").setHandleInvalid("keep").transform(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the output column 'error' exists in the input already");
    assertThatThrownBy(() -> model.setErrorCol("S").transform(rows.drop("error")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'S'");
    assertThat(endpoint.requests()).isZero();
  }

  private static void assertUnchanged(Dataset<Row> rows, int columns) {
    List<Row> before = rows.collectAsList();
    Dataset<Row> scored = new ScoreModel().setEndpointName("fake").transform(rows);
    List<Row> after = scored.collectAsList();

    assertThat(scored.schema().fields()).hasSize(columns + 1);
    assertThat(Arrays.copyOf(scored.schema().fields(), columns)).isEqualTo(rows.schema().fields());
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      for (int column = 0; column < columns; column++) {
        assertThat(shown(after.get(i).get(column)))
            .as("row %s, column %s", i, rows.columns()[column])
            .isEqualTo(shown(before.get(i).get(column)));
      }
    }
  }

  private static String shown(Object value) {
    return value instanceof byte[] bytes
        ? Arrays.toString(bytes)
        : value instanceof scala.collection.Seq<?> values && !values.isEmpty()
            ? shown(values)
            : String.valueOf(value);
  }

  private static String shown(scala.collection.Seq<?> values) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < values.length(); i++) {
      text.append(shown(values.apply(i))).append(';');
    }
    return text.append(']').toString();
  }
}
