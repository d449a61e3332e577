package org.sagemakerspark.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.lifecycle.CreatedResource;
import org.sagemakerspark.lifecycle.SageMakerResourceCleanup;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.model.TrainingSummary;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;
import org.sagemakerspark.training.TrainingJobException;

@ExtendWith(SparkExtension.class)
class TrainingLifecycleTest {

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  private final SparkSession spark;
  private final LocalSageMaker server;
  private SageMakerFixture fixture;

  TrainingLifecycleTest(SparkSession spark, LocalSageMaker server) {
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
  void tellsWhatCameOfTheJobAlsoWhenTheModelIsSavedAndLoaded(@TempDir Path folder)
      throws Exception {
    SageMakerModel model =
        estimator()
            .setCustomTrainingJobName("told")
            .setTimestampCustomNames(true)
            .setMetricDefinitions(Map.of("loss", "loss=([0-9.]+)"))
            .fit(fixture.rows(4));
    String path = folder.resolve("model").toUri().toString();
    model.save(path);

    TrainingSummary summary = SageMakerModel.load(path).trainingSummary().orElseThrow();

    assertThat(summary).isEqualTo(model.trainingSummary().orElseThrow());
    assertThat(summary.jobName()).matches("told-\\d{8}-\\d{6}-[0-9a-f]{8}");
    assertThat(summary.jobArn().orElseThrow()).endsWith(":training-job/" + summary.jobName());
    assertThat(summary.billableSeconds().orElseThrow()).isPositive();
    assertThat(summary.metrics()).containsEntry("loss", 0.25);
    assertThat(summary.modelDataS3Uri().orElseThrow())
        .endsWith("/models/" + summary.jobName() + "/output/model.tar.gz");
    assertThat(summary.image()).contains(LightAlgorithm.URI);
    assertThat(fixture.stagedObjects()).isEmpty();
  }

  @Test
  void saysHowTheJobComesOnWithMetricsAndTheLogOfAFailure() {
    String said =
        said(
            () ->
                estimator()
                    .setProgress("console")
                    .setMetricDefinitions(Map.of("loss", "loss=([0-9.]+)"))
                    .fit(fixture.rows(4)));
    assertThat(said)
        .contains(": staging data in s3a://")
        .containsPattern("Training job light-\\S+: InProgress, \\w+ \\(\\d+ s\\)")
        .containsPattern("Training job light-\\S+: Completed; loss = 0.25 \\(\\d+ s\\)");
    assertThat(said).doesNotContain("the loss is");

    String failed = said(() -> failing().setProgress("console").fit(fixture.rows(4)));
    assertThat(failed).containsPattern("\\[light-\\S+/algo-1-\\S*\\] giving up now");

    String all =
        said(() -> estimator().setProgress("console").setTrainingLog("all").fit(fixture.rows(4)));
    assertThat(all).containsOnlyOnce("the loss is loss=0.25");

    assertThat(said(() -> failing().setProgress("none").fit(fixture.rows(4)))).isEmpty();
  }

  @Test
  void saysThatTheLogCannotBeReadAndStillGivesTheReasonOfTheFailure() {
    server.faults().operation("DescribeLogStreams").fail(400, "AccessDeniedException", "not you");
    Throwable[] failure = new Throwable[1];

    String said =
        said(
            () ->
                failure[0] =
                    catchThrowable(() -> failing().setProgress("console").fit(fixture.rows(4))));

    assertThat(said).contains("cannot be read: AccessDeniedException");
    assertThat(failure[0])
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("there is nothing to learn");
  }

  @Test
  void stopsTheJobAndDeletesItsDataWhenTheCallerIsInterrupted() throws Exception {
    FutureTask<SageMakerModel> fit = new FutureTask<>(() -> hanging().fit(fixture.rows(4)));
    Thread caller = new Thread(fit);
    caller.start();
    String job = awaitTraining();

    caller.interrupt();

    assertThat(failureOf(fit))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("interrupted")
        .hasMessageContaining("Training job " + job + " was asked to stop")
        .hasMessageContaining("/models/" + job + "/");
    assertThat(status(job)).isIn("Stopping", "Stopped");
    assertThat(fixture.stagedObjects()).isEmpty();
  }

  @Test
  void stopsTheJobWhenItTakesLongerThanTheCallerWaits() {
    assertThatThrownBy(() -> hanging().setTrainingWaitLimitInSeconds(2).fit(fixture.rows(4)))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("the limit")
        .hasMessageContaining("was asked to stop");
    assertThat(fixture.stagedObjects()).isEmpty();
  }

  @Test
  void leavesTheJobAndItsDataWhenTheUserWantsIt() {
    Throwable failure =
        catchThrowable(
            () ->
                hanging()
                    .setStopTrainingJobOnFailure(false)
                    .setTrainingWaitLimitInSeconds(2)
                    .fit(fixture.rows(4)));

    assertThat(failure).isInstanceOf(TrainingJobException.class).hasMessageContaining("goes on");
    String job = ((TrainingJobException) failure).jobName();
    assertThat(status(job)).isEqualTo("InProgress");
    assertThat(fixture.stagedObjects()).isNotEmpty().allMatch(key -> key.contains(job));

    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      assertThat(cleanup.deleteAllOf(spark.sparkContext().applicationId()))
          .extracting(CreatedResource::kind)
          .containsExactlyInAnyOrder(
              CreatedResource.Kind.TRAINING_JOB, CreatedResource.Kind.STAGED_DATA);
    }
    assertThat(status(job)).isIn("Stopping", "Stopped");
    assertThat(fixture.stagedObjects()).isEmpty();
  }

  @Test
  void keepsTheStagedDataOnRequest() {
    SageMakerModel model =
        estimator().setDeleteStagingDataAfterTraining(false).fit(fixture.rows(4));
    assertThat(fixture.stagedObjects())
        .isNotEmpty()
        .allMatch(key -> key.contains(model.getTrainingJobName().orElseThrow() + "/train/"));
  }

  @Test
  void deletesTheStagedDataOfAJobThatFails() {
    assertThatThrownBy(() -> failing().fit(fixture.rows(4)))
        .hasMessageContaining("there is nothing to learn");
    assertThat(fixture.stagedObjects()).isEmpty();
  }

  @Test
  void refusesARoleOfTheSessionThatIsNoneBeforeAnythingIsUploaded() {
    int jobs = fixture.jobs().size();
    List<String> objects = fixture.objects();
    String role = spark.conf().get(SessionKeys.ROLE);
    try {
      spark.conf().set(SessionKeys.ROLE, "admin");
      assertThatThrownBy(() -> estimator().fit(fixture.rows(4)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("spark.sagemaker.role = 'admin': it must be the ARN of an IAM");
      spark.conf().unset(SessionKeys.ROLE);
      spark.conf().set(SessionKeys.LEGACY_ROLE, "admin");
      assertThatThrownBy(() -> estimator().fit(fixture.rows(4)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(SessionKeys.LEGACY_ROLE + " = 'admin': it must be the ARN");
    } finally {
      spark.conf().unset(SessionKeys.LEGACY_ROLE);
      spark.conf().set(SessionKeys.ROLE, role);
    }

    assertThat(fixture.jobs()).hasSize(jobs);
    assertThat(fixture.objects()).isEqualTo(objects);
  }

  @Test
  void refusesNamesThatSageMakerWouldNotTakeBeforeAnythingIsUploaded() {
    assertThatThrownBy(() -> estimator().setCustomTrainingJobName("ends-with-"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("customTrainingJobName = ends-with- is not allowed")
        .hasMessageContaining("at most 63 letters, digits and hyphens");
    estimator().setCustomTrainingJobName("taken").fit(fixture.rows(4));
    int jobs = fixture.jobs().size();
    List<String> objects = fixture.objects();

    assertThatThrownBy(() -> estimator().setCustomTrainingJobName("taken").fit(fixture.rows(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("customTrainingJobName = 'taken' is the name of a training job");
    assertThatThrownBy(
            () ->
                estimator()
                    .setCustomEndpointName("n".repeat(60))
                    .setTimestampCustomNames(true)
                    .fit(fixture.rows(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("customEndpointName = 'nnn")
        .hasMessageContaining("must have at most 38");
    assertThatThrownBy(() -> estimator().setRoleArn("admin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("roleArn = admin is not allowed; it must be the ARN of an IAM role");

    assertThat(fixture.jobs()).hasSize(jobs);
    assertThat(fixture.objects()).isEqualTo(objects);
  }

  @Test
  void refusesParamsThatContradictEachOtherAllAtOnce() {
    assertThatThrownBy(
            () ->
                estimator()
                    .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM)
                    .setEnableManagedSpotTraining(true)
                    .setVpcSubnets("subnet-1")
                    .setServerlessMemorySizeInMB(1024)
                    .setTrainingCompressionType("Gzip")
                    .setCheckpointLocalPath("/opt/ml/checkpoints")
                    .fit(fixture.rows(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("enableManagedSpotTraining needs trainingMaxWaitTimeInSeconds")
        .hasMessageContaining("vpcSubnets and vpcSecurityGroupIds belong together")
        .hasMessageContaining("neither a VPC nor network isolation")
        .hasMessageContaining("needs trainingInputMode 'Pipe'")
        .hasMessageContaining("checkpointLocalPath needs checkpointS3Uri");
  }

  @Test
  void refusesOneVsRestBeforeItHasTrainedAModelForEachClass() {
    int jobs = fixture.jobs().size();
    assertThatThrownBy(() -> estimator().setLabelCol("mc2b$0").fit(fixture.rows(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OneVsRest holds models of Spark's own only");
    assertThat(fixture.jobs()).hasSize(jobs);
  }

  @Test
  void refusesMoreChannelsThanAJobTakes() {
    Map<String, String> more = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      more.put("more-" + i, "s3://bucket/folder/");
    }

    assertThatThrownBy(() -> estimator().setExtraChannels(more).fit(fixture.rows(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are 21 channels")
        .hasMessageContaining("at most 20");
  }

  @Test
  void refusesAContentTypeThatIsTooLong() {
    String type = "text/" + "x".repeat(252);

    assertThatThrownBy(() -> estimator().setTrainingContentType(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 256 characters");
    assertThatThrownBy(
            () ->
                estimator()
                    .setExtraChannels(
                        "{\"more\": {\"s3Uri\": \"s3://bucket/f/\", \"contentType\": \""
                            + type
                            + "\"}}")
                    .fit(fixture.rows(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 256 characters");
  }

  @Test
  void refusesFewerFilesThanInstancesThatShareThem() {
    SageMakerEstimator estimator =
        estimator().setTrainingInstanceCount(2).setTrainingDataDistribution("ShardedByS3Key");
    int jobs = fixture.jobs().size();
    assertThatThrownBy(() -> estimator.fit(fixture.rows(4).coalesce(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("makes 1 files for 2 instances that share them");
    assertThat(fixture.jobs()).hasSize(jobs);
    assertThat(fixture.stagedObjects()).isEmpty();
  }

  @Test
  void leavesNothingOfAnUploadThatFails() {
    int jobs = fixture.jobs().size();
    assertThatThrownBy(() -> estimator().fit(fixture.rows(3).union(fixture.rowWithoutFeatures())))
        .hasStackTraceContaining("features");
    assertThat(fixture.jobs()).hasSize(jobs);
    assertThat(fixture.stagedObjects()).isEmpty();
  }

  @Test
  void namesAFolderThatNoOtherJobMatchesAndSizesTheVolumeFromTheData() throws Exception {
    SageMakerEstimator estimator = estimator();
    SageMakerModel model = estimator.fit(fixture.rows(4));

    List<String> requests = server.requests("CreateTrainingJob");
    JsonNode request = new ObjectMapper().readTree(requests.get(requests.size() - 1));
    assertThat(request.at("/InputDataConfig/0/DataSource/S3DataSource/S3Uri").asText())
        .endsWith("/" + model.getTrainingJobName().orElseThrow() + "/train/");
    assertThat(request.at("/ResourceConfig/VolumeSizeInGB").asInt()).isEqualTo(11);
    assertThat(model.parent()).isSameAs(estimator);
  }

  @Test
  void startsOneJobWhenTheAnswerToItsCreationIsLost() {
    server.faults().operation("CreateTrainingJob").times(1).cut();
    int jobs = fixture.jobs().size();

    estimator().fit(fixture.rows(4));

    assertThat(fixture.jobs()).hasSize(jobs + 1);
  }

  private static SageMakerEstimator estimator() {
    return LightAlgorithm.estimator()
        .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE);
  }

  private static SageMakerEstimator failing() {
    return estimator().setHyperParameters(Map.of("mode", "fail"));
  }

  private static SageMakerEstimator hanging() {
    return estimator().setHyperParameters(Map.of("mode", "hang"));
  }

  /** Waits until a job trains, and returns its name. */
  private String awaitTraining() throws InterruptedException {
    Until.holds("a job trains", () -> training().isPresent());
    return training().orElseThrow();
  }

  private Optional<String> training() {
    return fixture.jobs().stream()
        .filter(
            job ->
                fixture
                    .sageMaker()
                    .describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName(job))
                    .getSecondaryStatus()
                    .equals("Training"))
        .findFirst();
  }

  private String status(String job) {
    return fixture
        .sageMaker()
        .describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName(job))
        .getTrainingJobStatus();
  }

  private static Throwable failureOf(FutureTask<?> task) throws InterruptedException {
    try {
      task.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  /** Returns what a call writes to standard error, whether it fails or not. */
  private static String said(Runnable call) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      call.run();
    } catch (TrainingJobException e) {
      // What is said of it is what counts here.
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
