package org.sagemakerspark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.hosting.HostingException;
import org.sagemakerspark.lifecycle.CreatedResource;
import org.sagemakerspark.lifecycle.ResourceCleanupException;
import org.sagemakerspark.lifecycle.SageMakerResourceCleanup;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.training.TrainingJobException;

@ExtendWith(SparkExtension.class)
class EndpointLifecycleTest {

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  private final SparkSession spark;
  private final LocalSageMaker server;
  private SageMakerFixture fixture;

  EndpointLifecycleTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
  }

  @BeforeEach
  void open() {
    fixture = new SageMakerFixture(spark, server);
  }

  @AfterEach
  void removeAll() {
    server.faults().clear();
    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      cleanup.deleteAllOf(spark.sparkContext().applicationId());
    }
    fixture.close();
  }

  @Test
  void createsTheEndpointAtTheFirstTransformAndSharesItWithEveryCopy(@TempDir Path folder)
      throws Exception {
    SageMakerModel model =
        estimator(EndpointCreationPolicy.CREATE_ON_TRANSFORM).fit(fixture.rows(4));
    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.models()).isEmpty();
    SageMakerModel before = model.copy(ParamMap.empty());
    String path = folder.resolve("model").toUri().toString();
    model.save(path);

    assertScored(model.transform(fixture.rows(4)));
    assertScored(before.transform(fixture.rows(4)));
    assertScored(model.copy(ParamMap.empty()).transform(fixture.rows(4)));
    assertScored(SageMakerModel.load(path).transform(fixture.rows(4)));
    assertScored(model.transform(fixture.rows(4), ParamMap.empty()));

    assertThat(fixture.endpoints()).hasSize(1);
    assertThat(fixture.endpointConfigs()).hasSize(1);
    assertThat(fixture.models()).hasSize(1);

    // A copy that was saved before there was an endpoint deletes it too.
    SageMakerModel.load(path).deleteResources(spark);

    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.endpointConfigs()).isEmpty();
    assertThat(fixture.models()).isEmpty();
  }

  @Test
  void bringsUpNoEndpointAgainAfterItsDeletionUnlessItIsToldTo() {
    SageMakerModel model =
        estimator(EndpointCreationPolicy.CREATE_ON_TRANSFORM).fit(fixture.rows(4));
    assertScored(model.transform(fixture.rows(4)));
    SageMakerModel copy = model.copy(ParamMap.empty());

    model.deleteResources(spark);

    assertThatThrownBy(() -> model.transform(fixture.rows(4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("SageMakerModel (SageMakerEstimator_")
        .hasMessageContaining("call setEndpointName or createEndpoint first");
    assertThatThrownBy(() -> copy.transform(fixture.rows(4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "SageMakerModel ("
                + copy.uid()
                + "): endpoint "
                + copy.getEndpointName().orElseThrow()
                + " does not exist any more. A copy of the model, or somebody else, has deleted it."
                + " Clear endpointName and call createEndpoint to bring it up again");
    assertThat(fixture.endpoints()).isEmpty();

    model.createEndpoint(spark);

    assertScored(model.transform(fixture.rows(4)));
    assertThat(fixture.endpoints()).hasSize(1);
  }

  @Test
  void needsNoEndpointArgumentsWhenNoEndpointIsWanted() {
    SageMakerModel model =
        estimator(EndpointCreationPolicy.DO_NOT_CREATE)
            .setServerlessMemorySizeInMB(1025)
            .fit(fixture.rows(4));

    assertThat(fixture.models()).isEmpty();
    assertThatThrownBy(() -> model.transform(fixture.rows(4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("endpointCreationPolicy is DO_NOT_CREATE");
    assertThatThrownBy(
            () ->
                estimator(EndpointCreationPolicy.CREATE_ON_TRANSFORM)
                    .setServerlessMemorySizeInMB(1025)
                    .fit(fixture.rows(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("serverlessMemorySizeInMB = 1025 must be a multiple of 1024");
  }

  @Test
  void makesModelsOfAnEndpointOfModelDataAndOfATrainingJob() {
    SageMakerModel trained =
        estimator(EndpointCreationPolicy.CREATE_ON_CONSTRUCT).fit(fixture.rows(4));

    SageMakerModel attached =
        codecs(SageMakerModel.fromEndpoint(trained.getEndpointName().orElseThrow()));
    assertScored(attached.transform(fixture.rows(4)));
    attached.deleteResources(spark);
    assertThat(fixture.endpoints()).hasSize(1);

    SageMakerModel ofData =
        codecs(
            SageMakerModel.fromModelData(
                LightAlgorithm.URI, trained.getModelDataS3Uri().orElseThrow()));
    SageMakerModel copy = ofData.copy(ParamMap.empty());
    assertScored(ofData.transform(fixture.rows(4)));
    assertScored(copy.transform(fixture.rows(4)));
    assertThat(fixture.endpoints()).hasSize(2);

    SageMakerModel ofJob =
        codecs(SageMakerModel.fromTrainingJob(spark, trained.getTrainingJobName().orElseThrow()));
    assertScored(ofJob.transform(fixture.rows(4)));
    assertThat(fixture.endpoints()).hasSize(3);
    assertThat(ofJob.trainingSummary().orElseThrow().jobArn())
        .isEqualTo(trained.trainingSummary().orElseThrow().jobArn());

    ofJob.deleteResources(spark);
    ofData.deleteResources(spark);
    assertThat(fixture.endpoints()).containsExactly(trained.getEndpointName().orElseThrow());
    assertThatThrownBy(() -> SageMakerModel.fromTrainingJob(spark, "no-such-job"))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("no-such-job cannot be read");
  }

  @Test
  void updatesAnEndpointThatIsThereAndLeavesItInPlace() {
    SageMakerModel first =
        estimator(EndpointCreationPolicy.CREATE_ON_CONSTRUCT)
            .setCustomEndpointName("steady")
            .fit(fixture.rows(4));
    List<String> jobs = fixture.jobs();
    List<String> objects = fixture.objects();
    SageMakerEstimator again =
        estimator(EndpointCreationPolicy.CREATE_ON_CONSTRUCT).setCustomEndpointName("steady");

    assertThatThrownBy(() -> again.fit(fixture.rows(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("customEndpointName = 'steady' is the name of an endpoint already")
        .hasMessageContaining("updateExistingEndpoint");
    assertThat(fixture.jobs()).isEqualTo(jobs);
    assertThat(fixture.objects()).isEqualTo(objects);

    SageMakerModel second = again.setUpdateExistingEndpoint(true).fit(fixture.rows(4));

    assertScored(second.transform(fixture.rows(4)));
    assertThat(config("steady")).startsWith("light-").endsWith(second.getNameSuffix().orElse(""));
    second.deleteResources(spark);
    assertThat(fixture.endpoints()).containsExactly("steady");
    assertThatThrownBy(() -> first.transform(fixture.rows(4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("endpoint steady was updated since");
  }

  @Test
  void doesNotScoreOnAnEndpointThatSomebodyElseGaveTheSameName() {
    SageMakerModel first =
        estimator(EndpointCreationPolicy.CREATE_ON_CONSTRUCT)
            .setCustomEndpointName("mine")
            .fit(fixture.rows(4));
    SageMakerModel second =
        codecs(
                SageMakerModel.fromModelData(
                    LightAlgorithm.URI, first.getModelDataS3Uri().orElseThrow()))
            .setCustomEndpointName("mine");

    assertThatThrownBy(() -> second.transform(fixture.rows(4)))
        .isInstanceOf(HostingException.class)
        .hasMessageContaining("Endpoint mine did not come up")
        .hasMessageContaining("does not serve this model");
    second.deleteResources(spark);

    assertThat(fixture.endpoints()).containsExactly("mine");
  }

  @Test
  void tellsWhereTheTrainedModelIsWhenHostingFails() {
    server
        .faults()
        .operation("CreateEndpoint")
        .fail(400, "ResourceLimitExceeded", "no more instances");

    assertThatThrownBy(
            () -> estimator(EndpointCreationPolicy.CREATE_ON_CONSTRUCT).fit(fixture.rows(4)))
        .isInstanceOfSatisfying(
            HostingException.class,
            e -> {
              assertThat(e.modelDataS3Uri()).startsWith("s3://").endsWith("/output/model.tar.gz");
              assertThat(e.left()).isEmpty();
            })
        .hasMessageContaining("no more instances")
        .hasMessageContaining("/output/model.tar.gz");
    assertThat(fixture.models()).isEmpty();
    assertThat(fixture.endpointConfigs()).isEmpty();
  }

  @Test
  void namesWhatItCouldNotDeleteWhenHostingFails() {
    server.faults().operation("CreateEndpoint").fail(400, "ResourceLimitExceeded");
    server.faults().operation("DeleteModel").fail(400, "AccessDeniedException", "not you");

    assertThatThrownBy(
            () -> estimator(EndpointCreationPolicy.CREATE_ON_CONSTRUCT).fit(fixture.rows(4)))
        .isInstanceOfSatisfying(
            HostingException.class,
            e ->
                assertThat(e.left())
                    .extracting(CreatedResource::kind)
                    .containsExactly(CreatedResource.Kind.MODEL))
        .hasMessageContaining("Still there and perhaps paid for: model light-")
        .hasMessageContaining("not you");
  }

  @Test
  void goesOnAfterAFailedDeletionAndReportsAll() {
    SageMakerModel model =
        estimator(EndpointCreationPolicy.CREATE_ON_CONSTRUCT).fit(fixture.rows(4));
    server.faults().operation("DeleteEndpoint").fail(400, "AccessDeniedException", "not you");

    assertThatThrownBy(() -> model.deleteResources(spark))
        .isInstanceOfSatisfying(
            ResourceCleanupException.class,
            e ->
                assertThat(e.left())
                    .extracting(CreatedResource::kind)
                    .containsExactly(
                        CreatedResource.Kind.ENDPOINT,
                        CreatedResource.Kind.ENDPOINT_CONFIG,
                        CreatedResource.Kind.MODEL))
        .hasMessageContaining("not you")
        .hasMessageContaining("needs it");
    // The endpoint goes on, so what it serves on is there.
    assertThat(fixture.endpointConfigs()).hasSize(1);
    assertThat(fixture.endpoints()).hasSize(1);

    server.faults().clear();
    server.faults().operation("DeleteEndpointConfig").fail(400, "AccessDeniedException", "not you");
    assertThatThrownBy(() -> model.deleteResources(spark))
        .isInstanceOf(ResourceCleanupException.class)
        .hasMessageContaining("endpoint configuration");
    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.models()).isEmpty();
  }

  @Test
  void takesADeniedDescriptionForAnErrorAndNotForGone() {
    SageMakerModel model =
        estimator(EndpointCreationPolicy.CREATE_ON_CONSTRUCT).fit(fixture.rows(4));
    server.faults().operation("DescribeEndpoint").fail(400, "AccessDeniedException", "not you");

    assertThatThrownBy(() -> model.deleteResources(spark))
        .isInstanceOf(ResourceCleanupException.class)
        .hasMessageContaining("endpoint " + model.getEndpointName().orElseThrow())
        .hasMessageContaining("AccessDeniedException");
    assertThat(model.getEndpointName()).isPresent();
    server.faults().clear();
    assertThat(fixture.endpoints()).hasSize(1);

    model.deleteResources(spark);

    assertThat(fixture.endpoints()).isEmpty();
    assertThat(model.getEndpointName()).isEmpty();
  }

  @Test
  void bringsUpAnEndpointThroughThrottlingAndLostAnswers() {
    server.faults().operation("CreateModel").times(1).cut();
    server.faults().operation("CreateEndpointConfig").times(1).fail(400, "ThrottlingException");
    server.faults().operation("CreateEndpoint").times(1).cut();
    server.faults().operation("DescribeEndpoint").times(2).fail(500, "InternalFailure");

    assertScored(
        estimator(EndpointCreationPolicy.CREATE_ON_TRANSFORM)
            .fit(fixture.rows(4))
            .transform(fixture.rows(4)));
    assertThat(fixture.endpoints()).hasSize(1);
  }

  private static SageMakerEstimator estimator(EndpointCreationPolicy policy) {
    return LightAlgorithm.estimator().setEndpointCreationPolicy(policy);
  }

  private static SageMakerModel codecs(SageMakerModel model) {
    SageMakerEstimator known = LightAlgorithm.estimator();
    return model
        .setNamePrefix("light")
        .setRequestRowSerializer(known.getRequestRowSerializer().orElseThrow())
        .setResponseRowDeserializer(known.getResponseRowDeserializer().orElseThrow());
  }

  private String config(String endpoint) {
    return fixture
        .sageMaker()
        .describeEndpoint(new DescribeEndpointRequest().withEndpointName(endpoint))
        .getEndpointConfigName();
  }

  private static void assertScored(Dataset<Row> scored) {
    assertThat(scored.collectAsList())
        .extracting(row -> row.getDouble(1))
        .containsExactlyInAnyOrder(0.0, 1.0, 2.0, 3.0);
  }
}
