package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/** An endpoint and the variants that run for it. Safe for use by many threads. */
final class HostedEndpoint {

  private static final Duration STOP_GRACE = Duration.ofSeconds(30);
  private static final int MAX_REASON = 1024;

  private final String name;
  private final String arn;
  private final Instant created = Instant.now();
  private final List<Variant> starting = new ArrayList<>();
  private ObjectNode config;
  private Deployment pending;
  private List<Variant> variants = List.of();
  private List<Variant> desired = List.of();
  private Instant modified = created;
  private EndpointStatus status = EndpointStatus.CREATING;
  private String failureReason;

  /**
   * What an endpoint is on its way to.
   *
   * @param config the new configuration
   * @param retained the properties that variants keep from those of the same name before them
   */
  record Deployment(ObjectNode config, Set<String> retained) {}

  HostedEndpoint(String name, String arn, ObjectNode config) {
    this.name = name;
    this.arn = arn;
    this.config = config;
    this.pending = new Deployment(config, Set.of());
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  /** Takes over a variant that was started; one that comes too late is stopped. */
  void add(Variant variant) {
    synchronized (this) {
      if (isStarting()) {
        starting.add(variant);
        return;
      }
    }
    variant.serving().container().stop(STOP_GRACE);
  }

  synchronized boolean isStarting() {
    return status == EndpointStatus.CREATING || status == EndpointStatus.UPDATING;
  }

  synchronized boolean isServing() {
    return status == EndpointStatus.IN_SERVICE || status == EndpointStatus.UPDATING;
  }

  synchronized boolean hasFailed() {
    return status == EndpointStatus.FAILED;
  }

  /** Begins to change to other variants; false unless it is in service. */
  synchronized boolean beginUpdate(Deployment deployment) {
    if (status != EndpointStatus.IN_SERVICE) {
      return false;
    }
    failureReason = null;
    pending = deployment;
    enter(EndpointStatus.UPDATING);
    return true;
  }

  /**
   * Serves with the variants that were started, and stops those before them; false if it is over.
   */
  boolean inService() {
    List<Variant> old;
    synchronized (this) {
      if (!isStarting()) {
        return false;
      }
      old = variants;
      variants = starting.stream().map(this::withRetained).toList();
      desired = variants;
      starting.clear();
      config = pending.config();
      pending = null;
      enter(EndpointStatus.IN_SERVICE);
    }
    stop(old);
    return true;
  }

  private Variant withRetained(Variant fresh) {
    return variants.stream()
        .filter(old -> old.name().equals(fresh.name()))
        .findFirst()
        .map(old -> fresh.retaining(pending.retained(), old))
        .orElse(fresh);
  }

  /**
   * Begins to change weights and numbers of instances; false unless it is in service.
   *
   * @param changes the members DesiredWeightsAndCapacities of the request
   * @throws ServiceException {@code ValidationException} if it has no variant of such a name
   */
  synchronized boolean beginReweighing(JsonNode changes) {
    if (status != EndpointStatus.IN_SERVICE) {
      return false;
    }
    List<Variant> changed = new ArrayList<>(variants);
    for (JsonNode change : changes) {
      String variant = change.get("VariantName").asText();
      int place = variants.stream().map(Variant::name).toList().indexOf(variant);
      if (place < 0) {
        throw ServiceException.validation(
            "Could not find production variant \"" + variant + "\" of endpoint \"" + arn + "\".");
      }
      changed.set(place, changed.get(place).with(change));
    }
    desired = List.copyOf(changed);
    enter(EndpointStatus.UPDATING);
    return true;
  }

  /** Lets the weights and numbers of instances be as they were asked for. */
  synchronized void reweigh() {
    variants = desired;
    enter(EndpointStatus.IN_SERVICE);
  }

  /** Notes that the variants could not be brought up, and stops those that were started. */
  void fail(String reason) {
    List<Variant> failed;
    synchronized (this) {
      if (!isStarting()) {
        return;
      }
      failureReason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
      enter(status == EndpointStatus.UPDATING ? EndpointStatus.IN_SERVICE : EndpointStatus.FAILED);
      pending = null;
      failed = List.copyOf(starting);
      starting.clear();
    }
    stop(failed);
  }

  /** Begins the deletion; false while it is on its way to another state. */
  synchronized boolean beginDelete() {
    if (isStarting() || status == EndpointStatus.DELETING) {
      return false;
    }
    enter(EndpointStatus.DELETING);
    return true;
  }

  void stopVariants() {
    List<Variant> last;
    synchronized (this) {
      last = new ArrayList<>(variants);
      last.addAll(starting);
    }
    stop(last);
  }

  private static void stop(List<Variant> variants) {
    variants.forEach(variant -> variant.serving().container().stop(STOP_GRACE));
  }

  /**
   * Picks the variant for a request.
   *
   * @param target the name that the request gives, or an empty text for any by weight
   */
  synchronized Optional<Variant> pick(String target) {
    if (!isServing()) {
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
    if (isServing()) {
      ArrayNode running = answer.putArray("ProductionVariants");
      for (int i = 0; i < variants.size(); i++) {
        running.add(variants.get(i).summary(desired.get(i)));
      }
    }
    if (pending != null) {
      answer.set("PendingDeploymentSummary", deployment());
    }
    return answer;
  }

  /** Says what it is on its way to; the time of the last change is that of its beginning. */
  private ObjectNode deployment() {
    ObjectNode deployment = Json.object().put("StartTime", Json.seconds(modified));
    deployment.set("EndpointConfigName", pending.config().get("EndpointConfigName"));
    ArrayNode coming = deployment.putArray("ProductionVariants");
    for (JsonNode definition : pending.config().get("ProductionVariants")) {
      coming.add(Variant.pending(definition));
    }
    return deployment;
  }

  synchronized ObjectNode summary() {
    return Json.object()
        .put("EndpointName", name)
        .put("EndpointArn", arn)
        .put("CreationTime", Json.seconds(created))
        .put("LastModifiedTime", Json.seconds(modified))
        .put("EndpointStatus", status.toString());
  }

  private void enter(EndpointStatus next) {
    status = next;
    modified = Instant.now();
  }
}
