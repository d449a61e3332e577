package org.example.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.ListModelsRequest;
import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;

/** Trains and scores with no account: the extension starts a SageMaker for this class. */
@ExtendWith(LocalSageMakerExtension.class)
class SegmentsTest {

  private static SparkSession spark;

  @BeforeAll
  static void startSpark(LocalSageMaker sageMaker) {
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
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void putsCustomersWhoSpendAlikeIntoOneSegment(LocalSageMaker sageMaker, LocalClients clients) {
    Dataset<Row> customers =
        spark.sql(
            "SELECT id, double(IF(id % 2 = 0, 10, 900) + id % 3) AS spent,"
                + " double(IF(id % 2 = 0, 40, 2)) AS visits FROM range(60)");

    PipelineModel model = Segments.pipeline(2).fit(customers);
    // An endpoint that throttles costs time, and no row.
    sageMaker.faults().invocations().times(1).fail(400, "ThrottlingException");
    List<Row> segments =
        model
            .transform(customers)
            .selectExpr("id % 2 AS kind", "closest_cluster")
            .distinct()
            .collectAsList();

    assertThat(segments).hasSize(2);
    assertThat(segments.get(0).get(1)).isNotEqualTo(segments.get(1).get(1));
    assertThat(sageMaker.requests("CreateTrainingJob")).hasSize(1);
    ((KMeansSageMakerModel) model.stages()[1]).deleteResources(spark);
    assertThat(clients.sageMaker().listModels(new ListModelsRequest()).getModels()).isEmpty();
  }

  @Test
  void runsOnTheSparkThatWasAskedFor() {
    assertThat(spark.version()).isEqualTo(System.getProperty("expected.spark.version"));
  }

  @Test
  void hasNothingOfTheServerOnItsClassPath() {
    assertThatThrownBy(() -> Class.forName("org.gaul.s3proxy.S3Proxy"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> Class.forName("org.eclipse.jetty.server.Server"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
