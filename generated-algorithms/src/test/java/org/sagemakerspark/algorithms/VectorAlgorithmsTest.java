package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/**
 * The stages of K-nearest neighbors, random cut forests and neural topic models find what is there.
 */
@ExtendWith(SparkExtension.class)
class VectorAlgorithmsTest {

  private static final String ONE_LINE = "The images do not know Spark.";
  private static final int ROWS = 200;

  @RegisterExtension static final LocalSageMakerExtension SAGEMAKER = new LocalSageMakerExtension();

  private final SparkSession spark;
  private final SageMakerFixture embedded;

  VectorAlgorithmsTest(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.embedded = new SageMakerFixture(spark, sageMaker);
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    embedded.close();
  }

  /**
   * Returns rows around two places with the label 0, and some in between with the label 1; a half
   * of them is held back.
   */
  private Dataset<Row> rows() {
    Random random = new Random(6);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      boolean isOdd = i % 40 < 2;
      double middle = isOdd ? 0 : i % 4 < 2 ? -5 : 5;
      rows.add(
          RowFactory.create(
              isOdd ? 1.0 : 0.0,
              Vectors.dense(middle + random.nextGaussian() / 2, middle + random.nextGaussian() / 2),
              i % 2 == 1));
    }
    return spark.createDataFrame(
        rows,
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType())
            .add("held", DataTypes.BooleanType));
  }

  private List<Row> scored(AlgorithmModel<?> model, Dataset<Row> rows) {
    try {
      return model.transform(rows).collectAsList();
    } finally {
      model.deleteResources(spark);
    }
  }

  @Test
  @OnOneLine(ONE_LINE)
  void nearestNeighborsPredictLabelsOfRowsThatWereHeldBack() {
    List<Row> scored =
        scored(
            new KNNClassifier()
                .setK(3)
                .setSampleSize(ROWS)
                .setFeatureDim(2)
                .setIndexMetric("L2")
                .setValidationIndicatorCol("held")
                .fit(rows())
                .setVerbose(true),
            rows().where("held"));

    assertThat(scored)
        .hasSize(ROWS / 2)
        .allSatisfy(
            row ->
                assertThat(row.<Double>getAs("predicted_label"))
                    .isEqualTo(row.<Double>getAs("label"))
                    .isEqualTo(row.<Double>getAs("prediction")))
        .allSatisfy(
            row -> {
              assertThat(row.<Vector>getAs("distances").toArray()).hasSize(3).isSorted();
              assertThat(row.<Vector>getAs("labels").toArray())
                  .hasSize(3)
                  .contains(row.<Double>getAs("predicted_label"));
            });
    assertThat(channels()).containsExactly("train ShardedByS3Key", "test FullyReplicated");
  }

  @Test
  @OnOneLine(ONE_LINE)
  void randomCutForestsGiveHighScoresToRowsThatAreUnlikeOthers() {
    List<Row> scored =
        scored(
            new RandomCutForestSageMakerEstimator()
                .setFeatureDim(2)
                .setNumTrees(60)
                .setValidationIndicatorCol("held")
                .fit(rows())
                .setResponseRowDeserializer("json"),
            rows().where("held"));

    double least =
        scored.stream()
            .filter(row -> row.<Double>getAs("label") == 1)
            .mapToDouble(row -> row.<Double>getAs("score"))
            .min()
            .orElseThrow();
    double mean =
        scored.stream()
            .filter(row -> row.<Double>getAs("label") == 0)
            .mapToDouble(row -> row.<Double>getAs("score"))
            .average()
            .orElseThrow();
    assertThat(least).isGreaterThan(1.3 * mean);
    assertThat(channels()).containsExactly("train ShardedByS3Key", "test FullyReplicated");
  }

  @Test
  @OnOneLine(ONE_LINE)
  void catBoostPredictsClassesThatNoLineParts() {
    embedded.put("s3://pre-trained/model/model.tar.gz", new byte[] {1});
    String image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/catboost:1";
    List<Row> scored =
        scored(
            new CatBoostClassifier()
                .setSagemakerSubmitDirectory("s3://scripts/classification/sourcedir.tar.gz")
                .setExtraChannels(Map.of("model", "s3://pre-trained/model/"))
                .setTrainingImage(image)
                .setModelImage(image)
                .setIterations(60)
                .setLearningRate(0.3)
                .setDepth(3)
                .setEvalMetric("Logloss")
                .setValidationIndicatorCol("held")
                .fit(rows()),
            rows().where("held"));

    assertThat(scored)
        .hasSize(ROWS / 2)
        .allSatisfy(
            row -> {
              assertThat(row.<Double>getAs("prediction")).isEqualTo(row.<Double>getAs("label"));
              assertThat(row.<Vector>getAs("probability").size()).isEqualTo(2);
            });
  }

  @Test
  @OnOneLine(ONE_LINE)
  void neuralTopicsTellDocumentsApart() {
    Random random = new Random(7);
    List<Row> documents = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double[] counts = new double[8];
      for (int word = 0; word < 30; word++) {
        counts[4 * (i % 2) + random.nextInt(4)]++;
      }
      documents.add(RowFactory.create(i % 2, Vectors.dense(counts).toSparse(), i % 5 == 0));
    }
    Dataset<Row> rows =
        spark.createDataFrame(
            documents,
            new StructType()
                .add("topic", DataTypes.IntegerType)
                .add("features", SQLDataTypes.VectorType())
                .add("held", DataTypes.BooleanType));

    List<Row> scored =
        scored(
            new NTMSageMakerEstimator()
                .setFeatureDim(8)
                .setNumTopics(2)
                .setMiniBatchSize(16)
                .setOptimizer("adam")
                .setLearningRate(0.01)
                .setNumPatienceEpochs(50)
                .setEncoderLayers(8, 6)
                .setValidationIndicatorCol("held")
                .fit(rows)
                .setRequestRowSerializer("{\"class\":\"json\",\"options\":{\"row\":\"data\"}}"),
            rows.where("held"));

    int likeliest = scored.get(0).<Vector>getAs("topic_weights").argmax();
    int topic = scored.get(0).getAs("topic");
    assertThat(scored)
        .hasSize(ROWS / 5)
        .allSatisfy(
            row ->
                assertThat(row.<Vector>getAs("topic_weights").argmax() == likeliest)
                    .isEqualTo(row.<Integer>getAs("topic") == topic));
    assertThat(channels()).containsExactly("train ShardedByS3Key", "validation FullyReplicated");
  }

  /** Returns the channels of the last job, and how they are shared out. */
  private List<String> channels() {
    List<String> channels = new ArrayList<>();
    for (JsonNode channel : embedded.lastTrainingJob().get("InputDataConfig")) {
      channels.add(
          channel.get("ChannelName").asText()
              + " "
              + channel
                  .get("DataSource")
                  .get("S3DataSource")
                  .get("S3DataDistributionType")
                  .asText());
    }
    return channels;
  }
}
