package org.sagemakerspark.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.AmazonSageMakerClientBuilder;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.OutputDataConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.hosting.HostingException;
import org.sagemakerspark.hosting.HostingRequest;
import org.sagemakerspark.hosting.ModelHosting;
import org.sagemakerspark.lifecycle.Ledger;
import org.sagemakerspark.lifecycle.Ownership;
import org.sagemakerspark.lifecycle.Progress;
import org.sagemakerspark.testing.FakeControlPlane;

class StatusTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Ownership OWNER = Ownership.ofThisCall("app", "stage", "me");

  private FakeControlPlane service;
  private AmazonSageMaker sageMaker;

  @AfterEach
  void close() {
    sageMaker.shutdown();
    service.close();
  }

  @Test
  void goesOnWhenAStatusIsNew() {
    List<String> statuses = List.of("Pondering", "InProgress", "Completed");
    serve(
        (operation, before) ->
            operation.equals("DescribeTrainingJob")
                ? "{\"TrainingJobName\":\"job\",\"TrainingJobStatus\":\""
                    + statuses.get(Math.min(before, 2))
                    + "\",\"SecondaryStatus\":\"NeverHeardOf\"}"
                : "{}");
    Progress quiet = Progress.named("none");

    try (JobLog log = new JobLog(() -> null, quiet, JobLog.Shown.NONE);
        Ledger ledger = Ledger.open(client(), OWNER, PATIENCE)) {
      assertThat(
              new TrainingJob(
                      sageMaker,
                      quiet,
                      log,
                      new Waiting(PATIENCE, Optional.empty(), Waiting.WhenGivenUp.STOP))
                  .run(
                      new CreateTrainingJobRequest()
                          .withTrainingJobName("job")
                          .withOutputDataConfig(
                              new OutputDataConfig().withS3OutputPath("s3://bucket/models")),
                      ledger)
                  .getTrainingJobStatus())
          .isEqualTo("Completed");
    }
    assertThat(service.operations())
        .contains("DescribeTrainingJob")
        .doesNotContain("StopTrainingJob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed", "OutOfService", "UpdateRollbackFailed"})
  void waitsNoLongerForAnEndpointThatCannotRecover(String status) {
    serve(
        (operation, before) ->
            operation.equals("DescribeEndpoint")
                ? "{\"EndpointName\":\"end\",\"EndpointConfigName\":\"conf\",\"EndpointArn\":\"arn\","
                    + "\"FailureReason\":\"no room\",\"EndpointStatus\":\""
                    + status
                    + "\"}"
                : operation.equals("ListTags")
                    ? "{\"Tags\":[{\"Key\":\"sagemaker-spark:model\",\"Value\":\"me\"}]}"
                    : operation.equals("DescribeEndpointConfig")
                        ? "{\"EndpointConfigArn\":\"arn\"}"
                        : "{}");

    assertThatThrownBy(
            () ->
                new ModelHosting(sageMaker, this::client, Progress.named("none"), PATIENCE, "here")
                    .host(
                        new HostingRequest(
                            new CreateModelRequest()
                                .withModelName("model")
                                .withPrimaryContainer(
                                    new ContainerDefinition()
                                        .withModelDataUrl("s3://bucket/model.tar.gz")),
                            new CreateEndpointConfigRequest().withEndpointConfigName("conf"),
                            new CreateEndpointRequest()
                                .withEndpointName("end")
                                .withEndpointConfigName("conf"),
                            OWNER,
                            HostingRequest.OnForeignEndpoint.REFUSE)))
        .isInstanceOf(HostingException.class)
        .hasMessageContaining("it is " + status + ": no room")
        .hasMessageContaining("s3://bucket/model.tar.gz");
    assertThat(service.operations()).doesNotContain("CreateEndpoint", "UpdateEndpoint");
  }

  private void serve(BiFunction<String, Integer, String> answer) {
    service = new FakeControlPlane(answer);
    sageMaker = client();
  }

  private AmazonSageMaker client() {
    return AmazonSageMakerClientBuilder.standard()
        .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials("test", "test")))
        .withEndpointConfiguration(new EndpointConfiguration(service.endpoint(), "us-east-1"))
        .build();
  }
}
