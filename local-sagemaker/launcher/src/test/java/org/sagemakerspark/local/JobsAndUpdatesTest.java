package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.AmazonSageMakerException;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.CreateTransformJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointResult;
import com.amazonaws.services.sagemaker.model.DescribeTransformJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTransformJobResult;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import com.amazonaws.services.sagemaker.model.StopTransformJobRequest;
import com.amazonaws.services.sagemaker.model.TransformDataSource;
import com.amazonaws.services.sagemaker.model.TransformInput;
import com.amazonaws.services.sagemaker.model.TransformOutput;
import com.amazonaws.services.sagemaker.model.TransformResources;
import com.amazonaws.services.sagemaker.model.TransformS3DataSource;
import com.amazonaws.services.sagemaker.model.UpdateEndpointRequest;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What follows a training job beside hosting: batch transform, other models, logs. */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsAndUpdatesTest {

  private LocalSageMaker local;
  private TestJobs jobs;
  private AmazonSageMakerRuntime runtime;
  private String twoClusters;
  private String oneCluster;

  @BeforeAll
  void train(LocalSageMaker started) {
    local = started;
    jobs = new TestJobs(local, "jobs");
    runtime = TestClients.of(local).runtime();
    float[][] centres = {{0, 0}, {9, 9}};
    jobs.put("train/part-0", TestRecords.encode(TestRecords.around(centres, 40)));
    twoClusters = model("two", "2");
    oneCluster = model("one", "1");
    host("two", twoClusters);
    host("one", oneCluster);
  }

  private String model(String name, String k) {
    return jobs.train(
            jobs.training(
                name,
                Map.of("k", k, "feature_dim", "2"),
                jobs.channel("train", "S3Prefix", "train/")))
        .getModelArtifacts()
        .getS3ModelArtifacts();
  }

  private void host(String name, String model) {
    jobs.sageMaker.createModel(
        new CreateModelRequest()
            .withModelName(name)
            .withExecutionRoleArn(local.roleArn())
            .withPrimaryContainer(
                new ContainerDefinition().withImage(TestJobs.IMAGE).withModelDataUrl(model)));
    jobs.sageMaker.createEndpointConfig(
        new CreateEndpointConfigRequest()
            .withEndpointConfigName(name + "-config")
            .withProductionVariants(
                new ProductionVariant()
                    .withVariantName("AllTraffic")
                    .withModelName(name)
                    .withInitialInstanceCount(1)
                    .withInstanceType("ml.m5.large")));
  }

  @Test
  void updatesAnEndpointWithoutAnInterruption() {
    jobs.host("updated", twoClusters);
    assertThat(distance("updated")).isLessThan(1);
    jobs.sageMaker.updateEndpoint(
        new UpdateEndpointRequest()
            .withEndpointName("updated")
            .withEndpointConfigName("one-config"));
    DescribeEndpointResult result =
        TestJobs.await(
            () -> {
              assertThat(distance("updated")).isNotNaN();
              return jobs.sageMaker.describeEndpoint(
                  new DescribeEndpointRequest().withEndpointName("updated"));
            },
            d -> !d.getEndpointStatus().equals("Updating"));

    assertThat(result.getEndpointStatus()).isEqualTo("InService");
    assertThat(result.getEndpointConfigName()).isEqualTo("one-config");
    assertThat(distance("updated")).isGreaterThan(5);
  }

  @Test
  void keepsTheOldVariantsWhenTheNewOnesDoNotComeUp() {
    jobs.host("kept", twoClusters);
    host("broken", "s3://jobs/nothing/model.tar.gz");
    jobs.sageMaker.updateEndpoint(
        new UpdateEndpointRequest()
            .withEndpointName("kept")
            .withEndpointConfigName("broken-config"));
    DescribeEndpointResult result =
        TestJobs.await(
            () ->
                jobs.sageMaker.describeEndpoint(
                    new DescribeEndpointRequest().withEndpointName("kept")),
            d -> !d.getEndpointStatus().equals("Updating"));

    assertThat(result.getEndpointStatus()).isEqualTo("InService");
    assertThat(result.getFailureReason()).contains("s3://jobs/nothing/model.tar.gz");
    assertThat(distance("kept")).isLessThan(1);
  }

  @Test
  void transformsEveryObjectInOrder() {
    jobs.put("batch/a.csv", "0,0\n9,9\n0,0\n".getBytes(UTF_8));
    jobs.put("batch/sub/b.csv", "9,9".getBytes(UTF_8));

    DescribeTransformJobResult result = transform(request("good", "batch/"));
    assertThat(result.getFailureReason()).isNull();
    assertThat(result.getTransformJobStatus()).isEqualTo("Completed");
    List<String> answers = jobs.s3.getObjectAsString("jobs", "out/good/a.csv.out").lines().toList();
    assertThat(answers).hasSize(3);
    assertThat(answers.get(0)).isEqualTo(answers.get(2)).isNotEqualTo(answers.get(1));
    assertThat(jobs.s3.getObjectAsString("jobs", "out/good/sub/b.csv.out"))
        .isEqualTo(answers.get(1) + "\n");
  }

  @Test
  void failsATransformJobWithWhatTheContainerSaid() {
    jobs.put("bad/a.csv", "1,2,3\n".getBytes(UTF_8));

    DescribeTransformJobResult result = transform(request("bad", "bad/"));
    assertThat(result.getTransformJobStatus()).isEqualTo("Failed");
    assertThat(result.getFailureReason()).contains("Row 1 has 3 features", "s3://jobs/bad/a.csv");
    assertThat(jobs.s3.doesObjectExist("jobs", "out/bad/a.csv.out")).isFalse();
    assertThatThrownBy(
            () ->
                jobs.sageMaker.stopTransformJob(
                    new StopTransformJobRequest().withTransformJobName("bad")))
        .isInstanceOf(AmazonSageMakerException.class)
        .hasMessageContaining("Failed");
  }

  @Test
  void namesTheMemberOfATransformRequestThatIsWrong() {
    assertThatThrownBy(() -> jobs.sageMaker.createTransformJob(request("bad name", "batch/")))
        .isInstanceOf(AmazonSageMakerException.class)
        .hasMessageContaining("transformJobName");
  }

  private CreateTransformJobRequest request(String name, String prefix) {
    return new CreateTransformJobRequest()
        .withTransformJobName(name)
        .withModelName("two")
        .withBatchStrategy("SingleRecord")
        .withTransformInput(
            new TransformInput()
                .withContentType("text/csv")
                .withSplitType("Line")
                .withDataSource(
                    new TransformDataSource()
                        .withS3DataSource(
                            new TransformS3DataSource()
                                .withS3DataType("S3Prefix")
                                .withS3Uri("s3://jobs/" + prefix))))
        .withTransformOutput(
            new TransformOutput()
                .withAccept("text/csv")
                .withAssembleWith("Line")
                .withS3OutputPath("s3://jobs/out/" + name))
        .withTransformResources(
            new TransformResources().withInstanceCount(1).withInstanceType("ml.m5.large"));
  }

  private DescribeTransformJobResult transform(CreateTransformJobRequest request) {
    jobs.sageMaker.createTransformJob(request);
    return TestJobs.await(
        () ->
            jobs.sageMaker.describeTransformJob(
                new DescribeTransformJobRequest()
                    .withTransformJobName(request.getTransformJobName())),
        d -> d.getTransformEndTime() != null);
  }

  @Test
  void givesTheLogOfAJobByCloudWatchLogs() throws Exception {
    String streams =
        logs(
            "DescribeLogStreams",
            "{\"logGroupName\":\"/aws/sagemaker/TrainingJobs\",\"logStreamNamePrefix\":\"two/\"}");
    assertThat(streams).contains("\"logStreamName\":\"two/algo-1-0\"").doesNotContain("one/algo");
    String events =
        logs(
            "GetLogEvents",
            "{\"logGroupName\":\"/aws/sagemaker/TrainingJobs\","
                + "\"logStreamName\":\"two/algo-1-0\",\"startFromHead\":true,\"limit\":1000}");
    assertThat(events).contains("Training on 40 rows").contains("\"nextForwardToken\":\"f/");
    assertThat(
            logs(
                "GetLogEvents",
                "{\"logGroupName\":\"/aws/sagemaker/TrainingJobs\",\"logStreamName\":\"no/algo\"}"))
        .contains("ResourceNotFoundException");
  }

  private String logs(String operation, String request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(local.endpoint())
                .header("X-Amz-Target", "Logs_20140328." + operation)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + local.accessKey() + "/x")
                .POST(HttpRequest.BodyPublishers.ofString(request))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private double distance(String endpoint) {
    ByteBuffer answer =
        runtime
            .invokeEndpoint(
                new InvokeEndpointRequest()
                    .withEndpointName(endpoint)
                    .withContentType("text/csv")
                    .withAccept("text/csv")
                    .withBody(ByteBuffer.wrap("0,0\n".getBytes(UTF_8))))
            .getBody();
    return Double.parseDouble(UTF_8.decode(answer).toString().split(",", -1)[1]);
  }
}
