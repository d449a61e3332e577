package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.AmazonSageMakerException;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.CreateTransformJobRequest;
import com.amazonaws.services.sagemaker.model.DataProcessing;
import com.amazonaws.services.sagemaker.model.DescribeTransformJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTransformJobResult;
import com.amazonaws.services.sagemaker.model.ListTransformJobsRequest;
import com.amazonaws.services.sagemaker.model.ListTransformJobsResult;
import com.amazonaws.services.sagemaker.model.TransformDataSource;
import com.amazonaws.services.sagemaker.model.TransformInput;
import com.amazonaws.services.sagemaker.model.TransformJobSummary;
import com.amazonaws.services.sagemaker.model.TransformOutput;
import com.amazonaws.services.sagemaker.model.TransformResources;
import com.amazonaws.services.sagemaker.model.TransformS3DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A transform job filters records, joins them with their answers, and reads manifests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataProcessingTest {

  private static final String CSV = "text/csv";
  private static final String JSON_LINES = "application/jsonlines";

  /** Answers with the same text in capitals. */
  private static final String IMAGE = "registry.example.com/own/capitals:1";

  @RegisterExtension
  final LocalSageMakerExtension extension =
      new LocalSageMakerExtension(LocalSageMaker.builder().image(IMAGE, OwnProgram.class));

  private TestJobs jobs;

  @BeforeAll
  void createModel(LocalSageMaker local) {
    jobs = new TestJobs(local, "processing");
    jobs.sageMaker.createModel(
        new CreateModelRequest()
            .withModelName("capitals")
            .withExecutionRoleArn(local.roleArn())
            .withPrimaryContainer(new ContainerDefinition().withImage(IMAGE)));
    jobs.put("csv/rows.csv", "1,a,\"b,b\"\n2,c,d\n".getBytes(UTF_8));
    jobs.put(
        "json/rows.jsonl",
        "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\"}\n".getBytes(UTF_8));
  }

  @Test
  void joinsColumnsWithTheAnswersToSomeOfThem() {
    run(
        request("joined", CSV, "csv/")
            .withDataProcessing(
                new DataProcessing().withInputFilter("$[1:]").withJoinSource("Input")));
    assertThat(output("joined/rows.csv.out")).isEqualTo("1,a,\"b,b\",A,\"B,B\"\n2,c,d,C,D\n");

    run(
        request("filtered", CSV, "csv/")
            .withDataProcessing(
                new DataProcessing()
                    .withInputFilter("$[1:]")
                    .withJoinSource("Input")
                    .withOutputFilter("$[0,3]")));
    assertThat(output("filtered/rows.csv.out")).isEqualTo("1,A\n2,C\n");
  }

  @Test
  void joinsObjectsWithTheirAnswers() {
    run(
        request("objects", JSON_LINES, "json/")
            .withDataProcessing(
                new DataProcessing()
                    .withInputFilter("$.text")
                    .withJoinSource("Input")
                    .withOutputFilter("$['id','SageMakerOutput']")));

    assertThat(output("objects/rows.jsonl.out"))
        .isEqualTo("{\"id\":1,\"SageMakerOutput\":\"A\"}\n{\"id\":2,\"SageMakerOutput\":\"B\"}\n");
  }

  @Test
  void readsTheObjectsOfAManifest() {
    jobs.put(
        "list.manifest", "[{\"prefix\":\"s3://processing/csv/\"},\"rows.csv\"]".getBytes(UTF_8));
    CreateTransformJobRequest request = request("manifest", CSV, "list.manifest");
    request.getTransformInput().getDataSource().getS3DataSource().setS3DataType("ManifestFile");
    run(request);

    assertThat(output("manifest/rows.csv.out")).startsWith("1,A,");
  }

  @Test
  void refusesAFilterThatIsNone() {
    assertThatThrownBy(
            () ->
                jobs.sageMaker.createTransformJob(
                    request("no-path", CSV, "csv/")
                        .withDataProcessing(new DataProcessing().withOutputFilter("$[["))))
        .isInstanceOfSatisfying(
            AmazonSageMakerException.class,
            e -> assertThat(e.getErrorCode()).isEqualTo("ValidationException"))
        .hasMessageContaining("DataProcessing.OutputFilter '$[['");
    assertThatThrownBy(
            () ->
                jobs.sageMaker.createTransformJob(
                    request("images", "image/png", "csv/")
                        .withDataProcessing(new DataProcessing().withJoinSource("Input"))))
        .hasMessageContaining("TransformInput.ContentType is 'image/png'");
  }

  @Test
  void failsWhenARecordHasNotWhatAFilterNames() {
    DescribeTransformJobResult job =
        transform(
            request("missing", JSON_LINES, "json/")
                .withDataProcessing(new DataProcessing().withInputFilter("$.other")));

    assertThat(job.getTransformJobStatus()).isEqualTo("Failed");
    assertThat(job.getFailureReason()).contains("$['other']");
  }

  @Test
  void listsPageByPageWhatIsAskedFor() {
    for (int i = 0; i < 3; i++) {
      run(request("listed-" + i, CSV, "csv/"));
    }
    ListTransformJobsRequest request =
        new ListTransformJobsRequest()
            .withNameContains("listed-")
            .withStatusEquals("Completed")
            .withSortBy("Name")
            .withSortOrder("Ascending")
            .withMaxResults(2);
    ListTransformJobsResult first = jobs.sageMaker.listTransformJobs(request);
    ListTransformJobsResult second =
        jobs.sageMaker.listTransformJobs(request.withNextToken(first.getNextToken()));

    assertThat(first.getTransformJobSummaries())
        .extracting(TransformJobSummary::getTransformJobName)
        .containsExactly("listed-0", "listed-1");
    assertThat(second.getTransformJobSummaries())
        .extracting(TransformJobSummary::getTransformJobName)
        .containsExactly("listed-2");
    assertThat(second.getNextToken()).isNull();
    assertThat(
            jobs.sageMaker
                .listTransformJobs(
                    new ListTransformJobsRequest()
                        .withNameContains("listed-")
                        .withStatusEquals("Failed"))
                .getTransformJobSummaries())
        .isEmpty();
  }

  private String output(String key) {
    return jobs.s3.getObjectAsString("processing", "out/" + key);
  }

  private void run(CreateTransformJobRequest request) {
    DescribeTransformJobResult job = transform(request);
    assertThat(job.getFailureReason()).isNull();
    assertThat(job.getTransformJobStatus()).isEqualTo("Completed");
  }

  private DescribeTransformJobResult transform(CreateTransformJobRequest request) {
    jobs.sageMaker.createTransformJob(request);
    return TestJobs.await(
        () ->
            jobs.sageMaker.describeTransformJob(
                new DescribeTransformJobRequest()
                    .withTransformJobName(request.getTransformJobName())),
        job -> job.getTransformEndTime() != null);
  }

  private static CreateTransformJobRequest request(String name, String type, String input) {
    return new CreateTransformJobRequest()
        .withTransformJobName(name)
        .withModelName("capitals")
        .withTransformInput(
            new TransformInput()
                .withContentType(type)
                .withSplitType("Line")
                .withDataSource(
                    new TransformDataSource()
                        .withS3DataSource(
                            new TransformS3DataSource()
                                .withS3DataType("S3Prefix")
                                .withS3Uri("s3://processing/" + input))))
        .withTransformOutput(
            new TransformOutput()
                .withAccept(type)
                .withAssembleWith("Line")
                .withS3OutputPath("s3://processing/out/" + name))
        .withTransformResources(
            new TransformResources().withInstanceCount(1).withInstanceType("ml.m5.large"));
  }
}
