package org.sagemakerspark.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.codec.ProtobufRequestRowSerializer;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

/** Columns are found by the names that Spark itself takes, in training and in scoring. */
@ExtendWith(SparkExtension.class)
class ColumnNamesTest {

  private static final String CASE_SENSITIVE = "spark.sql.caseSensitive";

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  private final SparkSession spark;
  private final LocalSageMaker server;
  private SageMakerFixture fixture;

  ColumnNamesTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
  }

  @BeforeEach
  void useTheServer() {
    fixture = new SageMakerFixture(spark, server);
  }

  @AfterEach
  void forgetTheServer() {
    spark.conf().unset(CASE_SENSITIVE);
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({"featuresColumnName, setFeaturesCol", "labelColumnName, setLabelCol"})
  void namesTheSetterOfAColumnThatAnOptionOfTheWriterNames(String option, String setter) {
    SageMakerEstimator estimator =
        LightAlgorithm.estimator()
            .setTrainingSparkDataFormatOptions(Map.of(option, "other"))
            .setRequestRowSerializer(new ProtobufRequestRowSerializer("other"));

    assertThatThrownBy(() -> estimator.fit(nested()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trainingSparkDataFormatOptions has " + option + " = 'other'")
        .hasMessageContaining("; call " + setter + "(\"other\")");
  }

  @ParameterizedTest
  @ByLine(
      value = {"sagemaker", "csv", "libsvm", "parquet"},
      other = {"sagemaker", "parquet"},
      because = "Lines find their fields as records do.")
  void trainsOnFieldsOfStructs(String format) {
    SageMakerModel model =
        LightAlgorithm.estimator()
            .setTrainingSparkDataFormat(format)
            .setFeaturesCol("s.features")
            .setRequestRowSerializer("csv")
            .setLabelCol("S.Inner.Label")
            .setValidationIndicatorCol("s.held")
            .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
            .fit(nested());

    assertThat(model.getTrainingJobName()).isPresent();
  }

  @Test
  void scoresFieldsOfStructsAndReadsNothingElseOfThem() {
    score(
        model -> {
          // The public form of such a time does not exist ("long overflow").
          Dataset<Row> rows =
              spark.sql(
                  "SELECT id, named_struct('t', timestamp_micros(-9223372036854775808), 'features',"
                      + " array(id, 2.0)) AS s FROM range(5)");

          List<Row> scored =
              model
                  .setFeaturesCol("s.features")
                  .transform(rows)
                  .select("id", "score")
                  .collectAsList();

          assertThat(scored).hasSize(5);
          assertThat(scored).allMatch(row -> row.getDouble(1) == row.getLong(0));
        });
  }

  @Test
  void refusesARowWhoseStructIsNull() {
    score(
        model -> {
          Dataset<Row> rows =
              spark.sql(
                  "SELECT id, if(id = 1, null, named_struct('features', array(id, 2))) AS s"
                      + " FROM range(3)");

          List<Row> scored =
              model
                  .setFeaturesCol("s.features")
                  .setHandleInvalid("keep")
                  .transform(rows)
                  .orderBy("id")
                  .selectExpr("score", "error.reason")
                  .collectAsList();

          assertThat(scored.get(0).getDouble(0)).isZero();
          assertThat(scored.get(1).isNullAt(0)).isTrue();
          assertThat(scored.get(1).getString(1)).contains("'s.features' is null in a row");
        });
  }

  @Test
  void prefersAColumnWhoseNameHasTheDot() {
    score(
        model -> {
          Dataset<Row> rows =
              spark.sql(
                  "SELECT array(7.0) AS `s.features`, named_struct('features', array(8.0)) AS s");

          Row scored = model.setFeaturesCol("s.features").transform(rows).first();

          assertThat(scored.<Double>getAs("score")).isEqualTo(7);
        });
  }

  @Test
  void regardsCaseAsTheSessionSays() {
    Dataset<Row> rows = spark.sql("SELECT array(7.0) AS Features, 1 AS Label, 2 AS Score");
    score(
        model -> {
          assertThatThrownBy(() -> model.transform(rows))
              .hasMessageContaining("the output column 'score' exists in the input already");
          assertThat(model.transform(rows.drop("Score")).first().<Double>getAs("score"))
              .isEqualTo(7);

          spark.conf().set(CASE_SENSITIVE, true);
          assertThatThrownBy(() -> model.transform(rows))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("there is no features column 'features'")
              .hasMessageContaining("did you mean 'Features'?");
          Row scored = model.setFeaturesCol("Features").transform(rows).first();
          assertThat(scored.<Double>getAs("score")).isEqualTo(7);
          assertThat(scored.<Integer>getAs("Score")).isEqualTo(2);
        });
  }

  @Test
  void saysThatAColumnCouldBeAnyOfSeveral() {
    Dataset<Row> rows = spark.sql("SELECT array(7.0) AS features, array(8.0) AS Features");
    score(
        model -> {
          assertThatThrownBy(() -> model.transform(rows))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("could be any of the columns features, Features")
              .hasMessageContaining(CASE_SENSITIVE);
          spark.conf().set(CASE_SENSITIVE, true);
          assertThat(model.transform(rows).first().<Double>getAs("score")).isEqualTo(7);
        });
  }

  @Test
  void writesRecordsOfFieldsOfStructsAndOfNamesInOtherCase(@TempDir Path folder) {
    String path = folder.resolve("records").toString();
    nested()
        .write()
        .format("sagemaker")
        .option("featuresColumnName", "S.features")
        .option("labelColumnName", "s.inner.label")
        .save(path);
    nested()
        .selectExpr("s.features AS FEATURES", "s.inner.label AS Label")
        .write()
        .format("sagemaker")
        .mode("append")
        .save(path);

    Dataset<Row> read = spark.read().format("sagemaker").option("featuresType", "array").load(path);
    assertThat(read.where("label = features[0] AND features[1] = 2").count()).isEqualTo(20);
    spark.conf().set(CASE_SENSITIVE, true);
    assertThatThrownBy(
            () ->
                nested()
                    .write()
                    .format("sagemaker")
                    .option("featuresColumnName", "S.features")
                    .mode("append")
                    .save(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no features column 'S.features'");
  }

  private Dataset<Row> nested() {
    return spark.sql(
        "SELECT named_struct('features', array(id, 2.0), 'held', id % 5 = 0,"
            + " 'inner', named_struct('label', id)) AS s FROM range(10)");
  }

  private void score(java.util.function.Consumer<ScoreModel> test) {
    try (FakeEndpoint endpoint =
        new FakeEndpoint((number, features, exchange) -> FakeEndpoint.score(features, exchange))) {
      endpoint.sparkConf().forEach(spark.conf()::set);
      test.accept(new ScoreModel().setEndpointName("fake"));
    }
  }
}
