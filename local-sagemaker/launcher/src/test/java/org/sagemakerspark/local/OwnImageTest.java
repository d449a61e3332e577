package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.Channel;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.StopTrainingJobRequest;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointRequest;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointResult;
import com.amazonaws.services.sagemakerruntime.model.ValidationErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user's own program runs by the container contract, in as many processes as instances. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnImageTest {

  private static final String IMAGE = "registry.example.com/own/program:2";

  @RegisterExtension
  static final LocalSageMakerExtension SAGEMAKER =
      new LocalSageMakerExtension(LocalSageMaker.builder().image(IMAGE, OwnProgram.class));

  private LocalSageMaker local;
  private TestJobs jobs;

  @BeforeAll
  void upload(LocalSageMaker started) {
    local = started;
    jobs = new TestJobs(local, "own");
    for (String name : new String[] {"a", "b", "c"}) {
      jobs.put("data/" + name, name.getBytes(UTF_8));
    }
  }

  @Test
  void sharesTheObjectsOutAmongTheInstances() throws IOException {
    DescribeTrainingJobResult job = jobs.train(request("sharded", "ok", "ShardedByS3Key"));

    Map<String, String> model = model(job);
    assertThat(model).containsOnlyKeys("algo-1.txt", "algo-2.txt");
    assertThat(model.get("algo-1.txt"))
        .contains("\"current_host\":\"algo-1\"", "\"hosts\":[\"algo-1\",\"algo-2\"]")
        .endsWith("[a, c]");
    assertThat(model.get("algo-2.txt")).endsWith("[b]");
  }

  @Test
  void givesEveryInstanceAllObjectsAndServesTheModel() throws IOException {
    DescribeTrainingJobResult job = jobs.train(request("replicated", "ok", "FullyReplicated"));

    assertThat(model(job).values()).allSatisfy(text -> assertThat(text).endsWith("[a, b, c]"));
    assertThat(
            jobs.host("own-endpoint", IMAGE, job.getModelArtifacts().getS3ModelArtifacts())
                .getEndpointStatus())
        .isEqualTo("InService");
    InvokeEndpointRequest request =
        new InvokeEndpointRequest()
            .withEndpointName("own-endpoint")
            .withCustomAttributes("c=" + "1".repeat(1000))
            .withBody(ByteBuffer.wrap("hello".getBytes(UTF_8)));
    InvokeEndpointResult answer = jobs.runtime.invokeEndpoint(request);
    assertThat(UTF_8.decode(answer.getBody()).toString()).isEqualTo("HELLO");
    assertThat(answer.getCustomAttributes()).isEqualTo("got " + request.getCustomAttributes());
    assertThatThrownBy(
            () ->
                jobs.runtime.invokeEndpoint(request.clone().withCustomAttributes("1".repeat(1025))))
        .isInstanceOf(ValidationErrorException.class)
        .hasMessageContaining("Custom-Attributes")
        .hasMessageContaining("less than or equal to 1024");
  }

  @Test
  void failsWithTheReasonOfTheInstanceThatFailedAndStopsTheOthers() {
    DescribeTrainingJobResult job = jobs.train(request("failing", "fail", "FullyReplicated"));

    assertThat(job.getTrainingJobStatus()).isEqualTo("Failed");
    assertThat(job.getFailureReason()).isEqualTo("AlgorithmError: The second host gave up");
  }

  @Test
  void asksTheProgramToStopAndKeepsWhatItLeaves() throws IOException {
    jobs.sageMaker.createTrainingJob(request("stopped", "hang", "FullyReplicated"));
    Path log = local.directory().resolve("logs/TrainingJobs/stopped.log");
    long pid = TestJobs.await(() -> hanging(log), Optional::isPresent).orElseThrow();
    TestJobs.await(
        () -> hanging(local.directory().resolve("logs/TrainingJobs/stopped.algo-2.log")),
        Optional::isPresent);
    jobs.sageMaker.stopTrainingJob(new StopTrainingJobRequest().withTrainingJobName("stopped"));

    DescribeTrainingJobResult job = jobs.awaitEnd("stopped");
    assertThat(job.getTrainingJobStatus()).isEqualTo("Stopped");
    assertThat(model(job)).containsEntry("algo-1.txt", "stopped");
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void leavesNoProgramBehindWhenTheServerIsKilled() {
    try (LocalSageMaker other = LocalSageMaker.builder().image(IMAGE, OwnProgram.class).start()) {
      TestJobs others = new TestJobs(other, "other");
      others.put("data/a", new byte[] {1});
      CreateTrainingJobRequest request = request("orphan", "hang", "FullyReplicated");
      request.setRoleArn(other.roleArn());
      request
          .getInputDataConfig()
          .get(0)
          .getDataSource()
          .getS3DataSource()
          .setS3Uri("s3://other/data/");
      others.sageMaker.createTrainingJob(request);
      Path log = other.directory().resolve("logs/TrainingJobs/orphan.log");
      long pid = TestJobs.await(() -> hanging(log), Optional::isPresent).orElseThrow();

      ProcessHandle.of(other.pid()).orElseThrow().destroyForcibly();
      TestJobs.await(() -> ProcessHandle.of(pid).isPresent(), alive -> !alive);
    }
  }

  @Test
  void refusesAnImageWithoutACommand() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalSageMaker.builder().image(IMAGE))
        .withMessageContaining(IMAGE);
  }

  private CreateTrainingJobRequest request(String name, String mode, String distribution) {
    Channel channel = jobs.channel("train", "S3Prefix", "data/").withContentType(null);
    channel.getDataSource().getS3DataSource().setS3DataDistributionType(distribution);
    CreateTrainingJobRequest request = jobs.training(name, Map.of("mode", mode), channel);
    request.getAlgorithmSpecification().setTrainingImage(IMAGE);
    request.getResourceConfig().setInstanceCount(2);
    return request;
  }

  private static Optional<Long> hanging(Path log) {
    try {
      Matcher line =
          Pattern.compile("hanging (\\d+)\n")
              .matcher(Files.exists(log) ? Files.readString(log) : "");
      return line.find() ? Optional.of(Long.valueOf(line.group(1))) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> model(DescribeTrainingJobResult job) throws IOException {
    URI location = URI.create(job.getModelArtifacts().getS3ModelArtifacts());
    Map<String, String> files = new TreeMap<>();
    try (InputStream object =
            jobs.s3
                .getObject(location.getHost(), location.getPath().substring(1))
                .getObjectContent();
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(object))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(entry.getName(), new String(tar.readAllBytes(), UTF_8));
      }
    }
    return files;
  }
}
