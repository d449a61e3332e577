package org.example.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.local.LocalSageMaker;

/** Trains and scores on an embedded SageMaker that runs this project's images. */
class OwnImagesTest {
  private static LocalSageMaker sageMaker;
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    LocalSageMaker.Builder images = LocalSageMaker.builder();
    for (String name :
        List.of("anomalies", "embeddings", "targets", "forecaster", "mixed", "profile")) {
      images.image(
          "123456789012.dkr.ecr.us-east-1.amazonaws.com/" + name + ":1",
          "python3",
          Path.of("src/main/python/image.py").toAbsolutePath().toString(),
          name);
    }
    // This one reads Parquet, by the library that Spark has.
    images.image(
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/pictures:1",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Path.of("src/main/image/Pictures.java").toAbsolutePath().toString());
    sageMaker = images.start();
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1");
    sageMaker.sparkConf().forEach(builder::config);
    spark = builder.getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
    sageMaker.close();
  }

  @Test
  void findsAnomalies() {
    Dataset<Row> rows = spark.sql("SELECT array(double(id % 3), 1.0D) AS features FROM range(9)");

    AnomalyModel model = new AnomalyEstimator().fit(rows);
    Dataset<Row> scored =
        model.transform(rows.union(spark.sql("SELECT array(9.0D, 1.0D) AS features")));

    assertThat(scored.filter("anomaly").select("distance").collectAsList())
        .extracting(row -> row.getDouble(0))
        .containsExactly(8.0);
    assertThat(scored.filter("NOT anomaly").count()).isEqualTo(9);
    model.deleteResources(spark);
  }

  /** The spec says how the image finds its center, and how exactly it answers; a user may. */
  @Test
  void readsTheVariablesOfTheSpecAndOfTheUser() {
    Dataset<Row> rows =
        spark.sql("SELECT array(x) AS features FROM VALUES (0.0D), (1.0D), (3.0D) AS rows(x)");
    Dataset<Row> one = spark.sql("SELECT array(1.126D) AS features");

    AnomalyModel ofSpec = new AnomalyEstimator().fit(rows);
    AnomalyModel ofUser =
        new AnomalyEstimator()
            .setTrainingEnvironment("{\"CENTER\":\"mean\",\"OTHER\":\"1\"}")
            .setModelEnvironment("{\"DIGITS\":\"4\"}")
            .fit(rows);

    // From the median, which is 1, and from the mean, 1.3333.
    assertThat(ofSpec.transform(one).head().<Double>getAs("distance")).isEqualTo(0.13);
    assertThat(ofUser.transform(one).head().<Double>getAs("distance")).isEqualTo(0.2073);
    ofSpec.deleteResources(spark);
    ofUser.deleteResources(spark);
  }

  @Test
  void embedsTexts() {
    Dataset<Row> rows =
        spark.sql(
            "SELECT * FROM VALUES ('a \"b\" a'), ('ä, \"b\" a'), ('c\nc a') AS rows(text)");

    EmbeddingModel model = new EmbeddingEstimator().fit(rows);
    List<Row> scored = model.transform(rows).collectAsList();

    // The three most frequent words are a, "b" and c.
    assertThat(scored)
        .extracting(row -> row.getAs("embedding"))
        .containsExactlyInAnyOrder(
            Vectors.dense(2, 1, 0), Vectors.dense(1, 1, 0), Vectors.dense(1, 0, 2));
    assertThatThrownBy(
            () -> new EmbeddingEstimator().fit(spark.sql("SELECT string(null) AS text")))
        .hasMessageContaining("The column 'text' is null in a row")
        .hasMessageContaining("no training job was started");
    model.deleteResources(spark);
  }

  /** Spark has no Param of a map, and none of a list of long: they are held as text. */
  @Test
  void readsMapsAndListsOfLongAlsoOfASavedEstimator(@TempDir Path folder) throws Exception {
    Dataset<Row> rows = spark.sql("SELECT 'a bb a ccc bb a' AS text");
    String saved = folder.resolve("embeddings").toUri().toString();
    new EmbeddingEstimator()
        .setDimensions(2)
        .setLengths(1, 3, 9_000_000_000L)
        .setWeights(Map.of("a", 0.5))
        .write()
        .save(saved);

    EmbeddingEstimator read = EmbeddingEstimator.load(saved);
    EmbeddingModel model = read.fit(rows);

    assertThat(read.getLengths().orElseThrow()).containsExactly(1, 3, 9_000_000_000L);
    assertThat(read.getWeights()).contains("{\"a\":0.5}");
    assertThat(model.transform(rows).head().<Object>getAs("embedding"))
        .isEqualTo(Vectors.dense(1.5, 1));
    assertThatThrownBy(() -> read.setWeights(Map.of("a", 0.0)))
        .hasMessageContaining("weights = {\"a\":0.0} is not allowed");
    model.deleteResources(spark);
  }

  @Test
  void predictsSeveralTargets() {
    Dataset<Row> rows =
        spark.sql(
            "SELECT array(2.0D, double(id)) AS features, array(1, id) AS targets FROM range(3)");

    MultiTargetModel model = new MultiTargetEstimator().setTargetCount(2).fit(rows);
    List<Row> scored = model.transform(rows.drop("targets")).collectAsList();

    assertThat(scored)
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.getList(1)).isEqualTo(List.of(2.0, 2.0)));
    model.deleteResources(spark);
  }

  @Test
  void forecastsTheQuantilesThatARequestAsksFor() {
    Dataset<Row> rows =
        spark.sql(
            "SELECT '2024-01-01' AS start, array(1.0D, null, 3.0D, 2.0D, 4.0D) AS target");

    ForecastModel model = new ForecastEstimator().fit(rows);
    Row usual = model.transform(rows).head();
    Row asked = model.setQuantiles(0.1, 0.9).transform(rows).head();

    assertThat(lists(usual)).isEqualTo(List.of(List.of(3.0, 3.0)));
    assertThat(lists(asked)).isEqualTo(List.of(List.of(1.0, 1.0), List.of(4.0, 4.0)));
    assertThatThrownBy(() -> model.setQuantiles(1.5)).hasMessageContaining("quantiles");
    model.deleteResources(spark);
  }

  private static List<List<Double>> lists(Row row) {
    return row.<scala.collection.Seq<?>>getList(row.fieldIndex("quantiles")).stream()
        .map(
            list ->
                scala.jdk.javaapi.CollectionConverters.asJava(list).stream()
                    .map(Double.class::cast)
                    .toList())
        .toList();
  }

  @Test
  void classifiesPictures() {
    Dataset<Row> rows =
        spark.sql(
            "SELECT array(double(x), 1.0D) AS pixels, label, weight, held FROM VALUES"
                + " (0, 0, 1.0D, false), (8, 0, 9.0D, false), (10, 1, 1.0D, false),"
                + " (7, 0, 1.0D, true), (10, 1, 1.0D, true) AS rows(x, label, weight, held)");

    PictureModel model =
        new PictureClassifier().setWeightCol("weight").setValidationIndicatorCol("held").fit(rows);
    Row scored = model.transform(spark.sql("SELECT array(8.0D, 1.0D) AS pixels")).head();

    // The mean of 0 and 8 is 7.2 by their weights, and 4 without.
    assertThat(scored.<Double>getAs("prediction")).isZero();
    assertThat(scored.<Double>getList(scored.fieldIndex("distances")).get(1)).isEqualTo(2.0);
    assertThat(model.getTrainingMetrics()).contains("validation:accuracy");
    assertThatThrownBy(() -> new PictureClassifier().fit(rows))
        .hasMessageContaining("the algorithm needs the channel validation");
    model.deleteResources(spark);
  }

  @Test
  void writesAReportThatNothingServes() {
    Dataset<Row> rows = spark.sql("SELECT array(double(id), 1.0D) AS features FROM range(9)");

    ProfileModel model = new ProfileEstimator().fit(rows);

    assertThat(model.getModelDataS3Uri().orElseThrow()).endsWith("/model.tar.gz");
    assertThat(model.trainingSummary().orElseThrow().metrics()).isEqualTo(Map.of("rows", 9.0));
    assertThatThrownBy(() -> model.transform(rows)).hasMessageContaining("profile only trains");
  }

  @Test
  void readsWordsAndNumbersByTheirNames() {
    Dataset<Row> rows =
        spark.sql(
            "SELECT * FROM VALUES ('Bern, CH', 1, 2.0D), ('Bern, CH', 1, 4.0D), ('Ulm', 1, 1.0D),"
                + " (null, 2, 7.0D) AS rows(place, size, label)");

    MixedModel model = new MixedEstimator().setCityCol("place").fit(rows.repartition(2));
    Dataset<Row> scored =
        model.transform(rows.union(spark.sql("SELECT 'Rome', 1, 0.0D")).drop("label"));

    assertThat(scored.filter("place = 'Bern, CH'").head().<Double>getAs("prediction")).isEqualTo(3);
    assertThat(scored.filter("place IS NULL").head().<Double>getAs("prediction")).isEqualTo(7);
    Row unknown = scored.filter("place = 'Rome'").head();
    assertThat(unknown.isNullAt(unknown.fieldIndex("prediction"))).isTrue();
    assertThat(unknown.getList(unknown.fieldIndex("seen"))).isEqualTo(List.of("Bern, CH", "Ulm"));
    model.deleteResources(spark);
  }
}
