package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.AmazonSageMakerException;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import com.amazonaws.services.sagemaker.model.ListTrainingJobsRequest;
import com.amazonaws.services.sagemaker.model.MetricData;
import com.amazonaws.services.sagemaker.model.SecondaryStatusTransition;
import com.amazonaws.services.sagemaker.model.StopTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.StoppingCondition;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import com.amazonaws.services.sagemakerruntime.model.AmazonSageMakerRuntimeException;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointRequest;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointResult;
import com.amazonaws.services.sagemakerruntime.model.ModelErrorException;
import com.amazonaws.services.sagemakerruntime.model.ValidationErrorException;
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
import org.sagemakerspark.local.record.RecordProtos.Record;

/** The whole way of a K-Means model: train, describe, host, invoke, delete. */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KMeansLifecycleTest {

  private static final float[][] CENTRES = {{0, 0, 0}, {10, 10, 10}, {-10, 5, 20}};
  private static final String RECORDIO = "application/x-recordio-protobuf";
  private static final int BODY_LIMIT = 6_291_456;

  private TestJobs jobs;
  private AmazonSageMakerRuntime runtime;
  private DescribeTrainingJobResult trained;

  @BeforeAll
  void trainAndHost(LocalSageMaker local) {
    jobs = new TestJobs(local, "kmeans");
    runtime = TestClients.of(local).runtime();
    List<float[]> rows = TestRecords.around(CENTRES, 300);
    jobs.put("train/part-0", TestRecords.encode(rows.subList(0, 150)));
    jobs.put("train/part-1", TestRecords.encode(rows.subList(150, 300)));
    jobs.put("test/part-0", TestRecords.encode(rows.subList(0, 30)));
    trained =
        jobs.train(
            jobs.training(
                "kmeans-job",
                Map.of(
                    "k", "3",
                    "feature_dim", "3",
                    "eval_metrics", "[\"msd\", \"ssd\"]",
                    "mini_batch_size", "100"),
                jobs.channel("train", "S3Prefix", "train/"),
                jobs.channel("test", "S3Prefix", "test/")));
    assertThat(trained.getFailureReason()).isNull();
    assertThat(
            jobs.host("kmeans-endpoint", trained.getModelArtifacts().getS3ModelArtifacts())
                .getEndpointStatus())
        .isEqualTo("InService");
  }

  @Test
  void goesThroughTheStatesOfTheService() {
    assertThat(trained.getTrainingJobStatus()).isEqualTo("Completed");
    assertThat(trained.getSecondaryStatusTransitions())
        .extracting(SecondaryStatusTransition::getStatus)
        .containsExactly("Starting", "Downloading", "Training", "Uploading", "Completed");
    assertThat(trained.getSecondaryStatusTransitions())
        .allSatisfy(transition -> assertThat(transition.getEndTime()).isNotNull());
    assertThat(trained.getTrainingEndTime()).isAfterOrEqualTo(trained.getTrainingStartTime());
    assertThat(trained.getBillableTimeInSeconds()).isPositive();
    assertThat(trained.getHyperParameters()).containsEntry("k", "3");
  }

  @Test
  void leavesTheModelWhereTheServiceDoes() {
    assertThat(trained.getModelArtifacts().getS3ModelArtifacts())
        .isEqualTo("s3://kmeans/models/kmeans-job/output/model.tar.gz");
    assertThat(jobs.s3.doesObjectExist("kmeans", "models/kmeans-job/output/model.tar.gz")).isTrue();
  }

  @Test
  void reportsTheMetricsOfTheTestChannel() {
    assertThat(trained.getFinalMetricDataList())
        .extracting(MetricData::getMetricName)
        .containsExactly("test:msd", "test:ssd");
    assertThat(trained.getFinalMetricDataList())
        .allSatisfy(metric -> assertThat(metric.getValue()).isBetween(0.001f, 3f));
  }

  @Test
  void givesMetricsToOlderClientsOfCloudWatch() throws Exception {
    String form =
        "Action=GetMetricStatistics&Version=2010-08-01&Namespace=%2Faws%2Fsagemaker%2FTrainingJobs"
            + "&MetricName=test%3Amsd&Dimensions.member.1.Name=TrainingJobName"
            + "&Dimensions.member.1.Value=kmeans-job&StartTime=2020-01-01T00%3A00%3A00Z"
            + "&EndTime=2100-01-01T00%3A00%3A00Z&Statistics.member.1=Average"
            + "&Statistics.member.2=SampleCount&Period=";
    String type = "application/x-www-form-urlencoded";
    assertThat(metrics("Content-Type", type, form + "86400"))
        .contains("<Label>test:msd</Label>", "<SampleCount>1.0</SampleCount>", "<Average>")
        .containsPattern("<Timestamp>\\d{4}-\\d\\d-\\d\\dT");
    assertThat(metrics("Content-Type", type, form + "0"))
        .contains("<Code>InvalidParameterValue</Code>", "Period");

    String target = "GraniteServiceVersion20100801.GetMetricStatistics";
    String json =
        """
        {"Namespace": "/aws/sagemaker/TrainingJobs", "MetricName": "test:msd", "StartTime": 0,
         "Dimensions": [{"Name": "TrainingJobName", "Value": "%s"}], "EndTime": 4e9,
         "Statistics": ["Maximum"], "Period": 60}""";
    assertThat(metrics("X-Amz-Target", target, json.formatted("kmeans-job")))
        .containsPattern("\"Datapoints\":\\[\\{\"Timestamp\":\\d+,\"Unit\":\"None\",\"Maximum\":");
    assertThat(metrics("X-Amz-Target", target, json.formatted("nobody")))
        .contains("\"Datapoints\":[]");
    assertThat(metrics("X-Amz-Target", target, "{}")).contains("MissingParameter", "Namespace");
  }

  private String metrics(String header, String value, String body)
      throws IOException, InterruptedException {
    String credential = "Credential=" + jobs.local.accessKey() + "/20260101/us-east-1";
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(jobs.local.endpoint())
                .header(header, value)
                .header("Authorization", credential + "/monitoring/aws4_request")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void answersRecordsWithOneRecordARow() throws IOException {
    InvokeEndpointResult result =
        invoke(
            RECORDIO, RECORDIO, TestRecords.encode(List.of(CENTRES[1], new float[] {10, 10, 13})));

    List<Record> answers = TestRecords.decode(result.getBody().array());
    assertThat(result.getContentType()).isEqualTo(RECORDIO);
    assertThat(result.getInvokedProductionVariant()).isEqualTo("AllTraffic");
    assertThat(answers).hasSize(2);
    assertThat(number(answers.get(0), "closest_cluster"))
        .isEqualTo(number(answers.get(1), "closest_cluster"));
    assertThat(number(answers.get(0), "distance_to_cluster")).isLessThan(0.2f);
    assertThat(number(answers.get(1), "distance_to_cluster")).isBetween(2.8f, 3.2f);
  }

  @Test
  void answersInTheFormatThatIsAskedFor() {
    byte[] json = "{\"instances\":[{\"features\":[0,0,0]}]}".getBytes(UTF_8);
    String number = "\\d+\\.\\d+(E-?\\d+)?";
    String object =
        "\\{\"closest_cluster\": " + number + ", \"distance_to_cluster\": " + number + "\\}";

    assertThat(text(invoke("application/json", "application/json", json)))
        .matches("\\{\"predictions\": \\[" + object + "\\]\\}");
    assertThat(text(invoke("application/json", "application/jsonlines", json)))
        .matches(object + "\n");
    assertThat(text(invoke("text/csv", "text/csv", "0,0,0\n10,10,10\n".getBytes(UTF_8))))
        .matches("(" + number + "," + number + "\n){2}");
  }

  @Test
  void handsOnWhatTheContainerRefuses() {
    assertThatThrownBy(() -> invoke("text/csv", "text/csv", "1,2\n".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ModelErrorException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(424);
              assertThat(e.getOriginalStatusCode()).isEqualTo(400);
              assertThat(e.getOriginalMessage()).contains("2 features", "feature_dim 3");
              assertThat(e.getLogStreamArn()).contains("kmeans-endpoint");
            });
    assertThatThrownBy(() -> invoke("image/png", "text/csv", new byte[] {1}))
        .isInstanceOfSatisfying(
            ModelErrorException.class, e -> assertThat(e.getOriginalStatusCode()).isEqualTo(415));
    assertThatThrownBy(() -> invoke(RECORDIO, "text/csv", new byte[] {1, 2, 3, 4, 5}))
        .isInstanceOfSatisfying(
            ModelErrorException.class, e -> assertThat(e.getOriginalStatusCode()).isEqualTo(400));
  }

  @Test
  void takesABodyOfTheLimitAndRefusesALargerOne() {
    byte[] row = "0,0,0\n".getBytes(UTF_8);
    byte[] largest = new byte[BODY_LIMIT];
    for (int i = 0; i < largest.length; i++) {
      largest[i] = row[i % row.length];
    }

    assertThatThrownBy(() -> invoke("image/png", "text/csv", largest))
        .isInstanceOf(ModelErrorException.class);
    assertThatThrownBy(() -> invoke("text/csv", "text/csv", new byte[BODY_LIMIT + 1]))
        .isInstanceOf(ValidationErrorException.class)
        .hasMessageContaining("6291456");
    assertThatThrownBy(() -> invoke("text/csv", "text/csv", new byte[5 * BODY_LIMIT]))
        .isInstanceOf(ValidationErrorException.class);
  }

  @Test
  void refusesAnEndpointThatDoesNotExist() {
    assertThatThrownBy(
            () ->
                runtime.invokeEndpoint(
                    new InvokeEndpointRequest()
                        .withEndpointName("nobody")
                        .withContentType("text/csv")
                        .withBody(ByteBuffer.wrap(new byte[1]))))
        .isInstanceOf(ValidationErrorException.class)
        .hasMessageContaining("Endpoint nobody of account");
  }

  @Test
  void trainsTheSameModelAgain() {
    DescribeTrainingJobResult again =
        jobs.train(
            jobs.training(
                "kmeans-again",
                Map.of("k", "3", "feature_dim", "3", "eval_metrics", "[\"msd\", \"ssd\"]"),
                jobs.channel("train", "S3Prefix", "train/"),
                jobs.channel("test", "S3Prefix", "test/")));

    assertThat(again.getFinalMetricDataList())
        .extracting(MetricData::getValue)
        .containsExactlyElementsOf(
            trained.getFinalMetricDataList().stream().map(MetricData::getValue).toList());
  }

  @Test
  void saysThatThereAreFewerRowsThanClusters() {
    DescribeTrainingJobResult failed =
        jobs.train(
            jobs.training(
                "too-many-clusters",
                Map.of("k", "1000", "feature_dim", "3"),
                jobs.channel("train", "S3Prefix", "train/")));

    assertThat(failed.getTrainingJobStatus()).isEqualTo("Failed");
    assertThat(failed.getSecondaryStatus()).isEqualTo("Failed");
    assertThat(failed.getFailureReason())
        .startsWith("ClientError: ")
        .contains("k is 1000", "only 300 rows");
    assertThat(failed.getModelArtifacts()).isNull();
  }

  @Test
  void namesEveryWrongHyperParameter() {
    DescribeTrainingJobResult failed =
        jobs.train(
            jobs.training(
                "wrong-hyperparameters",
                Map.of("k", "many", "centres", "3"),
                jobs.channel("train", "S3Prefix", "train/")));

    assertThat(failed.getFailureReason())
        .contains(
            "Additional properties are not allowed ('centres' was unexpected)",
            "'feature_dim' is a required property",
            "'k' is 'many'");
  }

  @Test
  void saysThatFeatureDimDoesNotFitTheData() {
    DescribeTrainingJobResult failed =
        jobs.train(
            jobs.training(
                "wrong-dimension",
                Map.of("k", "3", "feature_dim", "4"),
                jobs.channel("train", "S3Prefix", "train/")));

    assertThat(failed.getFailureReason()).contains("has 3 features", "feature_dim is 4");
  }

  @Test
  void stopsAJobThatIsAskedTo() {
    CreateTrainingJobRequest request = endless("to-be-stopped");
    jobs.sageMaker.createTrainingJob(request);
    TestJobs.await(() -> jobs.describe("to-be-stopped").getSecondaryStatus(), "Training"::equals);

    jobs.sageMaker.stopTrainingJob(
        new StopTrainingJobRequest().withTrainingJobName("to-be-stopped"));

    DescribeTrainingJobResult stopped = jobs.awaitEnd("to-be-stopped");
    assertThat(stopped.getTrainingJobStatus()).as(stopped.toString()).isEqualTo("Stopped");
    assertThat(stopped.getSecondaryStatus()).isEqualTo("Stopped");
    assertThatThrownBy(
            () ->
                jobs.sageMaker.stopTrainingJob(
                    new StopTrainingJobRequest().withTrainingJobName("to-be-stopped")))
        .isInstanceOf(AmazonSageMakerException.class)
        .hasMessageContaining("in status Stopped");
  }

  @Test
  void endsAJobAtItsTimeLimit() {
    DescribeTrainingJobResult stopped =
        jobs.train(
            endless("out-of-time")
                .withStoppingCondition(new StoppingCondition().withMaxRuntimeInSeconds(1)));

    assertThat(stopped.getTrainingJobStatus()).as(stopped.toString()).isEqualTo("Stopped");
    assertThat(stopped.getSecondaryStatus()).isEqualTo("MaxRuntimeExceeded");
  }

  @Test
  void listsWhatThereIs() {
    assertThat(
            jobs.sageMaker
                .listTrainingJobs(new ListTrainingJobsRequest().withNameContains("kmeans-job"))
                .getTrainingJobSummaries())
        .singleElement()
        .satisfies(s -> assertThat(s.getTrainingJobStatus()).isEqualTo("Completed"));
    assertThat(
            jobs.sageMaker
                .listEndpoints(new ListEndpointsRequest().withStatusEquals("InService"))
                .getEndpoints())
        .extracting("endpointName")
        .contains("kmeans-endpoint");
  }

  @Test
  void forgetsAnEndpointThatIsDeleted() {
    jobs.host("short-lived", trained.getModelArtifacts().getS3ModelArtifacts());

    jobs.sageMaker.deleteEndpoint(new DeleteEndpointRequest().withEndpointName("short-lived"));

    TestJobs.await(() -> exists("short-lived"), exists -> !exists);
    assertThatThrownBy(() -> invoke("short-lived", "text/csv", "text/csv", new byte[] {'0'}))
        .isInstanceOf(AmazonSageMakerRuntimeException.class);
  }

  /** A job that trains for much longer than any test waits. */
  private CreateTrainingJobRequest endless(String name) {
    if (!jobs.s3.doesObjectExist("kmeans", "slow/part-0")) {
      float[][] scattered = new float[400][40];
      for (int i = 0; i < scattered.length; i++) {
        scattered[i][i % 40] = i;
      }
      jobs.put("slow/part-0", TestRecords.encode(TestRecords.around(scattered, 40_000)));
    }
    return jobs.training(
        name,
        Map.of(
            "k", "900",
            "feature_dim", "40",
            "local_lloyd_max_iter", "100000",
            "local_lloyd_tol", "0"),
        jobs.channel("train", "S3Prefix", "slow/"));
  }

  private boolean exists(String endpoint) {
    try {
      jobs.sageMaker.describeEndpoint(new DescribeEndpointRequest().withEndpointName(endpoint));
      return true;
    } catch (AmazonSageMakerException e) {
      assertThat(e.getErrorCode()).isEqualTo("ValidationException");
      assertThat(e.getMessage()).contains("Could not find endpoint");
      return false;
    }
  }

  private InvokeEndpointResult invoke(String contentType, String accept, byte[] body) {
    return invoke("kmeans-endpoint", contentType, accept, body);
  }

  private InvokeEndpointResult invoke(
      String endpoint, String contentType, String accept, byte[] body) {
    return runtime.invokeEndpoint(
        new InvokeEndpointRequest()
            .withEndpointName(endpoint)
            .withContentType(contentType)
            .withAccept(accept)
            .withBody(ByteBuffer.wrap(body)));
  }

  private static String text(InvokeEndpointResult result) {
    return UTF_8.decode(result.getBody()).toString();
  }

  private static float number(Record record, String name) {
    return record.getLabelOrThrow(name).getFloat32Tensor().getValues(0);
  }
}
