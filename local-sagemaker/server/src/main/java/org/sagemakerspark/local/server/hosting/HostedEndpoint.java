package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.sagemakerspark.local.server.http.Json;

/** An endpoint and the variants that run for it. Safe for use by many threads. */
final class HostedEndpoint {

  private static final Duration STOP_GRACE = Duration.ofSeconds(30);
  private static final int MAX_REASON = 1024;

  private final String name;
  private final String arn;
  private final ObjectNode config;
  private final Instant created = Instant.now();
  private final List<Variant> variants = new ArrayList<>();
  private Instant modified = created;
  private String status = "Creating";
  private String failureReason;

  HostedEndpoint(String name, String arn, ObjectNode config) {
    this.name = name;
    this.arn = arn;
    this.config = config;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  ObjectNode config() {
    return config;
  }

  /** Takes over a variant that was started; one that comes too late is stopped. */
  void add(Variant variant) {
    synchronized (this) {
      if (status.equals("Creating")) {
        variants.add(variant);
        return;
      }
    }
    variant.container().stop(STOP_GRACE);
  }

  synchronized boolean isCreating() {
    return status.equals("Creating");
  }

  synchronized void inService() {
    if (isCreating()) {
      enter("InService");
    }
  }

  /** Notes that it could not be brought up, and stops what runs. */
  void fail(String reason) {
    synchronized (this) {
      if (!isCreating()) {
        return;
      }
      failureReason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
      enter("Failed");
    }
    stopVariants();
  }

  /** Begins the deletion; false if it has begun before. */
  synchronized boolean beginDelete() {
    if (status.equals("Deleting")) {
      return false;
    }
    enter("Deleting");
    return true;
  }

  void stopVariants() {
    List<Variant> last;
    synchronized (this) {
      last = List.copyOf(variants);
    }
    last.forEach(variant -> variant.container().stop(STOP_GRACE));
  }

  /**
   * Picks the variant for a request.
   *
   * @param target the name that the request gives, or an empty text for any by weight
   */
  synchronized Optional<Variant> pick(String target) {
    if (!status.equals("InService")) {
      return Optional.empty();
    }
    if (!target.isEmpty()) {
      return variants.stream().filter(v -> v.name().equals(target)).findFirst();
    }
    double total = variants.stream().mapToDouble(Variant::weight).sum();
    double left = ThreadLocalRandom.current().nextDouble() * total;
    for (Variant variant : variants) {
      left -= variant.weight();
      if (left < 0) {
        return Optional.of(variant);
      }
    }
    return Optional.of(variants.get(variants.size() - 1));
  }

  synchronized ObjectNode describe() {
    ObjectNode answer = summary();
    answer.set("EndpointConfigName", config.get("EndpointConfigName"));
    if (failureReason != null) {
      answer.put("FailureReason", failureReason);
    }
    if (status.equals("InService")) {
      ArrayNode running = answer.putArray("ProductionVariants");
      for (Variant variant : variants) {
        running
            .addObject()
            .put("VariantName", variant.name())
            .put("CurrentWeight", variant.weight())
            .put("DesiredWeight", variant.weight())
            .put("CurrentInstanceCount", 1)
            .put("DesiredInstanceCount", 1);
      }
    }
    return answer;
  }

  synchronized ObjectNode summary() {
    return Json.object()
        .put("EndpointName", name)
        .put("EndpointArn", arn)
        .put("CreationTime", Json.seconds(created))
        .put("LastModifiedTime", Json.seconds(modified))
        .put("EndpointStatus", status);
  }

  private void enter(String next) {
    status = next;
    modified = Instant.now();
  }
}
