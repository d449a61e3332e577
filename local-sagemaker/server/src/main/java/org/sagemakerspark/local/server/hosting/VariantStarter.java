package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.sagemakerspark.local.server.hosting.ServingContainers.Serving;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the variants of an endpoint configuration up. */
final class VariantStarter {

  private static final Logger LOG = LoggerFactory.getLogger(VariantStarter.class);

  private final ServingContainers containers;
  private final BiConsumer<HostedEndpoint, ObjectNode> whenInService;
  private final Path work;
  private final AtomicLong launches = new AtomicLong();

  VariantStarter(
      ServingContainers containers,
      BiConsumer<HostedEndpoint, ObjectNode> whenInService,
      Path work) {
    this.whenInService = whenInService;
    this.containers = containers;
    this.work = work;
  }

  /**
   * Takes an endpoint from Creating to InService or Failed, or from Updating back to InService:
   * with the new variants if they come up, and with the old ones otherwise.
   */
  void start(HostedEndpoint endpoint, ObjectNode config) {
    try {
      for (JsonNode definition : config.get("ProductionVariants")) {
        Variant variant = launch(endpoint, definition);
        endpoint.add(variant);
        if (!containers.awaitPing(variant.serving(), endpoint::isStarting)) {
          endpoint.fail(
              "The primary container for production variant "
                  + variant.name()
                  + " did not pass the ping health check. Please check the log "
                  + variant.serving().log());
          return;
        }
      }
      if (endpoint.inService()) {
        whenInService.accept(endpoint, config);
      }
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
    Path base =
        work.resolve("hosting")
            .resolve(endpoint.name())
            .resolve(name + "-" + launches.incrementAndGet());
    Path log =
        work.resolveSibling("logs")
            .resolve("Endpoints")
            .resolve(endpoint.name())
            .resolve(name + ".log");
    Serving serving = containers.launch(definition.path("ModelName").asText(), base, Map.of(), log);
    return Variant.asDefined(definition, serving);
  }
}
