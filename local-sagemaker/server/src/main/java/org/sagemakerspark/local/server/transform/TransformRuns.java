package org.sagemakerspark.local.server.transform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.sagemakerspark.local.server.archive.Folders;
import org.sagemakerspark.local.server.hosting.ServingContainers;
import org.sagemakerspark.local.server.hosting.ServingContainers.Serving;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.s3.S3Input;
import org.sagemakerspark.local.server.s3.S3Location;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs batch transform jobs: hosts the model, sends it every input object in requests, and writes
 * the answers as {@code INPUT.out} when an object is through. Order is kept.
 */
final class TransformRuns {

  private static final Logger LOG = LoggerFactory.getLogger(TransformRuns.class);
  private static final Duration STOP_GRACE = Duration.ofSeconds(30);
  private static final int DEFAULT_TIMEOUT_SECONDS = 600;
  private static final int DEFAULT_PAYLOAD_MB = 6;
  private static final int MAX_PAYLOAD_MB = 100;

  private final ObjectStore store;
  private final ServingContainers containers;
  private final Path work;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TransformRuns(ObjectStore store, ServingContainers containers, Path work) {
    this.store = store;
    this.containers = containers;
    this.work = work;
  }

  /** Takes a job to its end, whatever that is. */
  void run(TransformJob job) {
    Path base = work.resolve("transform").resolve(job.name());
    Path log = work.resolveSibling("logs").resolve("TransformJobs").resolve(job.name() + ".log");
    try {
      Serving serving =
          containers.launch(
              job.request().get("ModelName").asText(), base, environment(job.request()), log);
      try {
        if (!containers.awaitPing(serving, () -> !job.isStopRequested())) {
          job.fail("AlgorithmError: The container did not answer /ping. See the log " + log);
          return;
        }
        job.begin();
        transform(job, serving, base);
        job.end();
      } finally {
        serving.container().stop(STOP_GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      job.fail("InternalServerError: The embedded SageMaker was stopped");
    } catch (IOException | RuntimeException e) {
      LOG.info("Transform job {} failed", job.name(), e);
      job.fail(e.getMessage());
    }
  }

  private static Map<String, String> environment(JsonNode request) {
    Map<String, String> environment = new HashMap<>();
    request
        .path("Environment")
        .properties()
        .forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    environment.put("SAGEMAKER_BATCH", "true");
    if (request.has("MaxPayloadInMB")) {
      environment.put("SAGEMAKER_MAX_PAYLOAD_IN_MB", request.get("MaxPayloadInMB").asText());
    }
    if (request.has("BatchStrategy")) {
      environment.put(
          "SAGEMAKER_BATCH_STRATEGY",
          request.get("BatchStrategy").asText().equals("SingleRecord")
              ? "SINGLE_RECORD"
              : "MULTI_RECORD");
    }
    return environment;
  }

  private void transform(TransformJob job, Serving serving, Path base)
      throws IOException, InterruptedException {
    JsonNode request = job.request();
    S3Input input = S3Input.of(request.get("TransformInput").get("DataSource").get("S3DataSource"));
    S3Location output =
        S3Location.parse(request.get("TransformOutput").get("S3OutputPath").asText());
    Path folder = Files.createDirectories(base.resolve("out"));
    for (Map.Entry<String, S3Location> object : input.objects(store).entrySet()) {
      if (job.isStopRequested()) {
        break;
      }
      Path file = Files.createTempFile(folder, "part", ".out");
      Files.write(file, answers(job, serving, object.getValue()));
      store.put(output.resolve(object.getKey() + ".out"), file);
      Files.delete(file);
    }
    Folders.delete(folder);
  }

  private byte[] answers(TransformJob job, Serving serving, S3Location object)
      throws IOException, InterruptedException {
    JsonNode request = job.request();
    JsonNode input = request.get("TransformInput");
    int megabytes = request.path("MaxPayloadInMB").asInt(DEFAULT_PAYLOAD_MB);
    Splitter splitter =
        new Splitter(
            input.path("SplitType").asText("None"),
            request.path("BatchStrategy").asText("MultiRecord"),
            (megabytes == 0 ? MAX_PAYLOAD_MB : megabytes) << 20);
    DataProcessing processing = DataProcessing.of(request);
    boolean lines = request.get("TransformOutput").path("AssembleWith").asText().equals("Line");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] body : splitter.requests(read(object, input))) {
      if (job.isStopRequested()) {
        throw new IOException("Stopped");
      }
      byte[] answer = processing.apply(body, b -> invoke(request, serving, b, object));
      out.writeBytes(answer);
      if (lines && (answer.length == 0 || answer[answer.length - 1] != '\n')) {
        out.write('\n');
      }
    }
    return out.toByteArray();
  }

  private byte[] read(S3Location object, JsonNode input) throws IOException {
    boolean zipped = input.path("CompressionType").asText().equals("Gzip");
    try (InputStream in = store.open(object);
        InputStream content = zipped ? new GZIPInputStream(in) : in) {
      return content.readAllBytes();
    }
  }

  private byte[] invoke(JsonNode request, Serving serving, byte[] body, S3Location object)
      throws IOException, InterruptedException {
    HttpRequest.Builder call =
        HttpRequest.newBuilder(serving.address().resolve("/invocations"))
            .timeout(
                Duration.ofSeconds(
                    request
                        .path("ModelClientConfig")
                        .path("InvocationsTimeoutInSeconds")
                        .asInt(DEFAULT_TIMEOUT_SECONDS)))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    String type = request.get("TransformInput").path("ContentType").asText("");
    String accept = request.get("TransformOutput").path("Accept").asText("");
    if (!type.isEmpty()) {
      call.header("Content-Type", type);
    }
    if (!accept.isEmpty()) {
      call.header("Accept", accept);
    }
    HttpResponse<byte[]> response =
        http.send(call.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "ClientError: See job logs for more information. The container answered "
              + response.statusCode()
              + " to "
              + object
              + ": "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }
}
