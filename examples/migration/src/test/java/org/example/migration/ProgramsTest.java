package org.example.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.spark.ml.feature.VectorSlicer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.SageMakerModel;

/** Runs the programs, in Scala and in Java, on an embedded SageMaker. */
@ExtendWith(LocalSageMakerExtension.class)
class ProgramsTest {
  private static final String DIGITS = "../data/mnist/mnist-test.libsvm.gz";
  private static final boolean WITH_JAVA = !Boolean.getBoolean("scala.only");
  private static final String[] CLUSTERED = {
    "label", "features", "distance_to_cluster", "closest_cluster"
  };

  /** A program in both languages. What is compiled by javac is the same for both lines of Spark. */
  private record Programs<A, B>(
      BiFunction<A, B, List<Row>> inScala, BiFunction<A, B, List<Row>> inJava) {

    void give(int rows, A first, B second, String... columns) {
      for (BiFunction<A, B, List<Row>> program :
          WITH_JAVA ? List.of(inScala, inJava) : List.of(inScala)) {
        List<Row> given = program.apply(first, second);
        assertThat(given).hasSize(rows);
        assertThat(given.get(0).schema().fieldNames()).containsExactly(columns);
      }
    }
  }

  private static SparkSession spark;
  private static Dataset<Row> digits;

  /** Some pixels of the digits. */
  private static Dataset<Row> pixels;

  private static KMeansSageMakerModel trained;

  @BeforeAll
  static void trainAModel(LocalSageMaker sageMaker) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1");
    sageMaker.sparkConf().forEach(builder::config);
    spark = builder.getOrCreate();
    digits =
        spark.read().format("libsvm").option("numFeatures", 784).load(DIGITS).limit(500).cache();
    pixels =
        new VectorSlicer()
            .setInputCol("features")
            .setOutputCol("pixels")
            .setIndices(IntStream.range(350, 400).toArray())
            .transform(digits)
            .selectExpr("label", "pixels AS features")
            .cache();
    trained =
        new KMeansSageMakerEstimator()
            .setK(10)
            .setFeatureDim(784)
            .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
            .fit(digits);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void clusterDigits() {
    new Programs<String, String>(
            (training, test) -> org.example.inscala.KMeansClustering.run(spark, training, test),
            (training, test) -> org.example.injava.KMeansClustering.run(spark, training, test))
        .give(2000, DIGITS, DIGITS, CLUSTERED);
  }

  @Test
  void tellDigitsApart() {
    new Programs<Dataset<Row>, Dataset<Row>>(
            org.example.inscala.XGBoostClasses::run, org.example.injava.XGBoostClasses::run)
        .give(500, digits, digits, "label", "features", "prediction");
  }

  @Test
  void trainWithAnyImage() {
    new Programs<Dataset<Row>, Dataset<Row>>(
            org.example.inscala.AnyAlgorithm::run, org.example.injava.AnyAlgorithm::run)
        .give(500, digits, digits, CLUSTERED);
  }

  @Test
  void putSparksPcaBeforeKMeans() {
    new Programs<Dataset<Row>, Dataset<Row>>(
            org.example.inscala.SparkPcaThenKMeans::run, org.example.injava.SparkPcaThenKMeans::run)
        .give(
            500,
            pixels,
            pixels,
            "label",
            "features",
            "projectedFeatures",
            "distance_to_cluster",
            "closest_cluster");
  }

  @Test
  void putSageMakersPcaBeforeKMeans(LocalClients clients) {
    clients.s3().createBucket("my-bucket");
    new Programs<Dataset<Row>, String>(
            org.example.inscala.SageMakerPcaThenKMeans::run,
            org.example.injava.SageMakerPcaThenKMeans::run)
        .give(
            500,
            pixels,
            "my-bucket",
            "label",
            "features",
            "projectionDim20",
            "distance_to_cluster",
            "closest_cluster");
  }

  @Test
  void scoreOnAnEndpoint() {
    KMeansSageMakerModel model =
        KMeansSageMakerModel.fromModelData(trained.getModelDataS3Uri().orElseThrow());
    model.createEndpoint(spark);
    new Programs<String, Dataset<Row>>(
            org.example.inscala.ModelOfAnEndpoint::run, org.example.injava.ModelOfAnEndpoint::run)
        .give(
            500,
            model.getEndpointName().orElseThrow(),
            digits.select("features").withColumnRenamed("features", "MyFeaturesColumn"),
            "MyFeaturesColumn",
            "DistanceToCluster",
            "ClusterLabel");
  }

  @Test
  void scoreByModelData() {
    new Programs<String, Dataset<Row>>(
            org.example.inscala.ModelOfModelData::run, org.example.injava.ModelOfModelData::run)
        .give(500, trained.getModelDataS3Uri().orElseThrow(), digits, CLUSTERED);
  }

  @Test
  void scoreByATrainingJob() {
    new Programs<String, Dataset<Row>>(
            org.example.inscala.ModelOfATrainingJob::run,
            org.example.injava.ModelOfATrainingJob::run)
        .give(500, trained.getTrainingJobName().orElseThrow(), digits, CLUSTERED);
  }

  @Test
  void deleteWhatTheyHaveCreated(LocalClients clients) {
    for (BiConsumer<SparkSession, KMeansSageMakerModel> program :
        List.<BiConsumer<SparkSession, KMeansSageMakerModel>>of(
            org.example.inscala.TearDown::ofAModel,
            org.example.injava.TearDown::ofAModel,
            (session, model) -> org.example.inscala.TearDown.ofTheApplication(session),
            (session, model) -> org.example.injava.TearDown.ofTheApplication(session))) {
      KMeansSageMakerModel model =
          KMeansSageMakerModel.fromModelData(trained.getModelDataS3Uri().orElseThrow());
      model.createEndpoint(spark);
      String endpoint = model.getEndpointName().orElseThrow();
      assertThat(endpoints(clients)).contains(endpoint);

      program.accept(spark, model);

      assertThat(endpoints(clients)).doesNotContain(endpoint);
    }
  }

  private static List<String> endpoints(LocalClients clients) {
    ListEndpointsRequest inService = new ListEndpointsRequest().withStatusEquals("InService");
    return clients.sageMaker().listEndpoints(inService).getEndpoints().stream()
        .map(endpoint -> endpoint.getEndpointName())
        .toList();
  }

  @Test
  void writeAmazonRecords(@TempDir Path folder) {
    Dataset<Row> rows = digits.toDF("myLabelColumn", "myFeaturesColumn");
    for (BiConsumer<Dataset<Row>, String> program :
        List.<BiConsumer<Dataset<Row>, String>>of(
            org.example.inscala.WriteAmazonRecords::run,
            org.example.injava.WriteAmazonRecords::run)) {
      String written = folder.resolve(program.getClass().getSimpleName()).toString();
      program.accept(rows, written);

      assertThat(spark.read().format("sagemaker").load(written).except(digits).count()).isZero();
      assertThat(spark.read().format("sagemaker").load(written).count()).isEqualTo(500);
    }
  }

  @Test
  void speakFormatsOfTheirOwn() {
    Dataset<Row> customers =
        spark.sql(
            "SELECT double(IF(id % 2 = 0, 10, 900)) AS spent, double(id % 2) AS visits"
                + " FROM range(60)");
    KMeansSageMakerModel segments =
        new KMeansSageMakerEstimator()
            .setK(2)
            .setFeatureDim(2)
            .fit(customers.selectExpr("array(spent, visits) AS features"));
    try {
      new Programs<String, Dataset<Row>>(
              org.example.inscala.OwnFormats::run, org.example.injava.OwnFormats::run)
          .give(
              60,
              segments.getEndpointName().orElseThrow(),
              customers,
              "spent",
              "visits",
              "segment");
    } finally {
      segments.deleteResources(spark);
    }
  }

  @Test
  void sayWhoseRequestsLackAColumn() {
    SageMakerModel model =
        SageMakerModel.fromEndpoint("segments")
            .setRequestRowSerializer(new org.example.injava.Spending())
            .setResponseRowDeserializer(new org.example.injava.Segment());
    Dataset<Row> customers = spark.sql("SELECT 1.0D AS visits");

    assertThatThrownBy(() -> model.transform(customers))
        .hasMessageContaining(
            model.uid() + ": there is no column spent; there are struct<visits:double>");
  }

  @Test
  void runOnTheSparkThatWasAskedFor() {
    assertThat(spark.version()).isEqualTo(System.getProperty("expected.spark.version"));
  }
}
