package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.s3.model.S3ObjectSummary;
import com.amazonaws.services.sagemaker.model.ListEndpointConfigsRequest;
import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import com.amazonaws.services.sagemaker.model.ListModelsRequest;
import com.amazonaws.services.sagemaker.model.ListTrainingJobsRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.training.TrainingJobException;

@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
class KMeansEndToEndTest {

  private static final int PIXELS = 784;

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;
  private final LocalClients clients;

  KMeansEndToEndTest(SparkSession spark, LocalSageMaker sageMaker, LocalClients clients) {
    this.spark = spark;
    this.sageMaker = sageMaker;
    this.clients = clients;
  }

  @BeforeEach
  void useTheEmbeddedSageMaker() {
    sageMaker.sparkConf().forEach(spark.conf()::set);
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    sageMaker.sparkConf().keySet().forEach(spark.conf()::unset);
  }

  @Test
  void clustersDigitsAndLeavesOnlyTheModelBehind() {
    KMeansSageMakerModel model =
        new KMeansSageMakerEstimator().setK(10).setFeatureDim(PIXELS).fit(digits("train"));

    Dataset<Row> heldOut = digits("test");
    List<Row> clustered = model.transform(heldOut).collectAsList();

    assertThat(clustered).hasSize(2_000);
    assertThat(model.transform(heldOut).columns())
        .containsExactly("label", "features", "distance_to_cluster", "closest_cluster");
    List<Row> given = heldOut.collectAsList();
    for (int i = 0; i < given.size(); i++) {
      assertThat(clustered.get(i).get(0)).isEqualTo(given.get(i).get(0));
      assertThat(clustered.get(i).get(1)).isEqualTo(given.get(i).get(1));
      assertThat(clustered.get(i).getDouble(2)).isPositive();
    }
    assertThat(purity(clustered)).isGreaterThan(0.5);

    assertThat(keys()).noneMatch(key -> key.contains("/staging/") && key.contains("train"));
    assertThat(keys()).anyMatch(key -> key.endsWith("/output/model.tar.gz"));
    assertThat(clients.sageMaker().listEndpoints(new ListEndpointsRequest()).getEndpoints())
        .hasSize(1);

    model.deleteResources(spark);

    // The service goes on deleting the endpoint for a while.
    while (!clients
        .sageMaker()
        .listEndpoints(new ListEndpointsRequest())
        .getEndpoints()
        .isEmpty()) {
      assertThat(clients.sageMaker().listEndpoints(new ListEndpointsRequest()).getEndpoints())
          .allMatch(endpoint -> endpoint.getEndpointStatus().equals("Deleting"));
    }
    assertThat(
            clients
                .sageMaker()
                .listEndpointConfigs(new ListEndpointConfigsRequest())
                .getEndpointConfigs())
        .isEmpty();
    assertThat(clients.sageMaker().listModels(new ListModelsRequest()).getModels()).isEmpty();
  }

  @Test
  void refusesOneClusterBeforeAnythingIsUploaded() {
    List<String> keysBefore = keys();
    int jobsBefore = jobs().size();
    assertThatThrownBy(() -> new KMeansSageMakerEstimator().setK(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("k = 1")
        .hasMessageContaining("at least 2");
    assertThatThrownBy(() -> new KMeansSageMakerEstimator().fit(rows(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("k is required")
        .hasMessageContaining("featureDim is required");
    assertThat(keys()).isEqualTo(keysBefore);
    assertThat(jobs()).hasSize(jobsBefore);
  }

  @Test
  void reportsTheImagesReasonWhenThereAreFewerRowsThanClusters() {
    assertThatThrownBy(() -> new KMeansSageMakerEstimator().setK(5).setFeatureDim(2).fit(rows(3)))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("kmeans-")
        .hasMessageContaining("5")
        .hasMessageContaining("3");
    assertThat(keys()).noneMatch(key -> key.contains("/staging/") && key.contains("train"));
    assertThat(clients.sageMaker().listModels(new ListModelsRequest()).getModels()).isEmpty();
  }

  @Test
  void startsNoJobForADataFrameWithoutRows() {
    int before = jobs().size();
    assertThatThrownBy(() -> new KMeansSageMakerEstimator().setK(5).setFeatureDim(2).fit(rows(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no row to train on");
    assertThat(jobs()).hasSize(before);
  }

  private Dataset<Row> digits(String part) {
    return spark
        .read()
        .format("libsvm")
        .option("numFeatures", PIXELS)
        .load(System.getProperty("project.data") + "/mnist/mnist-" + part + ".libsvm.gz");
  }

  private Dataset<Row> rows(int count) {
    List<Row> rows = new java.util.ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(RowFactory.create(Vectors.dense(i, -i)));
    }
    return spark.createDataFrame(
        rows, new StructType().add("features", SQLDataTypes.VectorType(), false));
  }

  private List<String> keys() {
    String bucket = "sagemaker-" + sageMaker.region() + "-" + sageMaker.accountId();
    if (!clients.s3().doesBucketExistV2(bucket)) {
      return List.of();
    }
    return clients.s3().listObjectsV2(bucket).getObjectSummaries().stream()
        .map(S3ObjectSummary::getKey)
        .toList();
  }

  private List<?> jobs() {
    return clients
        .sageMaker()
        .listTrainingJobs(new ListTrainingJobsRequest())
        .getTrainingJobSummaries();
  }

  /** The share of rows whose label is the most frequent one of their cluster. */
  private static double purity(List<Row> clustered) {
    Map<Double, Map<Double, Integer>> labels = new HashMap<>();
    for (Row row : clustered) {
      labels
          .computeIfAbsent(row.getDouble(3), cluster -> new HashMap<>())
          .merge(row.getDouble(0), 1, Integer::sum);
    }
    int inMajority =
        labels.values().stream()
            .mapToInt(each -> each.values().stream().max(Integer::compare).orElse(0))
            .sum();
    return (double) inMajority / clustered.size();
  }
}
