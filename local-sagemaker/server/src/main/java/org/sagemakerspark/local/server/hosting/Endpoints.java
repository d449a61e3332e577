package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.container.Workers;
import org.sagemakerspark.local.server.controlplane.Catalog;
import org.sagemakerspark.local.server.controlplane.Listing;
import org.sagemakerspark.local.server.controlplane.Operation;
import org.sagemakerspark.local.server.controlplane.ResourceApi;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.state.StateFolder;

/** The endpoints of the account. */
public final class Endpoints implements ResourceApi, AutoCloseable {

  private static final Listing LISTING = new Listing("Endpoint", "Endpoints", "Descending");

  private static final String KIND = "endpoints";

  private final Account account;
  private final StateFolder state;
  private final EndpointConfigs configs;
  private final Tags tags;
  private final VariantStarter starter;
  private final Catalog<HostedEndpoint> endpoints = new Catalog<>("endpoint");
  private final ExecutorService workers = Workers.daemons("hosting");

  /** Takes what endpoints need; they work in folders below {@code work}. */
  public Endpoints(
      Account account,
      EndpointConfigs configs,
      ServingContainers containers,
      Tags tags,
      StateFolder state,
      Path work)
      throws IOException {
    this.account = account;
    this.state = state;
    this.configs = configs;
    this.tags = tags;
    this.starter = new VariantStarter(containers, this::keep, work);
    for (ObjectNode kept : state.load(KIND)) {
      begin(kept, (ObjectNode) kept.get("EndpointConfig"));
    }
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateEndpoint", this::create,
        "DescribeEndpoint", this::describe,
        "UpdateEndpoint", this::update,
        "UpdateEndpointWeightsAndCapacities", this::reweigh,
        "DeleteEndpoint", this::delete,
        "ListEndpoints", this::list);
  }

  private ObjectNode create(ObjectNode request) {
    String name = request.get("EndpointName").asText();
    String arn = account.arn("endpoint", name);
    ObjectNode config = configs.existing(request.get("EndpointConfigName").asText());
    begin(request, config);
    return Json.object().put("EndpointArn", arn);
  }

  private void begin(ObjectNode request, ObjectNode config) {
    String name = request.get("EndpointName").asText();
    String arn = account.arn("endpoint", name);
    HostedEndpoint endpoint =
        endpoints.create(
            name, arn, "ValidationException", () -> new HostedEndpoint(name, arn, config));
    tags.register(arn, request);
    workers.execute(() -> starter.start(endpoint, config));
  }

  /** Lets an endpoint come back, with this configuration, when the server does. */
  private void keep(HostedEndpoint endpoint, ObjectNode config) {
    ObjectNode kept = Json.object().put("EndpointName", endpoint.name());
    kept.set("EndpointConfig", config);
    // A deletion that has begun has the last word.
    synchronized (endpoint) {
      if (endpoint.isServing()) {
        state.save(KIND, endpoint.name(), kept);
      }
    }
  }

  private ObjectNode update(ObjectNode request) {
    HostedEndpoint endpoint = existing(request);
    ObjectNode config = configs.existing(request.get("EndpointConfigName").asText());
    if (!endpoint.beginUpdate(new HostedEndpoint.Deployment(config, retained(request)))) {
      throw refused(endpoint);
    }
    workers.execute(() -> starter.start(endpoint, config));
    return Json.object().put("EndpointArn", endpoint.arn());
  }

  private static Set<String> retained(ObjectNode request) {
    Set<String> properties = new HashSet<>();
    if (request.path("RetainAllVariantProperties").asBoolean(false)) {
      properties.addAll(List.of("DesiredWeight", "DesiredInstanceCount"));
    }
    for (JsonNode excluded : request.path("ExcludeRetainedVariantProperties")) {
      properties.remove(excluded.get("VariantPropertyType").asText());
    }
    return properties;
  }

  private ObjectNode reweigh(ObjectNode request) {
    HostedEndpoint endpoint = existing(request);
    if (!endpoint.beginReweighing(request.get("DesiredWeightsAndCapacities"))) {
      throw refused(endpoint);
    }
    workers.execute(endpoint::reweigh);
    return Json.object().put("EndpointArn", endpoint.arn());
  }

  /** Says why an endpoint cannot be changed: a failed one can only be deleted. */
  private static ServiceException refused(HostedEndpoint endpoint) {
    return ServiceException.validation(
        endpoint.hasFailed()
            ? "Cannot update failed endpoint \"" + endpoint.arn() + "\"; delete it."
            : "Cannot update in-progress endpoint \"" + endpoint.arn() + "\".");
  }

  private ObjectNode describe(ObjectNode request) {
    return existing(request).describe();
  }

  private ObjectNode delete(ObjectNode request) {
    HostedEndpoint endpoint = existing(request);
    if (!endpoint.beginDelete()) {
      throw refused(endpoint);
    }
    workers.execute(
        () -> {
          synchronized (endpoint) {
            state.delete(KIND, endpoint.name());
          }
          endpoint.stopVariants();
          endpoints.remove(endpoint.name(), endpoint.arn());
          tags.forget(endpoint.arn());
        });
    return Json.object();
  }

  private ObjectNode list(ObjectNode request) {
    return LISTING.page(request, endpoints.all().stream().map(HostedEndpoint::summary).toList());
  }

  private HostedEndpoint existing(ObjectNode request) {
    String name = request.get("EndpointName").asText();
    return find(name).orElseThrow(() -> endpoints.missing(account.arn("endpoint", name)));
  }

  Optional<HostedEndpoint> find(String name) {
    return endpoints.find(name);
  }

  @Override
  public void close() {
    Workers.end(workers);
  }
}
