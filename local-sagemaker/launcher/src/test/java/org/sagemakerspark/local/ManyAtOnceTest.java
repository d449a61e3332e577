package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What runs at once stays separate, fits into a laptop, and is gone when it is over. */
@ExtendWith(LocalSageMakerExtension.class)
class ManyAtOnceTest {

  private static final int MANY = 10;

  /** How many that have trained wait for more at the most. */
  private static final int WAITING = 2;

  private static final int MEGABYTE = 1024;

  @Test
  void tenJobsAndTenEndpointsStaySeparate(LocalSageMaker local) {
    TestJobs jobs = new TestJobs(local, "many");
    for (int i = 0; i < MANY; i++) {
      jobs.put("data-" + i + "/part", (100 * i + ",1\n" + 100 * i + ",2\n").getBytes(UTF_8));
      jobs.sageMaker.createTrainingJob(request(jobs, i));
    }
    List<CompletableFuture<Void>> hosted =
        IntStream.range(0, MANY)
            .mapToObj(i -> CompletableFuture.runAsync(() -> host(jobs, i)))
            .toList();
    hosted.forEach(CompletableFuture::join);

    for (int i = 0; i < MANY; i++) {
      byte[] answer = jobs.invoke("many-" + i, "text/csv", "text/csv", "1\n".getBytes(UTF_8));
      assertThat(Double.parseDouble(new String(answer, UTF_8))).isCloseTo(100 * i, within(1.0));
    }
    ProcessHandle server = ProcessHandle.of(local.pid()).orElseThrow();
    // What is told to end writes down its classes first.
    TestJobs.await(() -> server.descendants().count(), count -> count <= MANY + WAITING);
    assertThat(server.descendants())
        .as("beside what serves, a few that have trained wait for more")
        .hasSizeBetween(MANY, MANY + WAITING);
    assertThat(server.descendants().filter(ManyAtOnceTest::serves))
        .hasSize(MANY)
        .allSatisfy(
            process -> assertThat(kilobytes(process.pid(), "VmHWM")).isLessThan(300 * MEGABYTE));
  }

  private static boolean serves(ProcessHandle process) {
    return process.info().arguments().stream().flatMap(Arrays::stream).anyMatch("serve"::equals);
  }

  @Test
  void refusesAGigabyteWithoutHoldingIt(LocalSageMaker local) throws Exception {
    long gigabyte = 1L << 30;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(local.endpoint() + "/endpoints/any/invocations"))
            .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + local.accessKey() + "/x")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> zeros(gigabyte)), gigabyte))
            .build();
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("'body'", "6291456");
    assertThat(kilobytes(local.pid(), "VmHWM")).isLessThan(800 * MEGABYTE);
  }

  private static CreateTrainingJobRequest request(TestJobs jobs, int number) {
    CreateTrainingJobRequest request =
        jobs.training(
            "many-" + number,
            Map.of("num_round", "20", "eta", "1", "objective", "reg:squarederror"),
            jobs.channel("train", "S3Prefix", "data-" + number + "/").withContentType("text/csv"));
    request.getAlgorithmSpecification().setTrainingImage(TestJobs.image("xgboost"));
    return request;
  }

  private static void host(TestJobs jobs, int number) {
    DescribeTrainingJobResult trained = jobs.awaitEnd("many-" + number);
    assertThat(trained.getFailureReason()).isNull();
    assertThat(
            jobs.host(
                    "many-" + number,
                    TestJobs.image("xgboost"),
                    trained.getModelArtifacts().getS3ModelArtifacts())
                .getEndpointStatus())
        .isEqualTo("InService");
  }

  /** Reads a figure from what the kernel says of a process. */
  private static long kilobytes(long pid, String name) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith(name + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static InputStream zeros(long count) {
    return new InputStream() {
      private long left = count;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        if (left <= 0) {
          return -1;
        }
        int read = (int) Math.min(length, left);
        left -= read;
        return read;
      }
    };
  }
}
