package org.sagemakerspark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.JsonResponseRowDeserializer;
import org.sagemakerspark.codec.ProtobufResponseRowDeserializer;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.ScaledSerializer;
import org.sagemakerspark.testing.SparkExtension;

/** What a user makes of any image, without a spec. */
@ExtendWith(SparkExtension.class)
class SageMakerModelTest {

  private final SparkSession spark;
  private FakeEndpoint endpoint;

  SageMakerModelTest(SparkSession spark) {
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
    endpoint.sparkConf().keySet().forEach(spark.conf()::unset);
    endpoint.close();
  }

  @Test
  void scoresWithAUsersOwnSerializer() {
    assertDoubled(model().transform(rows()));
  }

  @Test
  void scoresWithAUsersOwnSerializerWhenCopied() {
    SageMakerModel model = model();

    assertDoubled(model.copy(ParamMap.empty()).transform(rows()));

    ParamMap other =
        ParamMap.empty()
            .put(
                model.requestRowSerializer(),
                "{\"class\":\"" + ScaledSerializer.class.getName() + "\"}");
    assertThat(model.copy(other).transform(rows()).first().getDouble(2)).isEqualTo(3.0);
  }

  @Test
  void scoresWithAUsersOwnSerializerWhenSavedAndLoaded(@TempDir Path folder) throws Exception {
    String path = folder.resolve("pipeline").toUri().toString();
    model().save(path);
    assertDoubled(SageMakerModel.load(path).transform(rows()));

    String pipeline = folder.resolve("stages").toUri().toString();
    new PipelineModel("pipeline", List.of(model())).save(pipeline);
    assertDoubled(PipelineModel.load(pipeline).transform(rows()));
  }

  @Test
  void makesMapsAndStructsOfObjects(@TempDir Path folder) throws Exception {
    String path = folder.resolve("model").toUri().toString();
    String json =
        "[{\"odds\":{\"cat\":0.75,\"dog\":0.25},\"ids\":{\"a\":[\"x\",\"y\"]},"
            + "\"box\":{\"x\":1,\"at\":{\"v\":[1,2]},\"all\":[[3],[]],\"n\":{\"k\":[4]}},"
            + "\"found\":[{\"label\":\"cat\",\"box\":{\"x\":5}},{\"label\":null,\"box\":null}],"
            + "\"none\":null}]";
    List<ResponseColumn> columns =
        ResponseColumn.fromJson(
            """
            [{"key": "odds", "type": "map"},
             {"key": "ids", "type": "map", "of": "string-array"},
             {"key": "box", "type": "struct", "fields": [
               {"name": "x", "type": "int"}, {"name": "v", "key": "at.v", "type": "vector"},
               {"name": "all", "type": "double-array-array"},
               {"name": "n", "type": "map", "of": "double-array"},
               {"name": "z", "type": "float", "nullable": true}]},
             {"key": "found", "type": "struct-array", "fields": [
               {"name": "label", "type": "string"},
               {"name": "box", "type": "struct", "fields": [{"name": "x", "type": "long"}]}]},
             {"key": "none", "type": "map"}]
            """);
    try (FakeEndpoint objects =
        new FakeEndpoint(
            (number, features, exchange) -> {
              byte[] body = json.getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            })) {
      objects.sparkConf().forEach(spark.conf()::set);
      SageMakerModel model =
          model()
              .setResponseRowDeserializer(
                  new JsonResponseRowDeserializer(columns, "application/json", "predictions"));
      model.copy(ParamMap.empty()).save(path);
      Dataset<Row> scored = SageMakerModel.load(path).transform(rows());

      assertThat(scored.schema()).isEqualTo(model.transformSchema(rows().schema()));
      assertThat(scored.drop("id", "features").schema().toDDL().replace("`", ""))
          .contains("odds MAP<STRING, DOUBLE>", "ids MAP<STRING, ARRAY<STRING>>");
      Row row =
          scored
              .selectExpr(
                  "odds['cat'] + odds['dog']",
                  "to_json(ids)",
                  "box.x",
                  "box.v",
                  "to_json(struct(box.all, box.n, box.z))",
                  "to_json(found)",
                  "none")
              .first();
      assertThat(row.getDouble(0)).isEqualTo(1);
      assertThat(row.getString(1)).isEqualTo("{\"a\":[\"x\",\"y\"]}");
      assertThat(row.getInt(2)).isEqualTo(1);
      assertThat(row.get(3)).isEqualTo(Vectors.dense(1, 2));
      assertThat(row.getString(4)).isEqualTo("{\"all\":[[3.0],[]],\"n\":{\"k\":[4.0]}}");
      assertThat(row.getString(5)).isEqualTo("[{\"label\":\"cat\",\"box\":{\"x\":5}},{}]");
      assertThat(row.isNullAt(6)).isTrue();
      assertThat(plain(model(), columns).select("odds", "ids", "found", "none").first())
          .isEqualTo(scored.select("odds", "ids", "found", "none").first());
    }
  }

  /** Scores rows of Spark's own types, which have no vectors. */
  private Dataset<Row> plain(SageMakerModel model, List<ResponseColumn> columns) {
    List<ResponseColumn> own =
        columns.stream().filter(column -> !column.key().equals("box")).toList();
    spark.conf().set("spark.sagemaker.plainPlans", "true");
    try {
      return model
          .setRequestRowSerializer("recordio-protobuf")
          .setResponseRowDeserializer(
              new JsonResponseRowDeserializer(own, "application/json", "predictions"))
          .transform(rows().select("id").selectExpr("*", "array(3D, 4D) AS features"));
    } finally {
      spark.conf().unset("spark.sagemaker.plainPlans");
    }
  }

  @Test
  void tellsOfEachRowWhichFieldDoesNotFit() {
    byte[] body = "[{\"box\":{\"x\":\"secret\"}}]".getBytes(StandardCharsets.UTF_8);
    try (FakeEndpoint objects =
        new FakeEndpoint(
            (number, features, exchange) -> {
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            })) {
      objects.sparkConf().forEach(spark.conf()::set);
      ResponseColumn x = new ResponseColumn("x", ColumnType.INT, "x");
      SageMakerModel model =
          model()
              .setResponseRowDeserializer(
                  new JsonResponseRowDeserializer(
                      new ResponseColumn("box", ColumnType.struct(x), "box")));

      Row row = model.setHandleInvalid("keep").transform(rows()).first();

      assertThat(row.isNullAt(2)).isTrue();
      assertThat(row.get(3).toString())
          .contains("in the prediction 'box', the prediction 'x' is no number")
          .doesNotContain("secret");
      assertThatThrownBy(() -> model.setHandleInvalid("error").transform(rows()).collect())
          .hasStackTraceContaining("in the prediction 'box', the prediction 'x' is no number");
    }
  }

  @Test
  void tellsWhatTheSerializerNeeds() {
    assertThatThrownBy(() -> new SageMakerModel("mine").setEndpointName("fake").transform(rows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SageMakerModel (mine): requestRowSerializer: it is not set");
    assertThatThrownBy(() -> model().setRequestRowSerializer("java.lang.String").transform(rows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("requestRowSerializer: the class java.lang.String is not used");
    assertThatThrownBy(
            () ->
                model()
                    .setRequestRowSerializer(ScaledSerializer.class.getName())
                    .setFeaturesCol("feature")
                    .transform(rows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean 'features'?");
    assertThatThrownBy(() -> model().setRequestRowSerializer("{"))
        .hasMessageContaining("requestRowSerializer = { is not allowed; it must be the name of");
  }

  @Test
  void addsTheDeserializersColumnsOnBothSides() {
    StructType expected = rows().schema().add("doubled", DataTypes.DoubleType);
    SageMakerEstimator estimator =
        new SageMakerEstimator()
            .setRequestRowSerializer(ScaledSerializer.class.getName())
            .setResponseRowDeserializer(deserializer());

    assertThat(model().transformSchema(rows().schema())).isEqualTo(expected);
    assertThat(estimator.transformSchema(rows().schema())).isEqualTo(expected);
  }

  @Test
  void addsNoColumnsWhenItOnlyTrains() {
    SageMakerEstimator estimator =
        new SageMakerEstimator().setEndpointCreationPolicy("DO_NOT_CREATE");

    assertThat(estimator.transformSchema(rows().schema())).isEqualTo(rows().schema());
  }

  @Test
  void scoresAStream(@TempDir Path folder) throws Exception {
    String input = folder.resolve("rows").toUri().toString();
    rows().write().parquet(input);
    Dataset<Row> scored =
        model().transform(spark.readStream().schema(rows().schema()).parquet(input));

    assertThat(scored.isStreaming()).isTrue();
    assertThat(scored.columns()).containsExactly("id", "features", "doubled");
    StreamingQuery query =
        scored
            .writeStream()
            .format("memory")
            .queryName("scored")
            .trigger(Trigger.AvailableNow())
            .start();
    query.awaitTermination();

    assertDoubled(spark.table("scored"));
  }

  @Test
  void tellsSparkConnectThatItIsSmall() {
    assertThat(model().estimatedSize()).isBetween(1_000L, 100_000L);
  }

  @Test
  void takesNullForNoParam() {
    assertThatThrownBy(() -> model().setFeaturesCol(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("featuresCol = null is not allowed; clear(featuresCol()) unsets it");
  }

  private static SageMakerModel model() {
    return new SageMakerModel()
        .setEndpointName("fake")
        .setRequestRowSerializer(
            new ScaledSerializer(Map.of("featuresCol", "features", "factor", "2")))
        .setResponseRowDeserializer(deserializer());
  }

  private static ProtobufResponseRowDeserializer deserializer() {
    return new ProtobufResponseRowDeserializer(
        List.of(new ResponseColumn("score", ColumnType.DOUBLE, "doubled")));
  }

  private Dataset<Row> rows() {
    return spark.createDataFrame(
        List.of(RowFactory.create(7L, Vectors.dense(3, 4))),
        new StructType()
            .add("id", DataTypes.LongType, false)
            .add("features", SQLDataTypes.VectorType(), false));
  }

  private static void assertDoubled(Dataset<Row> scored) {
    Row row = scored.collectAsList().get(0);
    assertThat(row.getLong(0)).isEqualTo(7L);
    assertThat(row.get(1)).isEqualTo(Vectors.dense(3, 4));
    assertThat(row.getDouble(2)).isEqualTo(6.0);
  }
}
