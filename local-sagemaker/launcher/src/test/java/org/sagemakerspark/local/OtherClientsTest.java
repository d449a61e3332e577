package org.sagemakerspark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Channel;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.TrainingInputMode;
import software.amazon.awssdk.services.sagemaker.model.TrainingInstanceType;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobStatus;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** Clients that nobody has adapted take it for SageMaker, from the first call to the last. */
@ExtendWith(LocalSageMakerExtension.class)
class OtherClientsTest {

  static final String BOTO3 = "boto3==1.44.8";

  /** Packages are downloaded the first time, and the SDKs ask every half minute only. */
  static final int PATIENCE_MINUTES = 25;

  private static final String IMAGE = TestJobs.image("xgboost");

  @Test
  void servesTheAwsSdkForJava2(LocalSageMaker local) {
    try (S3Client s3 = client(local, S3Client.builder().forcePathStyle(true), local.s3Endpoint());
        SageMakerClient sageMaker = client(local, SageMakerClient.builder(), local.endpoint());
        SageMakerRuntimeClient runtime =
            client(local, SageMakerRuntimeClient.builder(), local.endpoint())) {
      s3.createBucket(b -> b.bucket("sdk2"));
      String rows =
          IntStream.range(0, 100)
              .mapToObj(x -> 2 * x + "," + x + "," + x % 3)
              .collect(Collectors.joining("\n"));
      s3.putObject(b -> b.bucket("sdk2").key("train/a.csv"), RequestBody.fromString(rows));

      sageMaker.createTrainingJob(job(local, "sdk2-job"));
      DescribeTrainingJobResponse trained =
          TestJobs.await(
              () -> sageMaker.describeTrainingJob(b -> b.trainingJobName("sdk2-job")),
              d -> d.trainingJobStatus() != TrainingJobStatus.IN_PROGRESS);
      assertThat(trained.trainingJobStatus()).isEqualTo(TrainingJobStatus.COMPLETED);
      assertThat(trained.finalMetricDataList())
          .anySatisfy(metric -> assertThat(metric.metricName()).isEqualTo("train:rmse"));
      assertThatThrownBy(() -> sageMaker.createTrainingJob(job(local, "not a name")))
          .isInstanceOfSatisfying(
              SageMakerException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
          .hasMessageContaining("trainingJobName");
      assertThatThrownBy(() -> sageMaker.createTrainingJob(job(local, "sdk2-job")))
          .isInstanceOf(ResourceInUseException.class);

      sageMaker.createModel(
          b ->
              b.modelName("sdk2-model")
                  .executionRoleArn(local.roleArn())
                  .primaryContainer(
                      c ->
                          c.image(IMAGE)
                              .modelDataUrl(trained.modelArtifacts().s3ModelArtifacts())));
      sageMaker.createEndpointConfig(
          b ->
              b.endpointConfigName("sdk2-config")
                  .productionVariants(
                      ProductionVariant.builder()
                          .variantName("AllTraffic")
                          .modelName("sdk2-model")
                          .initialInstanceCount(1)
                          .instanceType("ml.m5.large")
                          .build()));
      sageMaker.createEndpoint(b -> b.endpointName("sdk2").endpointConfigName("sdk2-config"));
      TestJobs.await(
          () -> sageMaker.describeEndpoint(b -> b.endpointName("sdk2")).endpointStatus(),
          EndpointStatus.IN_SERVICE::equals);
      String answer =
          runtime
              .invokeEndpoint(
                  b ->
                      b.endpointName("sdk2")
                          .contentType("text/csv")
                          .accept("text/csv")
                          .body(SdkBytes.fromUtf8String("50,2\n")))
              .body()
              .asUtf8String();
      assertThat(Double.parseDouble(answer.strip())).isBetween(80.0, 120.0);
      assertThatThrownBy(
              () ->
                  runtime.invokeEndpoint(
                      b ->
                          b.endpointName("sdk2")
                              .contentType("text/csv")
                              .body(SdkBytes.fromUtf8String("1,2,3,4,5\n"))))
          .isInstanceOfSatisfying(
              ModelErrorException.class, e -> assertThat(e.originalStatusCode()).isEqualTo(400));

      sageMaker.deleteEndpoint(b -> b.endpointName("sdk2"));
      sageMaker.deleteEndpointConfig(b -> b.endpointConfigName("sdk2-config"));
      sageMaker.deleteModel(b -> b.modelName("sdk2-model"));
      assertThatThrownBy(() -> sageMaker.describeModel(b -> b.modelName("sdk2-model")))
          .hasMessageContaining("Could not find model");
    }
  }

  /** A service that it has not must be found where it is, so the address of all is not set. */
  @Test
  void setsUpEachServiceThatItHasAndNoOther(LocalSageMaker local) {
    assertThat(local.environment())
        .containsEntry("AWS_ENDPOINT_URL_SAGEMAKER", local.endpoint().toString())
        .containsEntry("AWS_ENDPOINT_URL_STS", local.endpoint().toString())
        .containsEntry("AWS_ENDPOINT_URL_S3", local.s3Endpoint().toString())
        .doesNotContainKey("AWS_ENDPOINT_URL");
  }

  @Test
  @Timeout(value = PATIENCE_MINUTES, unit = TimeUnit.MINUTES)
  void servesBoto3ThatOnlyTheEnvironmentSetsUp(LocalSageMaker local) throws Exception {
    PythonEnvironment.with("boto3", BOTO3)
        .runScript(local.environment(), "lifecycle.py", local.roleArn(), IMAGE);
  }

  @Test
  @Timeout(value = PATIENCE_MINUTES, unit = TimeUnit.MINUTES)
  void answersWhatBoto3AsksOfTheServicesBeside(LocalSageMaker local) throws Exception {
    PythonEnvironment.with("boto3", BOTO3)
        .runScript(local.environment(), "services.py", local.roleArn(), IMAGE, local.accountId());
    Path kept = local.directory().resolve("state/training-jobs");
    assertThat(kept.resolve("services-bad.json")).exists();
    assertThat(kept.resolve("services-good.json")).doesNotExist();
  }

  @Test
  @Timeout(value = PATIENCE_MINUTES, unit = TimeUnit.MINUTES)
  void asksWhereABucketIsOutsideUsEast1() throws Exception {
    try (LocalSageMaker local = LocalSageMaker.builder().region("eu-west-1").start()) {
      PythonEnvironment.with("boto3", BOTO3)
          .run(
              local.environment(),
              "python",
              "-c",
              """
              import boto3
              s3 = boto3.client("s3")
              try:
                  s3.create_bucket(Bucket="anywhere")
                  raise AssertionError("a bucket without a place was made")
              except s3.exceptions.ClientError as e:
                  assert e.response["Error"]["Code"] == "IllegalLocationConstraintException", e
              place = {"LocationConstraint": "eu-west-1"}
              s3.create_bucket(Bucket="somewhere", CreateBucketConfiguration=place)
              s3.head_bucket(Bucket="somewhere")
              """);
    }
  }

  @Test
  @Timeout(value = PATIENCE_MINUTES, unit = TimeUnit.MINUTES)
  void servesTheSageMakerPythonSdk2(LocalSageMaker local) throws Exception {
    PythonEnvironment.with("sdk2", "sagemaker==2.257.7", BOTO3)
        .runScript(local.environment(), "sdk2.py", local.roleArn(), local.accountId());
  }

  @Test
  @Timeout(value = PATIENCE_MINUTES, unit = TimeUnit.MINUTES)
  void servesTheSageMakerPythonSdk3(LocalSageMaker local) throws Exception {
    PythonEnvironment.with("sdk3", "sagemaker==3.27.0", BOTO3)
        .runScript(local.environment(), "sdk3.py", local.roleArn(), IMAGE, local.accountId());
  }

  @Test
  @Timeout(value = PATIENCE_MINUTES, unit = TimeUnit.MINUTES)
  void servesTheAwsCommandLine(LocalSageMaker local) throws Exception {
    PythonEnvironment.with("awscli", "awscli==1.46.3")
        .runCommands(local.environment(), "commands.sh", local.roleArn(), IMAGE);
  }

  private static CreateTrainingJobRequest job(LocalSageMaker local, String name) {
    return CreateTrainingJobRequest.builder()
        .trainingJobName(name)
        .roleArn(local.roleArn())
        .algorithmSpecification(
            a -> a.trainingImage(IMAGE).trainingInputMode(TrainingInputMode.FILE))
        .hyperParameters(Map.of("num_round", "10", "objective", "reg:squarederror"))
        .inputDataConfig(
            Channel.builder()
                .channelName("train")
                .contentType("text/csv")
                .dataSource(
                    d -> d.s3DataSource(s -> s.s3DataType("S3Prefix").s3Uri("s3://sdk2/train/")))
                .build())
        .outputDataConfig(o -> o.s3OutputPath("s3://sdk2/models"))
        .resourceConfig(
            r ->
                r.instanceCount(1).instanceType(TrainingInstanceType.ML_M5_LARGE).volumeSizeInGB(5))
        .stoppingCondition(s -> s.maxRuntimeInSeconds(600))
        .build();
  }

  private static <B extends AwsClientBuilder<B, C>, C> C client(
      LocalSageMaker local, B builder, java.net.URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(local.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(local.accessKey(), local.secretKey())))
        .build();
  }
}
