package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.artifacts.KMeansModel;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/**
 * Models that SageMaker itself has trained score natively, and answer as an endpoint of AWS did.
 */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelsOfAwsTest {

  /** Files that SageMaker has written, which are not the project's to give away. */
  private static final Path OF_AWS = Path.of(System.getProperty("artifacts.of.aws"));

  private final SparkSession spark;
  private SageMakerFixture embedded;

  ModelsOfAwsTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeAll
  void start(LocalSageMaker local) {
    boolean there = Files.isDirectory(OF_AWS);
    if (!there) {
      System.err.println(
          "***** NO MODEL OF AWS'S OWN WAS SCORED: there is no " + OF_AWS + " *****");
    }
    assumeTrue(there, "There is no " + OF_AWS);
    embedded = new SageMakerFixture(spark, local);
  }

  @AfterAll
  void stop() {
    if (embedded != null) {
      embedded.close();
    }
  }

  @Test
  void scoresTheModelOfKMeansThatAwsHasTrained() throws Exception {
    embedded.put(
        "s3://of-aws/kmeans/model.tar.gz",
        Files.readAllBytes(OF_AWS.resolve("kmeans/model.tar.gz")));
    KMeansSageMakerModel model =
        KMeansSageMakerModel.fromModelData("s3://of-aws/kmeans/model.tar.gz")
            .setScoringMode("native");

    // The first centre, as MXNet prints it, and a row beside it.
    List<Row> scored =
        model
            .transform(
                rows(new double[] {34.653027, -99.11871}, new double[] {37.653027, -95.11871}))
            .collectAsList();

    assertThat(scored.get(0).<Double>getAs("closest_cluster")).isEqualTo(0);
    assertThat(scored.get(0).<Double>getAs("distance_to_cluster")).isEqualTo(0);
    assertThat(scored.get(1).<Double>getAs("closest_cluster")).isEqualTo(0);
    assertThat(scored.get(1).<Double>getAs("distance_to_cluster")).isCloseTo(5, within(5e-6));
  }

  @Test
  void answersAsTheEndpointOnAwsDid(@TempDir Path folder) throws Exception {
    JsonNode recorded =
        new ObjectMapper().readTree(OF_AWS.resolve("kmeans/aws-answer.json").toFile());
    float[][] centres =
        StreamSupport.stream(recorded.get("centroids").spliterator(), false)
            .map(
                row -> {
                  float[] centre = new float[row.size()];
                  for (int i = 0; i < centre.length; i++) {
                    centre[i] = row.get(i).floatValue();
                  }
                  return centre;
                })
            .toArray(float[][]::new);
    new KMeansModel(centres).write(folder);
    embedded.put(
        "s3://of-aws/recorded/model_algo-1", Files.readAllBytes(folder.resolve("model_algo-1")));
    double[] features =
        StreamSupport.stream(recorded.get("features").spliterator(), false)
            .mapToDouble(JsonNode::doubleValue)
            .toArray();

    Row scored =
        KMeansSageMakerModel.fromModelData("s3://of-aws/recorded/")
            .setScoringMode("native")
            .transform(rows(features))
            .first();

    JsonNode answer = recorded.get("answer");
    double distance = answer.get("distance_to_cluster").doubleValue();
    assertThat(scored.<Double>getAs("closest_cluster"))
        .isEqualTo(answer.get("closest_cluster").doubleValue());
    assertThat(scored.<Double>getAs("distance_to_cluster"))
        .isCloseTo(distance, within(1e-6 * distance));
  }

  @Test
  void scoresTheLinearRegressorThatAwsHasTrained() throws Exception {
    embedded.put(
        "s3://of-aws/linear/model.tar.gz",
        Files.readAllBytes(OF_AWS.resolve("linear-learner/model.tar.gz")));

    List<Row> scored =
        LinearLearnerRegressorModel.fromModelData("s3://of-aws/linear/model.tar.gz")
            .setScoringMode("native")
            .transform(rows(new double[513], ones(513, 1), ones(513, 2)))
            .collectAsList();

    // A straight line: what two steps give is twice what one gives.
    double start = scored.get(0).getAs("score");
    double one = scored.get(1).<Double>getAs("score") - start;
    double two = scored.get(2).<Double>getAs("score") - start;
    assertThat(two).isCloseTo(2 * one, within(1e-5 * Math.max(1, Math.abs(one) + Math.abs(start))));
    assertThat(one).isNotZero();
  }

  private static double[] ones(int count, double value) {
    double[] ones = new double[count];
    Arrays.fill(ones, value);
    return ones;
  }

  private Dataset<Row> rows(double[]... features) {
    return spark.createDataFrame(
        Arrays.stream(features).map(each -> RowFactory.create(Vectors.dense(each))).toList(),
        new StructType().add("features", SQLDataTypes.VectorType(), false));
  }
}
