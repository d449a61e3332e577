package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.processor.Specs;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** A spec without inference describes an image that only trains. */
@ExtendWith(SparkExtension.class)
class OnlyTrainsTest {

  @RegisterExtension
  static final LocalSageMakerExtension SAGEMAKER =
      new LocalSageMakerExtension(
          LocalSageMaker.builder().image(ReportImage.URI, ReportImage.class));

  private final SparkSession spark;
  private final GeneratedStages stages;
  private final SageMakerFixture embedded;
  private final Dataset<Row> rows;

  OnlyTrainsTest(SparkSession spark, LocalSageMaker sageMaker, @TempDir Path folder)
      throws Exception {
    this.spark = spark;
    this.stages = new GeneratedStages(spark, sageMaker, Specs.plans(Specs.REPORT), folder);
    this.embedded = stages.embedded();
    this.rows = spark.sql("SELECT double(id) AS size, 1.0D AS label FROM range(3)");
  }

  @AfterEach
  void forget() {
    stages.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CREATE_ON_CONSTRUCT", "CREATE_ON_TRANSFORM", "DO_NOT_CREATE"})
  void givesAModelThatHoldsTheArtifactTheJobAndTheMetricsWhateverThePolicySays(String policy)
      throws Exception {
    AlgorithmEstimator<?, ?> estimator = estimator();
    if (!policy.isEmpty()) {
      estimator.setEndpointCreationPolicy(policy);
    }

    AlgorithmModel<?> model = estimator.fit(rows);

    String artifact = model.getModelDataS3Uri().orElseThrow();
    assertThat(embedded.get(artifact)).isNotEmpty();
    assertThat(embedded.jobs()).contains(model.getTrainingJobName().orElseThrow());
    assertThat(model.trainingSummary().orElseThrow().metrics()).isEqualTo(Map.of("rows", 3.0));
    assertThatThrownBy(() -> model.transform(rows))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            model.nameInMessages()
                + ": the image of profile-report only trains, so the model scores no rows and has"
                + " no endpoint; what was trained is at "
                + artifact);
    assertThatThrownBy(() -> model.transformSchema(rows.schema()))
        .hasMessageContaining("profile-report only trains");
    assertThatThrownBy(() -> model.createEndpoint(spark))
        .hasMessageContaining("profile-report only trains");
    model.deleteResources(spark);
    assertThat(embedded.models()).isEmpty();
    assertThat(embedded.endpointConfigs()).isEmpty();
    assertThat(embedded.endpoints()).isEmpty();
    assertThat(embedded.get(artifact)).isNotEmpty();
  }

  @Test
  void knowsWhatWasTrainedWhenItIsLoadedAndInPipelines() throws Exception {
    String path = stages.path("stage");

    new Pipeline().setStages(new PipelineStage[] {estimator()}).write().save(path);
    PipelineModel fitted = Pipeline.load(path).fit(rows);
    fitted.write().overwrite().save(path);
    AlgorithmModel<?> loaded = (AlgorithmModel<?>) PipelineModel.load(path).stages()[0];

    AlgorithmModel<?> trained = (AlgorithmModel<?>) fitted.stages()[0];
    assertThat(loaded.trainingSummary()).isPresent().isEqualTo(trained.trainingSummary());
    assertThatThrownBy(() -> PipelineModel.load(path).transform(rows))
        .hasMessageContaining("profile-report only trains");
    assertThat(embedded.models()).isEmpty();
  }

  @Test
  void isMadeOfATrainingJobAndOfNoEndpoint() throws Exception {
    AlgorithmModel<?> trained = estimator().fit(rows);
    Class<?> type = trained.getClass();

    Method ofJob = type.getMethod("fromTrainingJob", SparkSession.class, String.class);
    AlgorithmModel<?> model =
        (AlgorithmModel<?>) ofJob.invoke(null, spark, trained.getTrainingJobName().orElseThrow());

    assertThat(model.trainingSummary()).isPresent().isEqualTo(trained.trainingSummary());
    assertThat(Arrays.stream(type.getMethods()).map(Method::getName))
        .contains("fromModelData")
        .doesNotContain("fromEndpoint");
    assertThatThrownBy(() -> model.transform(rows)).hasMessageContaining("only trains");
  }

  @Test
  void refusesWhatSaysHowItIsServedBeforeAnythingIsMoved() throws Exception {
    AlgorithmEstimator<?, ?> estimator = estimator();
    estimator
        .setEndpointInstanceType("ml.m5.large")
        .setModelImage(ReportImage.URI)
        .setScoringMode("native");
    int jobs = embedded.jobs().size();
    int objects = embedded.objects().size();

    assertThatThrownBy(() -> estimator.fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "modelImage, endpointInstanceType, scoringMode are set, and the image of"
                + " profile-report only trains: no model of it is served or scores rows; clear"
                + " them");
    assertThat(embedded.jobs()).hasSize(jobs);
    assertThat(embedded.objects()).hasSize(objects);
  }

  private AlgorithmEstimator<?, ?> estimator() throws Exception {
    AlgorithmEstimator<?, ?> estimator = stages.estimator("ProfileEstimator");
    estimator.setTrainingImage(ReportImage.URI);
    return estimator;
  }
}
