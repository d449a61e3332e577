package org.sagemakerspark.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.sagemaker.model.AlgorithmSpecification;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.OutputDataConfig;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import com.amazonaws.services.sagemaker.model.ResourceConfig;
import com.amazonaws.services.sagemaker.model.StoppingCondition;
import com.amazonaws.services.sagemaker.model.Tag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.lifecycle.CreatedResource;
import org.sagemakerspark.lifecycle.SageMakerResourceCleanup;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;

/**
 * Kills drivers after a seeded number of steps. Each runs ten flows of fits, transforms, updates
 * and deletions, which are at moments of their own when it is killed, so five kills are fifty
 * moments.
 */
@ExtendWith(SparkExtension.class)
class CrashTest {

  /** {@code -Dtests.kills=200} makes as many. */
  private static final int KILLS = Integer.getInteger("tests.kills", Repetitions.of(5));

  /** {@code -Dtests.kills.seed=1} makes other ones. */
  private static final long SEED = Long.getLong("tests.kills.seed", 20_261_122);

  private static final int FLOWS = 10;

  /** The ten flows take about so many steps until they have scored. */
  private static final int MOST_STEPS = 90;

  private static final int QUIET_MILLIS = 500;

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  private final SparkSession spark;
  private final LocalSageMaker server;

  CrashTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
  }

  @Test
  void removesWithOneCallWhatKilledDriversLeaveAndNothingElse(@TempDir Path folder)
      throws Exception {
    try (SageMakerFixture fixture = new SageMakerFixture(spark, server)) {
      createWhatIsTheUsersOwn(fixture);
      Map<CreatedResource.Kind, Integer> removed = new EnumMap<>(CreatedResource.Kind.class);
      Random random = new Random(SEED);
      JvmProcess next = start(folder, 0);
      try {
        for (int kill = 0; kill < KILLS; kill++) {
          JvmProcess driver = next;
          String application = CrashingDriver.awaitUp(driver);
          // The first is killed when all flows have staged data, or are about to.
          int steps = kill == 0 ? FLOWS + random.nextInt(FLOWS) : random.nextInt(MOST_STEPS);
          driver.awaitLine(CrashTest::isAStep, 1 + steps);
          driver.kill();
          next = start(folder, kill + 1);

          removeAllOf(application, removed);

          assertThatTheUsersOwnIsThere(fixture, kill);
        }
      } finally {
        next.close();
      }
      assertThat(removed.keySet())
          .as("what was left in all")
          .contains(
              CreatedResource.Kind.ENDPOINT,
              CreatedResource.Kind.ENDPOINT_CONFIG,
              CreatedResource.Kind.MODEL,
              CreatedResource.Kind.STAGED_DATA);
      System.out.println("killed at " + KILLS * FLOWS + " moments; removed " + removed);
    }
  }

  @Test
  void stopsTheJobAndDeletesItsDataWhenTheDriverIsShutDown(@TempDir Path folder) throws Exception {
    try (SageMakerFixture fixture = new SageMakerFixture(spark, server);
        JvmProcess driver = start(folder, 0, 1, CrashingDriver.MODE + "=hang")) {
      String application = CrashingDriver.awaitUp(driver);
      driver.awaitLine(line -> line.contains("InProgress, Training"));
      assertThat(fixture.stagedObjects()).anyMatch(key -> key.contains(application));

      driver.terminate();
      driver.awaitEnd(60);

      try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
        assertThat(cleanup.find(application)).isEmpty();
      }
      assertThat(driver.output()).doesNotContain("may go on");
    }
  }

  @Test
  void deletesAnEndpointThatComesUpWhenTheDriverIsShutDownOrNamesIt(@TempDir Path folder)
      throws Exception {
    try (SageMakerFixture fixture = new SageMakerFixture(spark, server);
        JvmProcess driver = start(folder, 0, 1, CrashingDriver.MODE + "=quickly")) {
      String application = CrashingDriver.awaitUp(driver);
      driver.awaitLine(line -> line.contains("is being created"));

      driver.terminate();
      driver.awaitEnd(300);

      // SageMaker deletes no endpoint that is coming up, and a driver that ends has not much time.
      try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
        String said = driver.output();
        assertThat(cleanup.find(application))
            .allSatisfy(
                left ->
                    assertThat(said)
                        .contains("Still there and perhaps paid for")
                        .contains(left.describe()));
        cleanup.deleteAllOf(application);
      }
      assertThat(fixture.endpoints()).noneMatch(name -> name.startsWith("light-"));
    }
  }

  private static boolean isAStep(String line) {
    return line.contains("Training job light-") || line.contains("Endpoint light-");
  }

  /** The services still answer requests that the driver has sent before it was killed. */
  private static void awaitTheEndOfWhatWasUnderWay(
      SageMakerResourceCleanup cleanup, String application) throws InterruptedException {
    List<CreatedResource> before;
    List<CreatedResource> now = cleanup.find(application);
    do {
      before = now;
      TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
      now = cleanup.find(application);
    } while (!now.equals(before));
  }

  private void removeAllOf(String application, Map<CreatedResource.Kind, Integer> removed)
      throws InterruptedException {
    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      awaitTheEndOfWhatWasUnderWay(cleanup, application);
      cleanup
          .deleteAllOf(application)
          .forEach(resource -> removed.merge(resource.kind(), 1, Integer::sum));

      assertThat(cleanup.find(application)).as(application).isEmpty();
    }
  }

  private JvmProcess start(Path folder, int number) {
    return start(folder, number, FLOWS, "spark.ui.showConsoleProgress=false");
  }

  private JvmProcess start(Path folder, int number, int flows, String setting) {
    List<String> command =
        new ArrayList<>(
            List.of(
                CrashingDriver.class.getName(),
                Long.toString(SEED + number),
                Integer.toString(flows),
                setting,
                "spark.ui.enabled=false",
                "spark.driver.host=127.0.0.1",
                "spark.sql.shuffle.partitions=2"));
    server.sparkConf().forEach((key, value) -> command.add(key + "=" + value));
    return JvmProcess.start(
        folder.resolve("driver-" + number + ".log"),
        List.of("-Xmx512m", "-Daws.java.v1.disableDeprecationAnnouncement=true"),
        command);
  }

  /** Things without tags, with tags of another application, and objects beside ours. */
  private void createWhatIsTheUsersOwn(SageMakerFixture fixture) {
    fixture.s3().createBucket(bucket());
    fixture.s3().putObject(bucket(), "sagemaker-spark/keep.txt", "mine");
    fixture.s3().putObject(bucket(), "sagemaker-spark/staging/app-of-others/job/part-0", "mine");
    fixture
        .sageMaker()
        .createModel(
            new CreateModelRequest()
                .withModelName("own")
                .withExecutionRoleArn(server.roleArn())
                .withTags(
                    new Tag().withKey("sagemaker-spark:application").withValue("app-of-others"))
                .withPrimaryContainer(
                    new ContainerDefinition()
                        .withImage(LightAlgorithm.URI)
                        .withModelDataUrl("s3://" + bucket() + "/sagemaker-spark/keep.txt")));
    fixture
        .sageMaker()
        .createEndpointConfig(
            new CreateEndpointConfigRequest()
                .withEndpointConfigName("own")
                .withProductionVariants(
                    new ProductionVariant()
                        .withVariantName("all")
                        .withModelName("own")
                        .withInstanceType("ml.m5.large")
                        .withInitialInstanceCount(1)));
    fixture
        .sageMaker()
        .createEndpoint(
            new CreateEndpointRequest().withEndpointName("own").withEndpointConfigName("own"));
    fixture
        .sageMaker()
        .createTrainingJob(
            new CreateTrainingJobRequest()
                .withTrainingJobName("own")
                .withRoleArn(server.roleArn())
                .withAlgorithmSpecification(
                    new AlgorithmSpecification()
                        .withTrainingImage(LightAlgorithm.URI)
                        .withTrainingInputMode("File"))
                .withHyperParameters(Map.of("mode", "hang"))
                .withOutputDataConfig(
                    new OutputDataConfig().withS3OutputPath("s3://" + bucket() + "/own"))
                .withResourceConfig(
                    new ResourceConfig()
                        .withInstanceType("ml.m5.large")
                        .withInstanceCount(1)
                        .withVolumeSizeInGB(1))
                .withStoppingCondition(new StoppingCondition().withMaxRuntimeInSeconds(3_600)));
  }

  private void assertThatTheUsersOwnIsThere(SageMakerFixture fixture, int kill) {
    // The driver that comes next may have begun.
    assertThat(fixture.endpoints()).as("kill " + kill).contains("own");
    assertThat(fixture.endpointConfigs()).as("kill " + kill).contains("own");
    assertThat(fixture.models()).as("kill " + kill).contains("own");
    assertThat(
            fixture
                .sageMaker()
                .describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName("own"))
                .getTrainingJobStatus())
        .isEqualTo("InProgress");
    assertThat(fixture.objects())
        .contains(
            bucket() + "/sagemaker-spark/keep.txt",
            bucket() + "/sagemaker-spark/staging/app-of-others/job/part-0");
  }

  private String bucket() {
    return "sagemaker-" + server.region() + "-" + server.accountId();
  }
}
