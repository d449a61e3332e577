package org.sagemakerspark.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.Request;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.AmazonSageMakerClientBuilder;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import com.amazonaws.services.sagemaker.model.DeleteModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import com.amazonaws.services.sagemaker.model.Tag;
import com.amazonaws.services.sagemaker.model.UpdateEndpointRequest;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.hosting.HostingException;
import org.sagemakerspark.lifecycle.CreatedResource.Kind;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;

/** What belongs to whom, and what is therefore removed. */
@ExtendWith(SparkExtension.class)
class OwnershipTest {

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  private final SparkSession spark;
  private final LocalSageMaker server;
  private final String application;
  private SageMakerFixture fixture;

  OwnershipTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
    this.application = spark.sparkContext().applicationId();
  }

  @BeforeEach
  void open() {
    fixture = new SageMakerFixture(spark, server);
  }

  @AfterEach
  void removeAll() {
    server.faults().clear();
    fixture
        .endpoints()
        .forEach(
            name ->
                fixture
                    .sageMaker()
                    .deleteEndpoint(new DeleteEndpointRequest().withEndpointName(name)));
    fixture
        .endpointConfigs()
        .forEach(
            name ->
                fixture
                    .sageMaker()
                    .deleteEndpointConfig(
                        new DeleteEndpointConfigRequest().withEndpointConfigName(name)));
    fixture
        .models()
        .forEach(
            name -> fixture.sageMaker().deleteModel(new DeleteModelRequest().withModelName(name)));
    fixture.close();
  }

  @Test
  void keepsAnEndpointThatServesAnotherModelNow() throws Exception {
    SageMakerEstimator estimator =
        LightAlgorithm.estimator().setCustomEndpointName("prod").setUpdateExistingEndpoint(true);
    SageMakerModel first = estimator.fit(fixture.rows(4));
    SageMakerModel second = estimator.fit(fixture.rows(4));

    first.deleteResources(spark);

    assertServes("prod", second);
    second.deleteResourcesOfOtherModels(spark);
    assertServes("prod", second);
    assertThat(fixture.endpointConfigs()).hasSize(1);
    assertThat(fixture.models()).hasSize(1);

    // Only updated to it: it stays, with what it serves on.
    second.deleteResources(spark);
    assertServes("prod", second);

    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      assertThat(cleanup.deleteAllOf(application))
          .extracting(CreatedResource::kind)
          .contains(Kind.ENDPOINT, Kind.ENDPOINT_CONFIG, Kind.MODEL);
    }
    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.models()).isEmpty();
  }

  @Test
  void refusesToScoreOnItsOwnEndpointWhenThatServesAnotherModel() throws Exception {
    SageMakerEstimator estimator =
        LightAlgorithm.estimator().setCustomEndpointName("prod").setUpdateExistingEndpoint(true);
    SageMakerModel first = estimator.fit(fixture.rows(4));
    SageMakerModel second = estimator.fit(fixture.rows(4));
    int requests = server.requests("InvokeEndpoint").size();

    for (SageMakerModel each : List.of(first, first.copy(ParamMap.empty()))) {
      assertThatThrownBy(() -> each.transform(fixture.rows(4)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("endpoint prod was updated since and serves SageMaker model light-")
          .hasMessageContaining("another model would score the rows");
    }
    assertThat(server.requests("InvokeEndpoint")).hasSize(requests);
    assertServes("prod", second);
    assertThat(pointedAt("prod").transform(fixture.rows(4)).count()).isEqualTo(4);

    // Who updates it once more, scores again; the other one is refused from then on.
    first.clear(first.endpointName());
    first.createEndpoint(spark);
    assertServes("prod", first);
    assertThatThrownBy(() -> second.transform(fixture.rows(4)))
        .hasMessageContaining("another model would score the rows");
  }

  /** The service lets a configuration be deleted, and goes on serving what was in it. */
  @Test
  void takesAnEndpointForAnotherModelsAlsoWhenThatOnesConfigurationIsDeleted() throws Exception {
    SageMakerEstimator estimator =
        LightAlgorithm.estimator().setCustomEndpointName("prod").setUpdateExistingEndpoint(true);
    SageMakerModel first = estimator.fit(fixture.rows(4));
    SageMakerModel second = estimator.fit(fixture.rows(4));
    String config =
        fixture
            .sageMaker()
            .describeEndpoint(new DescribeEndpointRequest().withEndpointName("prod"))
            .getEndpointConfigName();
    assertThat(config).endsWith(second.getNameSuffix().orElseThrow());
    fixture
        .sageMaker()
        .deleteEndpointConfig(new DeleteEndpointConfigRequest().withEndpointConfigName(config));

    assertThatThrownBy(() -> first.transform(fixture.rows(4)))
        .hasMessageContaining("serves endpoint configuration " + config + ", which is deleted")
        .hasMessageContaining("another model would score the rows");
    first.deleteResources(spark);

    assertThat(fixture.endpoints()).containsExactly("prod");
  }

  @Test
  void deletesStagedDataWithoutAskingForAJobThatHasEnded() {
    server.faults().operation("ListTags").fail(400, "AccessDeniedException", "not you");

    LightAlgorithm.estimator()
        .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
        .fit(fixture.rows(4));

    assertThat(fixture.stagedObjects()).isEmpty();
  }

  @Test
  void deletesItsOwnEndpointAlsoWhenItsConfigurationIsDeleted() {
    SageMakerModel model = LightAlgorithm.estimator().fit(fixture.rows(4));
    fixture
        .endpointConfigs()
        .forEach(
            name ->
                fixture
                    .sageMaker()
                    .deleteEndpointConfig(
                        new DeleteEndpointConfigRequest().withEndpointConfigName(name)));

    model.deleteResources(spark);

    assertThat(fixture.endpoints()).isEmpty();
  }

  @Test
  void scoresOnItsOwnEndpointWithAnotherConfigurationOrAnotherNameOfTheSameData() throws Exception {
    SageMakerModel model =
        LightAlgorithm.estimator().setCustomEndpointName("prod").fit(fixture.rows(4));
    createForeign(model, "same-data", "", "");
    update("prod", "same-data");

    assertThat(model.transform(fixture.rows(4)).count()).isEqualTo(4);

    fixture
        .sageMaker()
        .createEndpointConfig(
            new CreateEndpointConfigRequest()
                .withEndpointConfigName("larger")
                .withProductionVariants(
                    new ProductionVariant()
                        .withVariantName("all")
                        .withModelName("light-" + model.getNameSuffix().orElseThrow())
                        .withInstanceType("ml.m5.large")
                        .withInitialInstanceCount(2)));
    update("prod", "larger");
    assertThat(model.transform(fixture.rows(4)).count()).isEqualTo(4);
  }

  @Test
  void scoresOnWhenItIsNotToldWhatItsEndpointServes() {
    SageMakerModel model =
        LightAlgorithm.estimator().setCustomEndpointName("prod").fit(fixture.rows(4));
    server.faults().operation("DescribeEndpoint").fail(400, "AccessDeniedException", "not you");

    assertThat(model.transform(fixture.rows(4)).count()).isEqualTo(4);
  }

  private static SageMakerModel pointedAt(String endpoint) {
    SageMakerEstimator known = LightAlgorithm.estimator();
    return SageMakerModel.fromEndpoint(endpoint)
        .setRequestRowSerializer(known.getRequestRowSerializer().orElseThrow())
        .setResponseRowDeserializer(known.getResponseRowDeserializer().orElseThrow());
  }

  @Test
  void keepsAnEndpointThatAnotherApplicationHasUpdated() throws Exception {
    SageMakerModel model =
        LightAlgorithm.estimator().setCustomEndpointName("prod").fit(fixture.rows(4));
    createForeign(model, "theirs", "another-application", "11111111");
    update("prod", "theirs");

    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      assertThat(cleanup.find(application))
          .extracting(CreatedResource::kind)
          .containsExactly(Kind.ENDPOINT_CONFIG, Kind.MODEL);
      cleanup.deleteAllOf(application);
    }
    model.deleteResources(spark);

    assertThat(fixture.endpoints()).containsExactly("prod");
    assertThat(fixture.endpointConfigs()).containsExactly("theirs");
  }

  @Test
  void leavesWhatAForeignEndpointServesOnAfterAnUpdate() throws Exception {
    SageMakerModel trained =
        LightAlgorithm.estimator()
            .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
            .fit(fixture.rows(4));
    createForeign(trained, "user", "", "");
    fixture
        .sageMaker()
        .createEndpoint(
            new CreateEndpointRequest().withEndpointName("user").withEndpointConfigName("user"));
    settled("user");
    trained.setCustomEndpointName("user").setUpdateExistingEndpoint(true).createEndpoint(spark);

    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      assertThat(cleanup.find(application)).isEmpty();
      assertThat(cleanup.deleteAllOf(application)).isEmpty();
      List<CreatedResource> named =
          fixture.endpointConfigs().stream()
              .filter(name -> !name.equals("user"))
              .map(name -> new CreatedResource(Kind.ENDPOINT_CONFIG, name))
              .toList();
      // Also when it is asked for by name.
      assertThatThrownBy(() -> cleanup.delete(named))
          .isInstanceOf(ResourceCleanupException.class)
          .hasMessageContaining("endpoint user needs it");
    }
    assertThat(fixture.endpointConfigs()).contains(settled("user"));
    assertThat(fixture.models()).hasSize(2);
  }

  @Test
  void tellsDriversApartWhoseApplicationsHaveTheSameId() {
    SageMakerModel model = LightAlgorithm.estimator().fit(fixture.rows(4));
    createForeign(model, "theirs", application, "22222222");

    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      assertThat(cleanup.find(application)).hasSize(5);
      assertThatThrownBy(() -> cleanup.deleteAllOf(application))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("22222222")
          .hasMessageContaining(DriverRun.id())
          .hasMessageContaining("deleteAllOf(application, run)");
      assertThat(fixture.endpoints()).hasSize(1);

      assertThat(cleanup.deleteAllOf(application, DriverRun.id())).hasSize(3);
    }
    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.models()).containsExactly("theirs");
    assertThat(fixture.endpointConfigs()).containsExactly("theirs");
  }

  @Test
  void bringsUpOneEndpointForAllCopiesOfAModelThatNobodyHasNamed() {
    String data =
        LightAlgorithm.estimator()
            .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
            .fit(fixture.rows(4))
            .getModelDataS3Uri()
            .orElseThrow();
    SageMakerModel model = unnamed(new SageMakerModel(), data);

    assertThat(model.transform(fixture.rows(4), ParamMap.empty()).count()).isEqualTo(4);
    assertThat(model.transform(fixture.rows(4), ParamMap.empty()).count()).isEqualTo(4);
    assertThat(fixture.endpoints()).hasSize(1);

    model.deleteResources(spark);
    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.models()).isEmpty();
  }

  @Test
  void refusesToShareTheEndpointOfAnotherModelWithTheSameUid() {
    SageMakerModel trained =
        LightAlgorithm.estimator()
            .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
            .fit(fixture.rows(4));
    String data = trained.getModelDataS3Uri().orElseThrow();
    unnamed(new SageMakerModel("same"), data).createEndpoint(spark);
    String bucket = data.replaceFirst("s3://([^/]+)/.*", "$1");
    fixture
        .s3()
        .copyObject(bucket, data.replaceFirst("s3://[^/]+/", ""), bucket, "other/model.tar.gz");
    SageMakerModel other =
        unnamed(new SageMakerModel("same"), "s3://" + bucket + "/other/model.tar.gz");

    assertThatThrownBy(() -> other.transform(fixture.rows(4)))
        .isInstanceOf(HostingException.class)
        .hasMessageContaining("another model with the same uid");
    assertThat(fixture.endpoints()).hasSize(1);
  }

  @Test
  void refusesToShareTheEndpointOfAnotherFolderWithTheSameUid() {
    unnamed(new SageMakerModel("folders"), folder("one")).createEndpoint(spark);

    SageMakerModel other = unnamed(new SageMakerModel("folders"), folder("two"));
    assertThatThrownBy(() -> other.createEndpoint(spark))
        .isInstanceOf(HostingException.class)
        .hasMessageContaining("another model with the same uid");
  }

  private String folder(String name) {
    String bucket = "sagemaker-" + server.region() + "-" + server.accountId();
    if (!fixture.s3().doesBucketExistV2(bucket)) {
      fixture.s3().createBucket(bucket);
    }
    fixture.s3().putObject(bucket, name + "/weights.txt", name);
    return "s3://" + bucket + "/" + name + "/";
  }

  @Test
  void givesNoSecondEndpointAConfigurationThatGoesWithTheFirst() {
    SageMakerModel blue =
        LightAlgorithm.estimator().setCustomEndpointName("blue").fit(fixture.rows(4));
    SageMakerModel green = blue.copy(ParamMap.empty()).setCustomEndpointName("green");
    green.clear(green.endpointName());

    assertThatThrownBy(() -> green.createEndpoint(spark))
        .isInstanceOf(HostingException.class)
        .hasMessageContaining("was created for endpoint blue of the same model")
        .hasMessageContaining("customEndpointConfigName");
    assertThat(fixture.endpoints()).containsExactly("blue");
    assertThat(fixture.endpointConfigs()).hasSize(1);
  }

  @Test
  void bringsUpNoEndpointAfterADeletionThatCouldNotBeFinished() {
    SageMakerModel model = LightAlgorithm.estimator().fit(fixture.rows(4));
    server.faults().operation("DeleteModel").fail(400, "AccessDeniedException", "not you");

    assertThatThrownBy(() -> model.deleteResources(spark))
        .isInstanceOf(ResourceCleanupException.class);

    assertThat(model.getEndpointName()).isEmpty();
    assertThatThrownBy(() -> model.transform(fixture.rows(4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("DO_NOT_CREATE");
    server.faults().clear();
    model.deleteResources(spark);
    assertThat(fixture.models()).isEmpty();
  }

  @Test
  void goesOnWhereItCannotLookAndSaysSoAtTheEnd() throws Exception {
    LightAlgorithm.estimator().fit(fixture.rows(4));
    HttpServer denying =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    denying.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    denying.start();
    String s3 = spark.conf().get(SessionKeys.S3_ENDPOINT);
    spark.conf().set(SessionKeys.S3_ENDPOINT, "http://127.0.0.1:" + denying.getAddress().getPort());
    server.faults().operation("ListTrainingJobs").fail(400, "AccessDeniedException", "not you");
    try (SageMakerResourceCleanup cleanup =
        SageMakerResourceCleanup.of(spark, "s3://some-bucket/folder")) {
      assertThatThrownBy(() -> cleanup.deleteAllOf(application))
          .isInstanceOfSatisfying(
              ResourceCleanupException.class, e -> assertThat(e.left()).isEmpty())
          .hasMessageContaining("Not everything could be looked at")
          .hasMessageContaining("default bucket")
          .hasMessageContaining("s3://some-bucket/folder/staging/")
          .hasMessageContaining("training jobs (AccessDeniedException");
    } finally {
      spark.conf().set(SessionKeys.S3_ENDPOINT, s3);
      denying.stop(0);
    }
    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.endpointConfigs()).isEmpty();
    assertThat(fixture.models()).isEmpty();
  }

  @Test
  void asksForNoTagsOfWhatIsOlderThanTheApplication() {
    SageMakerModel model = LightAlgorithm.estimator().fit(fixture.rows(4));
    String inTwoDays = "local-" + (System.currentTimeMillis() + Duration.ofDays(2).toMillis());
    int asked = server.requests("ListTags").size();

    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      assertThat(cleanup.find(inTwoDays)).isEmpty();
      assertThat(server.requests("ListTags")).hasSize(asked);
      // Its own are found, whatever its id tells.
      assertThat(cleanup.find(application)).hasSize(3);
    }
    model.deleteResources(spark);
  }

  @Test
  void asksForTheTagsOfThreeHundredForeignModelsOnceEachOrNotAtAll() {
    SageMakerModel model = LightAlgorithm.estimator().fit(fixture.rows(4));
    List<String> foreign = IntStream.range(0, 300).mapToObj(i -> "foreign-" + i).toList();
    foreign.forEach(name -> createForeignModel(model, name, List.of()));
    String inTwoDays = "local-" + (System.currentTimeMillis() + Duration.ofDays(2).toMillis());
    Map<String, Integer> requests = new ConcurrentHashMap<>();
    AmazonSageMaker counted =
        AmazonSageMakerClientBuilder.standard()
            .withCredentials(
                new AWSStaticCredentialsProvider(
                    new BasicAWSCredentials(server.accessKey(), server.secretKey())))
            .withEndpointConfiguration(
                new EndpointConfiguration(server.endpoint().toString(), server.region()))
            .withRequestHandlers(
                new RequestHandler2() {
                  @Override
                  public void beforeRequest(Request<?> request) {
                    requests.merge(
                        request.getOriginalRequest().getClass().getSimpleName(), 1, Integer::sum);
                  }
                })
            .build();
    try (SageMakerResourceCleanup cleanup = new SageMakerResourceCleanup(counted)) {
      // What is older than the application costs one request a list.
      assertThat(cleanup.find(inTwoDays)).isEmpty();
      assertThat(requests.values()).containsExactly(1, 1, 1, 1);
      requests.clear();

      // What is newer costs one more each, and pages hold a hundred. The model's own endpoint is
      // looked at once more, with its configuration, before it counts as found.
      assertThat(cleanup.find(application)).hasSize(3);
      assertThat(requests)
          .containsEntry("ListModelsRequest", 4)
          .containsEntry("ListTagsRequest", 300 + 3 + 2)
          .doesNotContainKey("DescribeModelRequest");
      assertThat(requests.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(320);
    } finally {
      counted.shutdown();
      foreign.forEach(
          name -> fixture.sageMaker().deleteModel(new DeleteModelRequest().withModelName(name)));
    }
    model.deleteResources(spark);
  }

  @Test
  void refusesTakenNamesOfModelsAndConfigurationsBeforeTheTraining() {
    SageMakerModel model =
        LightAlgorithm.estimator()
            .setCustomModelName("taken-model")
            .setCustomEndpointConfigName("taken-config")
            .fit(fixture.rows(4));
    List<String> jobs = fixture.jobs();

    assertThatThrownBy(
            () ->
                LightAlgorithm.estimator()
                    .setCustomModelName("taken-model")
                    .setCustomEndpointConfigName("taken-config")
                    .fit(fixture.rows(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("customModelName = 'taken-model' is the name of a model already")
        .hasMessageContaining(
            "customEndpointConfigName = 'taken-config' is the name of an endpoint configuration");
    assertThat(fixture.jobs()).isEqualTo(jobs);
    model.deleteResources(spark);
  }

  private static SageMakerModel unnamed(SageMakerModel model, String data) {
    SageMakerEstimator known = LightAlgorithm.estimator();
    return model
        .setModelImage(LightAlgorithm.URI)
        .setModelDataS3Uri(data)
        .setRequestRowSerializer(known.getRequestRowSerializer().orElseThrow())
        .setResponseRowDeserializer(known.getResponseRowDeserializer().orElseThrow());
  }

  private void createForeign(SageMakerModel like, String name, String app, String run) {
    List<Tag> tags =
        app.isEmpty()
            ? List.of()
            : List.of(
                new Tag().withKey(Ownership.APPLICATION).withValue(app),
                new Tag().withKey(Ownership.RUN).withValue(run + "/33333333"),
                new Tag().withKey(Ownership.STAGE).withValue(like.parent().uid()),
                new Tag().withKey(Ownership.MODEL).withValue("their-model"));
    createForeignModel(like, name, tags);
    fixture
        .sageMaker()
        .createEndpointConfig(
            new CreateEndpointConfigRequest()
                .withEndpointConfigName(name)
                .withTags(tags)
                .withProductionVariants(
                    new ProductionVariant()
                        .withVariantName("all")
                        .withModelName(name)
                        .withInstanceType("ml.m5.large")
                        .withInitialInstanceCount(1)));
  }

  private void createForeignModel(SageMakerModel like, String name, List<Tag> tags) {
    fixture
        .sageMaker()
        .createModel(
            new CreateModelRequest()
                .withModelName(name)
                .withExecutionRoleArn(server.roleArn())
                .withTags(tags)
                .withPrimaryContainer(
                    new ContainerDefinition()
                        .withImage(LightAlgorithm.URI)
                        .withModelDataUrl(like.getModelDataS3Uri().orElseThrow())));
  }

  private void update(String endpoint, String config) throws InterruptedException {
    fixture
        .sageMaker()
        .updateEndpoint(
            new UpdateEndpointRequest().withEndpointName(endpoint).withEndpointConfigName(config));
    assertThat(settled(endpoint)).isEqualTo(config);
  }

  /** Waits until an endpoint serves, and returns its configuration. */
  private String settled(String endpoint) throws InterruptedException {
    DescribeEndpointRequest describe = new DescribeEndpointRequest().withEndpointName(endpoint);
    Until.holds(
        endpoint + " serves",
        () ->
            fixture.sageMaker().describeEndpoint(describe).getEndpointStatus().equals("InService"));
    return fixture.sageMaker().describeEndpoint(describe).getEndpointConfigName();
  }

  private void assertServes(String endpoint, SageMakerModel model) throws InterruptedException {
    assertThat(settled(endpoint)).endsWith(model.getNameSuffix().orElseThrow());
    assertThat(model.transform(fixture.rows(4)).count()).isEqualTo(4);
  }
}
