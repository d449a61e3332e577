package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.AddTagsRequest;
import com.amazonaws.services.sagemaker.model.AlgorithmSpecification;
import com.amazonaws.services.sagemaker.model.AmazonSageMakerException;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.CreateTransformJobRequest;
import com.amazonaws.services.sagemaker.model.DeleteModelRequest;
import com.amazonaws.services.sagemaker.model.DeleteTagsRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeTransformJobRequest;
import com.amazonaws.services.sagemaker.model.ListModelsRequest;
import com.amazonaws.services.sagemaker.model.ListModelsResult;
import com.amazonaws.services.sagemaker.model.ListNotebookInstancesRequest;
import com.amazonaws.services.sagemaker.model.ListTagsRequest;
import com.amazonaws.services.sagemaker.model.ModelSummary;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import com.amazonaws.services.sagemaker.model.ProductionVariantServerlessConfig;
import com.amazonaws.services.sagemaker.model.ResourceInUseException;
import com.amazonaws.services.sagemaker.model.StopTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.StopTransformJobRequest;
import com.amazonaws.services.sagemaker.model.StoppingCondition;
import com.amazonaws.services.sagemaker.model.Tag;
import com.amazonaws.services.sagemaker.model.TransformDataSource;
import com.amazonaws.services.sagemaker.model.TransformInput;
import com.amazonaws.services.sagemaker.model.TransformOutput;
import com.amazonaws.services.sagemaker.model.TransformResources;
import com.amazonaws.services.sagemaker.model.TransformS3DataSource;
import com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityResult;
import com.amazonaws.services.securitytoken.model.GetSessionTokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the services answer to requests that they cannot accept. */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorShapesTest {

  private LocalSageMaker local;
  private TestJobs jobs;

  @BeforeAll
  void start(LocalSageMaker local) {
    this.local = local;
    this.jobs = new TestJobs(local, "errors");
  }

  @Test
  void refusesAnUnknownCallWithTheServicesErrorShape() {
    assertError(
        () -> jobs.sageMaker.listNotebookInstances(new ListNotebookInstancesRequest()),
        "UnknownOperationException",
        "ListNotebookInstances");
  }

  @Test
  void refusesWhatIsNotJson() throws Exception {
    HttpResponse<String> response = post("SageMaker.ListModels", "{\"MaxResults\":");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"__type\":\"SerializationException\"");
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/x-amz-json-1.1");
    assertThat(post("SageMaker.ListModels", "[]").body()).contains("SerializationException");
    assertThat(post("SageMaker.ListModels", "{\"MaxResults\":\"ten\"}").body())
        .contains("SerializationException", "can not be converted to an Integer");
  }

  @Test
  void refusesACallerWithOtherCredentials() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(local.endpoint())
            .header("X-Amz-Target", "SageMaker.ListModels")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));

    assertThat(send(request.build()).body()).contains("MissingAuthenticationTokenException");
    assertThat(
            send(request
                    .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAOTHER/x/y/z")
                    .build())
                .body())
        .contains("UnrecognizedClientException");
  }

  @Test
  void namesEveryMemberThatBreaksAConstraint() {
    assertError(
        () ->
            jobs.sageMaker.createTrainingJob(
                jobs.training("under_score", Map.of("k", "x".repeat(2501))).withRoleArn("nobody")),
        "ValidationException",
        "3 validation errors detected: ",
        "Value 'under_score' at 'trainingJobName' failed to satisfy constraint: Member must satisfy"
            + " regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
        "at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal"
            + " to 20",
        "at 'hyperParameters.k.value' failed to satisfy constraint: Member must have length less"
            + " than or equal to 2500");
  }

  @Test
  void namesAMemberThatIsMissingAndAnUnknownWord() {
    assertError(
        () ->
            jobs.sageMaker.createTrainingJob(
                new CreateTrainingJobRequest()
                    .withTrainingJobName("a")
                    .withRoleArn(local.roleArn())
                    .withAlgorithmSpecification(
                        new AlgorithmSpecification().withTrainingInputMode("Fast"))),
        "ValidationException",
        "Value null at 'outputDataConfig' failed to satisfy constraint: Member must not be null",
        "Value 'Fast' at 'algorithmSpecification.trainingInputMode' failed to satisfy constraint:"
            + " Member must satisfy enum value set: [");
  }

  @Test
  void namesThePositionInAListAndTheRange() {
    assertError(
        () ->
            jobs.sageMaker.createEndpointConfig(
                new CreateEndpointConfigRequest()
                    .withEndpointConfigName("config")
                    .withProductionVariants(
                        new ProductionVariant().withVariantName("a").withInitialInstanceCount(0))),
        "ValidationException",
        "Value '0' at 'productionVariants.1.member.initialInstanceCount' failed to satisfy"
            + " constraint: Member must have value greater than or equal to 1");
  }

  @Test
  void refusesAnImageThatItDoesNotHave() {
    CreateTrainingJobRequest request = jobs.training("no-image", Map.of());
    request.getAlgorithmSpecification().setTrainingImage("example.com/mine:1");

    assertError(
        () -> jobs.sageMaker.createTrainingJob(request),
        "ValidationException",
        "example.com/mine:1",
        "kmeans");
  }

  @Test
  void knowsWhatDoesNotExist() {
    assertError(
        () -> jobs.describe("nothing"), "ValidationException", "Requested resource not found.");
    assertError(
        () ->
            jobs.sageMaker.stopTrainingJob(
                new StopTrainingJobRequest().withTrainingJobName("nothing")),
        "ValidationException",
        "Requested resource not found.");
    assertError(
        () ->
            jobs.sageMaker.describeTransformJob(
                new DescribeTransformJobRequest().withTransformJobName("nothing")),
        "ValidationException",
        "Could not find requested job with name: nothing");
    assertError(
        () ->
            jobs.sageMaker.stopTransformJob(
                new StopTransformJobRequest().withTransformJobName("nothing")),
        "ValidationException",
        "Could not find requested job with name: nothing");
    assertError(
        () -> jobs.sageMaker.describeModel(new DescribeModelRequest().withModelName("nothing")),
        "ValidationException",
        "Could not find model \"arn:aws:sagemaker:us-east-1:"
            + local.accountId()
            + ":model/nothing\"");
    assertError(
        () -> jobs.sageMaker.deleteModel(new DeleteModelRequest().withModelName("nothing")),
        "ValidationException",
        "Could not find model");
    assertError(
        () ->
            jobs.sageMaker.describeEndpoint(
                new DescribeEndpointRequest().withEndpointName("nothing")),
        "ValidationException",
        "Could not find endpoint");
    assertError(
        () ->
            jobs.sageMaker.createEndpoint(
                new CreateEndpointRequest()
                    .withEndpointName("new")
                    .withEndpointConfigName("nothing")),
        "ValidationException",
        "Could not find endpoint configuration");
  }

  @Test
  void refusesANameThatIsTaken() {
    jobs.train(jobs.training("twice", Map.of()));
    assertThatThrownBy(() -> jobs.sageMaker.createTrainingJob(jobs.training("twice", Map.of())))
        .isInstanceOf(ResourceInUseException.class);

    model("same");
    assertError(() -> model("Same"), "ValidationException", "Cannot create already existing model");
  }

  @Test
  void refusesAJobWhoseDataIsNotThere() {
    for (String type : new String[] {"S3Prefix", "ManifestFile"}) {
      assertError(
          () ->
              jobs.sageMaker.createTrainingJob(
                  jobs.training("no-data", Map.of(), jobs.channel("train", type, "nowhere/"))),
          "ValidationException",
          "No S3 objects found under S3 URL \"s3://errors/nowhere/\" given in input data source.");
    }
    assertError(
        () ->
            jobs.sageMaker.createTrainingJob(
                jobs.training(
                    "no-bucket",
                    Map.of(),
                    new TestJobs(local, "other").channel("train", "S3Prefix", "x"))),
        "ValidationException",
        "No S3 objects found under S3 URL \"s3://other/x\"");
    model("transforms");
    assertError(
        () -> jobs.sageMaker.createTransformJob(transform("no-data", "nowhere/")),
        "ValidationException",
        "No S3 objects found under S3 URL \"s3://errors/nowhere/\"",
        "(us-east-1)",
        local.roleArn());
  }

  @Test
  void failsAJobWhoseManifestNamesWhatIsNotThere() {
    jobs.put("manifest", "[{\"prefix\": \"s3://errors/\"}, \"nothing\"]".getBytes(UTF_8));

    assertThat(
            jobs.train(
                    jobs.training(
                        "half-data", Map.of(), jobs.channel("train", "ManifestFile", "manifest")))
                .getFailureReason())
        .contains("ClientError: Data download failed", "s3://errors/nothing");
  }

  @Test
  void asksASpotJobForATimeThatItMayWait() {
    CreateTrainingJobRequest request =
        jobs.training("spot", Map.of()).withEnableManagedSpotTraining(true);
    assertError(
        () -> jobs.sageMaker.createTrainingJob(request),
        "ValidationException",
        "Invalid MaxWaitTimeInSeconds",
        "600");
    request.getStoppingCondition().setMaxWaitTimeInSeconds(599);
    assertError(
        () -> jobs.sageMaker.createTrainingJob(request),
        "ValidationException",
        "Invalid MaxWaitTimeInSeconds");
    request.getStoppingCondition().setMaxWaitTimeInSeconds(600);
    jobs.sageMaker.createTrainingJob(request);
  }

  @Test
  void refusesTagsThatNoResourceMayHave() {
    CreateTrainingJobRequest request = jobs.training("tags", Map.of());
    assertError(
        () ->
            jobs.sageMaker.createTrainingJob(
                request.withTags(new Tag().withKey("aws:mine").withValue("x"))),
        "ValidationException",
        "aws: prefixed tag key names are not allowed");
    Tag tag = new Tag().withKey("team").withValue("x");
    request.setTags(List.of(tag, tag));
    assertError(
        () -> jobs.sageMaker.createTrainingJob(request),
        "ValidationException",
        "Duplicate tag keys",
        "team");
    assertError(() -> jobs.describe("tags"), "ValidationException", "Requested resource not found");
  }

  @Test
  void refusesAServerlessVariantThatTheServiceRefuses() {
    model("serverless");
    ProductionVariantServerlessConfig config =
        new ProductionVariantServerlessConfig().withMemorySizeInMB(1536).withMaxConcurrency(5);
    assertError(
        () -> serverless(config), "ValidationException", "MemorySizeInMB is 1536", "1024, 2048");
    assertError(
        () -> serverless(config.withMemorySizeInMB(2048).withProvisionedConcurrency(6)),
        "ValidationException",
        "ProvisionedConcurrency is 6",
        "at most MaxConcurrency, which is 5");
    serverless(config.withProvisionedConcurrency(5));
  }

  private void serverless(ProductionVariantServerlessConfig config) {
    jobs.sageMaker.createEndpointConfig(
        new CreateEndpointConfigRequest()
            .withEndpointConfigName("serverless")
            .withProductionVariants(
                new ProductionVariant()
                    .withVariantName("AllTraffic")
                    .withModelName("serverless")
                    .withServerlessConfig(config)));
  }

  @Test
  void refusesAModelOfSeveralContainers() {
    ContainerDefinition container = new ContainerDefinition().withImage(TestJobs.IMAGE);
    assertError(
        () ->
            jobs.sageMaker.createModel(
                new CreateModelRequest()
                    .withModelName("pipeline")
                    .withExecutionRoleArn(local.roleArn())
                    .withContainers(container, container)),
        "ValidationException",
        "exactly one container");
  }

  @Test
  void fillsInWhatTheServiceFillsIn() {
    jobs.put("some/a", new byte[] {1});
    CreateTrainingJobRequest request =
        jobs.training("filled", Map.of(), jobs.channel("train", "S3Prefix", "some/"));
    request.setStoppingCondition(new StoppingCondition());
    jobs.sageMaker.createTrainingJob(request);

    assertThat(jobs.describe("filled"))
        .satisfies(
            d -> {
              assertThat(d.getOutputDataConfig().getKmsKeyId()).isEmpty();
              assertThat(d.getEnableNetworkIsolation()).isFalse();
              assertThat(d.getEnableInterContainerTrafficEncryption()).isFalse();
              assertThat(d.getEnableManagedSpotTraining()).isFalse();
              assertThat(d.getAlgorithmSpecification().getEnableSageMakerMetricsTimeSeries())
                  .isFalse();
              assertThat(d.getStoppingCondition().getMaxRuntimeInSeconds()).isEqualTo(86_400);
              assertThat(d.getInputDataConfig().get(0).getCompressionType()).isEqualTo("None");
              assertThat(d.getInputDataConfig().get(0).getRecordWrapperType()).isEqualTo("None");
            });
    model("fills");
    jobs.sageMaker.createTransformJob(
        transform("filled", "some/")
            .withModelName("fills")
            .withEnvironment(Map.of("A_KEY", "a value")));
    assertThat(
            jobs.sageMaker.describeTransformJob(
                new DescribeTransformJobRequest().withTransformJobName("filled")))
        .satisfies(
            d -> {
              assertThat(d.getEnvironment()).containsEntry("A_KEY", "a value");
              assertThat(d.getTransformOutput().getKmsKeyId()).isEmpty();
              assertThat(d.getTransformOutput().getAssembleWith()).isEqualTo("None");
              assertThat(d.getTransformInput().getSplitType()).isEqualTo("None");
            });
  }

  private CreateTransformJobRequest transform(String name, String prefix) {
    return new CreateTransformJobRequest()
        .withTransformJobName(name)
        .withModelName("transforms")
        .withTransformInput(
            new TransformInput()
                .withDataSource(
                    new TransformDataSource()
                        .withS3DataSource(
                            new TransformS3DataSource()
                                .withS3DataType("S3Prefix")
                                .withS3Uri("s3://errors/" + prefix))))
        .withTransformOutput(new TransformOutput().withS3OutputPath("s3://errors/out/"))
        .withTransformResources(
            new TransformResources().withInstanceCount(1).withInstanceType("ml.m5.large"));
  }

  @Test
  void passesOverAMemberThatItDoesNotKnow() throws Exception {
    assertThat(
            post(
                    "SageMaker.CreateModel",
                    """
                    {"ModelName": "newer", "Colour": "red", "PrimaryContainer": null,
                     "Containers": [{"Image": "%s", "Size": {"Width": 1}}]}"""
                        .formatted(TestJobs.IMAGE))
                .statusCode())
        .isEqualTo(200);
    assertThat(post("SageMaker.DescribeModel", "{\"ModelName\": \"newer\"}").body())
        .contains("\"Containers\":[{\"Image\":")
        .doesNotContain("Colour", "Size", "PrimaryContainer");
  }

  @Test
  void failsAnEndpointWhoseModelIsNotThere() {
    assertThat(jobs.host("no-model", "s3://errors/no-model.tar.gz"))
        .satisfies(
            endpoint -> {
              assertThat(endpoint.getEndpointStatus()).isEqualTo("Failed");
              assertThat(endpoint.getFailureReason()).contains("s3://errors/no-model.tar.gz");
            });
  }

  @Test
  void pagesAndSortsLists() {
    for (String name : new String[] {"page-c", "page-a", "page-b"}) {
      model(name);
    }
    ListModelsRequest request =
        new ListModelsRequest()
            .withNameContains("page-")
            .withSortBy("Name")
            .withSortOrder("Ascending")
            .withMaxResults(2);

    ListModelsResult first = jobs.sageMaker.listModels(request);
    ListModelsResult second =
        jobs.sageMaker.listModels(request.withNextToken(first.getNextToken()));

    assertThat(first.getModels())
        .extracting(ModelSummary::getModelName)
        .containsExactly("page-a", "page-b");
    assertThat(second.getModels()).extracting(ModelSummary::getModelName).containsExactly("page-c");
    assertThat(second.getNextToken()).isNull();
  }

  @Test
  void keepsTags() {
    model("tagged");
    String arn = "arn:aws:sagemaker:us-east-1:" + local.accountId() + ":model/tagged";
    jobs.sageMaker.addTags(
        new AddTagsRequest()
            .withResourceArn(arn)
            .withTags(new Tag().withKey("team").withValue("spark")));

    assertThat(jobs.sageMaker.listTags(new ListTagsRequest().withResourceArn(arn)).getTags())
        .containsExactly(new Tag().withKey("team").withValue("spark"));
    jobs.sageMaker.deleteTags(
        new DeleteTagsRequest().withResourceArn(arn).withTagKeys("team", "never"));
    assertThat(jobs.sageMaker.listTags(new ListTagsRequest().withResourceArn(arn)).getTags())
        .isEmpty();
  }

  @Test
  void saysWhoIsCallingAndNothingElse() {
    GetCallerIdentityResult identity =
        TestClients.tokens(local).getCallerIdentity(new GetCallerIdentityRequest());

    assertThat(identity.getAccount()).isEqualTo(local.accountId());
    assertThat(identity.getArn()).contains(local.accountId());
    assertThatThrownBy(
            () -> TestClients.tokens(local).getSessionToken(new GetSessionTokenRequest()))
        .isInstanceOfSatisfying(
            AWSSecurityTokenServiceException.class,
            e -> assertThat(e.getErrorCode()).isEqualTo("InvalidAction"));
  }

  private void model(String name) {
    jobs.sageMaker.createModel(
        new CreateModelRequest()
            .withModelName(name)
            .withExecutionRoleArn(local.roleArn())
            .withPrimaryContainer(new ContainerDefinition().withImage(TestJobs.IMAGE)));
  }

  private HttpResponse<String> post(String target, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(local.endpoint() + "/"))
            .header("X-Amz-Target", target)
            .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + local.accessKey() + "/x/y/z")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void assertError(ThrowingCallable call, String code, String... messageParts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AmazonSageMakerException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getErrorCode()).isEqualTo(code);
              assertThat(e.getErrorMessage()).contains(messageParts);
            });
  }
}
