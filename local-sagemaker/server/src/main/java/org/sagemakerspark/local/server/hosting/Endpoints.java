package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.sagemakerspark.local.server.Account;
import org.sagemakerspark.local.server.container.Containers;
import org.sagemakerspark.local.server.container.ImageRegistry;
import org.sagemakerspark.local.server.container.Workers;
import org.sagemakerspark.local.server.controlplane.Catalog;
import org.sagemakerspark.local.server.controlplane.Listing;
import org.sagemakerspark.local.server.controlplane.Operation;
import org.sagemakerspark.local.server.controlplane.ResourceApi;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.s3.ObjectStore;

/** The endpoints of the account. */
public final class Endpoints implements ResourceApi, AutoCloseable {

  private static final Listing LISTING = new Listing("Endpoint", "Endpoints", "Descending");

  private final Account account;
  private final EndpointConfigs configs;
  private final Tags tags;
  private final VariantStarter starter;
  private final Catalog<HostedEndpoint> endpoints = new Catalog<>("endpoint");
  private final ExecutorService workers = Workers.daemons("hosting");

  /** Takes what endpoints need; they work in folders below {@code work}. */
  public Endpoints(
      Account account,
      Models models,
      EndpointConfigs configs,
      ObjectStore store,
      ImageRegistry images,
      Containers containers,
      Tags tags,
      Path work) {
    this.account = account;
    this.configs = configs;
    this.tags = tags;
    this.starter = new VariantStarter(models, store, images, containers, work);
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateEndpoint", this::create,
        "DescribeEndpoint", this::describe,
        "DeleteEndpoint", this::delete,
        "ListEndpoints", this::list);
  }

  private ObjectNode create(ObjectNode request) {
    String name = request.get("EndpointName").asText();
    String arn = account.arn("endpoint", name);
    ObjectNode config = configs.existing(request.get("EndpointConfigName").asText());
    HostedEndpoint endpoint =
        endpoints.create(
            name, arn, "ValidationException", () -> new HostedEndpoint(name, arn, config));
    tags.register(arn, request);
    workers.execute(() -> starter.start(endpoint));
    return Json.object().put("EndpointArn", arn);
  }

  private ObjectNode describe(ObjectNode request) {
    return existing(request).describe();
  }

  private ObjectNode delete(ObjectNode request) {
    HostedEndpoint endpoint = existing(request);
    if (!endpoint.beginDelete()) {
      throw ServiceException.validation(
          "Cannot update in-progress endpoint \"" + endpoint.arn() + "\".");
    }
    workers.execute(
        () -> {
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
