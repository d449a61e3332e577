package org.sagemakerspark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.StopTrainingJobRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Nothing outlives whoever started it. */
class ProcessLifetimeTest {

  @Test
  void leavesNothingAfterClose() {
    LocalSageMaker local = LocalSageMaker.start();
    ProcessHandle container = startTraining(new TestJobs(local, "lifetime"));
    Path folder = local.directory().getParent();
    ProcessHandle server = ProcessHandle.of(local.pid()).orElseThrow();

    local.close();
    local.close();

    assertThat(local.isAlive()).isFalse();
    assertThat(server.isAlive()).isFalse();
    assertThat(container.isAlive()).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void leavesNothingWhenTheServerIsKilled() throws Exception {
    LocalSageMaker local = LocalSageMaker.start();
    ProcessHandle container = startTraining(new TestJobs(local, "lifetime"));
    Path folder = local.directory().getParent();

    ProcessHandle.of(local.pid()).orElseThrow().destroyForcibly();

    container.onExit().get(10, TimeUnit.MINUTES);
    TestJobs.await(local::isAlive, alive -> !alive);
    local.close();
    assertThat(folder).doesNotExist();
  }

  @Test
  void leavesNothingWhenItsUserIsKilled() throws Exception {
    Process user =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                launcherOnly(),
                Main.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Path folder;
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(user.getInputStream(), StandardCharsets.UTF_8))) {
      folder = announcedFolder(output);
      ProcessHandle server = user.children().findFirst().orElseThrow();

      user.destroyForcibly();

      server.onExit().get(10, TimeUnit.MINUTES);
    }
    assertThat(folder.getParent()).doesNotExist();
  }

  @Test
  void trainsOneJobAfterAnotherInAProcessThatEndsWithTheServer() throws IOException {
    LocalSageMaker local = LocalSageMaker.start();
    TestJobs jobs = new TestJobs(local, "repeated");
    jobs.put("train/a", TestRecords.encode(List.of(new float[] {1}, new float[] {2})));
    ProcessHandle server = ProcessHandle.of(local.pid()).orElseThrow();
    List<ProcessHandle> trainers = new ArrayList<>();

    for (String name : List.of("first", "second")) {
      DescribeTrainingJobResult job =
          jobs.train(
              jobs.training(
                  name,
                  Map.of("k", "1", "feature_dim", "1"),
                  jobs.channel("train", "S3Prefix", "train/")));
      assertThat(job.getTrainingJobStatus()).as(job.toString()).isEqualTo("Completed");
      server.children().forEach(trainers::add);
      assertThat(Files.readAllLines(log(local, name)))
          .filteredOn(line -> line.contains("Training on"))
          .hasSize(1);
    }

    assertThat(trainers).hasSize(2);
    assertThat(trainers.get(1)).isEqualTo(trainers.get(0));
    local.close();
    assertThat(trainers.get(0).isAlive()).isFalse();
  }

  @Test
  void aStoppedJobEndsItsProcessAndTheNextOneHasAnother() {
    try (LocalSageMaker local = LocalSageMaker.start()) {
      TestJobs jobs = new TestJobs(local, "lifetime");
      jobs.put("small/a", TestRecords.encode(List.of(new float[] {1}, new float[] {2})));
      ProcessHandle container = startTraining(jobs);
      jobs.sageMaker.stopTrainingJob(new StopTrainingJobRequest().withTrainingJobName("endless"));
      assertThat(jobs.awaitEnd("endless").getTrainingJobStatus()).isEqualTo("Stopped");
      assertThat(container.isAlive()).isFalse();

      DescribeTrainingJobResult next =
          jobs.train(
              jobs.training(
                  "next",
                  Map.of("k", "1", "feature_dim", "1"),
                  jobs.channel("train", "S3Prefix", "small/")));

      assertThat(next.getTrainingJobStatus()).as(next.toString()).isEqualTo("Completed");
    }
  }

  private static Path log(LocalSageMaker local, String job) {
    return local.directory().resolve("logs").resolve("TrainingJobs").resolve(job + ".log");
  }

  @Test
  void listensOnLoopbackOnlyWithAllItsProcesses() {
    try (LocalSageMaker local = LocalSageMaker.start()) {
      ProcessHandle training = startTraining(new TestJobs(local, "lifetime"));
      TestJobs.await(() -> ListeningSockets.of(training), sockets -> !sockets.isEmpty());
      ProcessHandle server = ProcessHandle.of(local.pid()).orElseThrow();

      assertThat(ListeningSockets.of(server))
          .extracting(ListeningSockets.Socket::port)
          .contains(local.endpoint().getPort(), local.s3Endpoint().getPort());
      for (ProcessHandle process : List.of(server, training)) {
        assertThat(ListeningSockets.of(process))
            .isNotEmpty()
            .allSatisfy(socket -> assertThat(socket.isLoopback()).as("%s", socket).isTrue());
      }
    }
  }

  @Test
  void keepsOthersOutOfItsFolder() throws IOException {
    try (LocalSageMaker local = LocalSageMaker.start()) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(local.directory().getParent())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void keepsWhatIsInItsUsersFolder(@TempDir Path folder) {
    try (LocalSageMaker local = LocalSageMaker.builder().directory(folder).start()) {
      new TestJobs(local, "kept").put("key", new byte[] {1, 2, 3});
    }
    try (LocalSageMaker local = LocalSageMaker.builder().directory(folder).start()) {
      assertThat(TestClients.of(local).s3().doesObjectExist("kept", "key")).isTrue();
    }
  }

  @Test
  void saysWhyItDoesNotStart() {
    try (LocalSageMaker local = LocalSageMaker.start()) {
      int taken = local.endpoint().getPort();
      assertThatThrownBy(() -> LocalSageMaker.builder().port(taken).start())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("127.0.0.1:" + taken);
    }
    assertThatThrownBy(() -> LocalSageMaker.builder().s3Port(70_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("70000");
  }

  @Test
  void saysHowToSupplySparkWhenThereIsNone(@TempDir Path empty) {
    try (LocalSageMaker local = LocalSageMaker.builder().sparkClassPath(List.of(empty)).start()) {
      TestJobs jobs = new TestJobs(local, "sparkless");
      jobs.put("train/a", TestRecords.encode(List.of(new float[] {1}, new float[] {2})));

      assertThat(
              jobs.train(
                      jobs.training(
                          "sparkless",
                          Map.of("k", "1", "feature_dim", "1"),
                          jobs.channel("train", "S3Prefix", "train/")))
                  .getFailureReason())
          .contains("Spark", "sparkClassPath");
    }
  }

  @Test
  void sharesOneServerInAJvm() {
    Map<String, String> first = LocalSageMaker.shared();

    assertThat(LocalSageMaker.shared()).isEqualTo(first);
    assertThat(first)
        .containsOnlyKeys(
            "spark.sagemaker.region",
            "spark.sagemaker.role",
            "spark.sagemaker.endpoint",
            "spark.sagemaker.runtime.endpoint",
            "spark.sagemaker.sts.endpoint",
            "spark.sagemaker.s3.endpoint",
            "spark.sagemaker.logs.endpoint",
            "spark.sagemaker.credentials.accessKey",
            "spark.sagemaker.credentials.secretKey",
            "spark.sagemaker.watch.giveUpAfterSeconds");
  }

  @Test
  void givesEachTestClassAServerThatEndsWithIt() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(DiscoverySelectors.selectClass(UsesTheExtension.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.succeeded(1));

    assertThat(ProcessHandle.of(Long.getLong(UsesTheExtension.PID))).isEmpty();
  }

  @ExtendWith(LocalSageMakerExtension.class)
  static class UsesTheExtension {

    static final String PID = "test.extension.pid";

    @Test
    void isGivenOneThatRuns(LocalSageMaker local) {
      assertThat(local.isAlive()).isTrue();
      System.setProperty(PID, Long.toString(local.pid()));
    }
  }

  private static ProcessHandle startTraining(TestJobs jobs) {
    float[][] scattered = new float[300][20];
    for (int i = 0; i < scattered.length; i++) {
      scattered[i][i % 20] = i;
    }
    jobs.put("train/a", TestRecords.encode(TestRecords.around(scattered, 30_000)));
    jobs.sageMaker.createTrainingJob(
        jobs.training(
            "endless",
            Map.of(
                "k", "800",
                "feature_dim", "20",
                "local_lloyd_max_iter", "100000",
                "local_lloyd_tol", "0"),
            jobs.channel("train", "S3Prefix", "train/")));
    ProcessHandle server = ProcessHandle.of(jobs.local.pid()).orElseThrow();
    return TestJobs.await(() -> server.children().findFirst(), java.util.Optional::isPresent)
        .orElseThrow();
  }

  private static String launcherOnly() {
    return Path.of("target", "classes").toAbsolutePath().toString();
  }

  private static Path announcedFolder(BufferedReader output) throws IOException {
    String prefix = "# The folder with S3's objects and the logs: ";
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(prefix)) {
        return Path.of(line.substring(prefix.length()));
      }
    }
    throw new AssertionError("The command line ended early");
  }
}
