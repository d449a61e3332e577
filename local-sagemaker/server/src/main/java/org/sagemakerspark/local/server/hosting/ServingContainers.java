package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.sagemakerspark.local.server.archive.Folders;
import org.sagemakerspark.local.server.archive.TarGz;
import org.sagemakerspark.local.server.container.Container;
import org.sagemakerspark.local.server.container.Containers;
import org.sagemakerspark.local.server.container.Image;
import org.sagemakerspark.local.server.container.ImageRegistry;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.s3.S3Location;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts containers that serve a model: downloads and unpacks it, starts the image with {@code
 * serve}, and waits until it answers {@code /ping}.
 */
public final class ServingContainers {

  /**
   * A container that serves.
   *
   * @param container the process
   * @param address where it serves
   * @param log where it logs to
   */
  public record Serving(Container container, URI address, Path log) {}

  private static final Logger LOG = LoggerFactory.getLogger(ServingContainers.class);

  /** The platform's limits on the first good ping, and on one ping. */
  private static final Duration HEALTH_CHECK = Duration.ofMinutes(4);

  private static final Duration PING_TIMEOUT = Duration.ofSeconds(2);
  private static final long PING_PAUSE_MILLIS = 50;
  private static final long MAX_MODEL_BYTES = 16L << 30;

  private final Models models;
  private final ObjectStore store;
  private final ImageRegistry images;
  private final Containers containers;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PING_TIMEOUT)
          .build();

  public ServingContainers(
      Models models, ObjectStore store, ImageRegistry images, Containers containers) {
    this.models = models;
    this.store = store;
    this.images = images;
    this.containers = containers;
  }

  /**
   * Starts one; it may not answer yet.
   *
   * @param modelName the model
   * @param base the folder that stands for {@code /opt/ml}; deleted when the container is gone
   * @param extra environment variables beside the model's own
   * @param log the file that takes its output
   */
  public Serving launch(String modelName, Path base, Map<String, String> extra, Path log)
      throws IOException {
    JsonNode definition = Models.container(models.existing(modelName));
    Image image = images.find(definition.path("Image").asText());
    Folders.delete(base);
    download(definition, Files.createDirectories(base.resolve("model")));
    Map<String, String> environment = new HashMap<>();
    definition
        .path("Environment")
        .properties()
        .forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    environment.putAll(extra);
    ServingPort port = ServingPort.claim();
    environment.put("SAGEMAKER_BIND_TO_PORT", Integer.toString(port.number()));
    try {
      Container process = image.serve(containers, base, environment, log);
      process.whenGone(port::close);
      process.whenGone(() -> delete(base));
      return new Serving(process, URI.create("http://127.0.0.1:" + port.number()), log);
    } catch (IOException | RuntimeException e) {
      port.close();
      throw e;
    }
  }

  private void download(JsonNode container, Path folder) throws IOException {
    JsonNode data = container.path("ModelDataUrl");
    if (data.isMissingNode()) {
      return;
    }
    S3Location location = S3Location.parse(data.asText());
    try (InputStream in = store.open(location)) {
      TarGz.unpack(in, folder, MAX_MODEL_BYTES);
    } catch (IOException e) {
      throw new IOException(
          "Failed to download or unpack the model data " + location + ": " + e.getMessage(), e);
    }
  }

  /** Waits for the first good ping, as long as it is wanted; false if none comes. */
  public boolean awaitPing(Serving serving, BooleanSupplier wanted) throws InterruptedException {
    HttpRequest ping =
        HttpRequest.newBuilder(serving.address().resolve("/ping")).timeout(PING_TIMEOUT).build();
    long deadline = System.nanoTime() + HEALTH_CHECK.toNanos();
    while (wanted.getAsBoolean() && serving.container().isAlive() && System.nanoTime() < deadline) {
      try {
        if (http.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return true;
        }
      } catch (IOException e) {
        LOG.trace("{} does not answer yet", serving.address(), e);
      }
      TimeUnit.MILLISECONDS.sleep(PING_PAUSE_MILLIS);
    }
    return false;
  }

  private static void delete(Path base) {
    try {
      Folders.delete(base);
    } catch (IOException e) {
      LOG.warn("Cannot delete {}", base, e);
    }
  }
}
