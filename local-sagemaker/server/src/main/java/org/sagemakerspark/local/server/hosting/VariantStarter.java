package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
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
 * Brings the variants of an endpoint up: downloads and unpacks the model, starts the image with
 * {@code serve}, and waits until it answers {@code /ping}.
 */
final class VariantStarter {

  private static final Logger LOG = LoggerFactory.getLogger(VariantStarter.class);

  /** The platform's limits on the first good ping, and on one ping. */
  private static final Duration HEALTH_CHECK = Duration.ofMinutes(4);

  private static final Duration PING_TIMEOUT = Duration.ofSeconds(2);
  private static final long PING_PAUSE_MILLIS = 50;
  private static final long MAX_MODEL_BYTES = 16L << 30;

  private final Models models;
  private final ObjectStore store;
  private final ImageRegistry images;
  private final Containers containers;
  private final Path work;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PING_TIMEOUT)
          .build();

  VariantStarter(
      Models models, ObjectStore store, ImageRegistry images, Containers containers, Path work) {
    this.models = models;
    this.store = store;
    this.images = images;
    this.containers = containers;
    this.work = work;
  }

  /** Takes an endpoint from Creating to InService or Failed. */
  void start(HostedEndpoint endpoint) {
    try {
      for (JsonNode definition : endpoint.config().get("ProductionVariants")) {
        Variant variant = launch(endpoint, definition);
        endpoint.add(variant);
        if (!awaitPing(endpoint, variant)) {
          endpoint.fail(
              "The primary container for production variant "
                  + variant.name()
                  + " did not pass the ping health check. Please check the log "
                  + variant.log());
          return;
        }
      }
      endpoint.inService();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      endpoint.fail("The embedded SageMaker was stopped");
    } catch (IOException | RuntimeException e) {
      LOG.info("Endpoint {} failed", endpoint.name(), e);
      endpoint.fail(e.getMessage());
    }
  }

  private Variant launch(HostedEndpoint endpoint, JsonNode definition) throws IOException {
    String name = definition.get("VariantName").asText();
    ObjectNode model = models.existing(definition.path("ModelName").asText());
    JsonNode container = Models.container(model);
    Image image = images.find(container.path("Image").asText());
    Path base = work.resolve("hosting").resolve(endpoint.name()).resolve(name);
    Folders.delete(base);
    download(container, Files.createDirectories(base.resolve("model")));

    int port = freePort();
    Map<String, String> environment = new HashMap<>();
    container
        .path("Environment")
        .properties()
        .forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    environment.put("SAGEMAKER_BIND_TO_PORT", Integer.toString(port));
    Path log =
        work.resolveSibling("logs")
            .resolve("Endpoints")
            .resolve(endpoint.name())
            .resolve(name + ".log");
    Container process = containers.start(image.serveCommand(base), base, environment, log);
    process.whenGone(() -> delete(base));
    return new Variant(
        name,
        definition.path("InitialVariantWeight").asDouble(1),
        process,
        URI.create("http://127.0.0.1:" + port),
        log);
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

  private boolean awaitPing(HostedEndpoint endpoint, Variant variant) throws InterruptedException {
    HttpRequest ping =
        HttpRequest.newBuilder(variant.address().resolve("/ping")).timeout(PING_TIMEOUT).build();
    long deadline = System.nanoTime() + HEALTH_CHECK.toNanos();
    while (endpoint.isCreating() && variant.container().isAlive() && System.nanoTime() < deadline) {
      try {
        if (http.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return true;
        }
      } catch (IOException e) {
        LOG.trace("{} does not answer yet", variant.address(), e);
      }
      TimeUnit.MILLISECONDS.sleep(PING_PAUSE_MILLIS);
    }
    return false;
  }

  /** Finds a port for a container; the contract wants it told, so it cannot choose its own. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path base) {
    try {
      Folders.delete(base);
    } catch (IOException e) {
      LOG.warn("Cannot delete {}", base, e);
    }
  }
}
