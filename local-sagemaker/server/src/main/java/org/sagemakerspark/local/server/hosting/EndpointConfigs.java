package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sagemakerspark.local.server.Account;
import org.sagemakerspark.local.server.controlplane.Catalog;
import org.sagemakerspark.local.server.controlplane.Listing;
import org.sagemakerspark.local.server.controlplane.Operation;
import org.sagemakerspark.local.server.controlplane.ResourceApi;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.state.StateFolder;

/** The endpoint configurations of the account. */
public final class EndpointConfigs implements ResourceApi {

  private static final Listing LISTING =
      new Listing("EndpointConfig", "EndpointConfigs", "Descending");

  private static final String KIND = "endpoint-configs";

  private final Account account;
  private final StateFolder state;
  private final Models models;
  private final Tags tags;
  private final Catalog<ObjectNode> configs = new Catalog<>("endpoint configuration");

  /** Takes up what the folder keeps. */
  public EndpointConfigs(Account account, Models models, Tags tags, StateFolder state)
      throws IOException {
    this.account = account;
    this.state = state;
    this.models = models;
    this.tags = tags;
    for (ObjectNode kept : state.load(KIND)) {
      add(kept);
    }
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateEndpointConfig", this::create,
        "DescribeEndpointConfig", this::describe,
        "DeleteEndpointConfig", this::delete,
        "ListEndpointConfigs", this::list);
  }

  private ObjectNode create(ObjectNode request) {
    String name = request.get("EndpointConfigName").asText();
    String arn = account.arn("endpoint-config", name);
    Set<String> variants = new HashSet<>();
    for (JsonNode variant : request.get("ProductionVariants")) {
      models.existing(variant.path("ModelName").asText());
      if (!variants.add(variant.get("VariantName").asText())) {
        throw ServiceException.validation(
            "Variant name '" + variant.get("VariantName").asText() + "' is used twice.");
      }
    }
    ObjectNode complete =
        request
            .deepCopy()
            .put("EndpointConfigArn", arn)
            .put("CreationTime", Json.seconds(Instant.now()));
    add(complete);
    state.save(KIND, name, complete);
    return Json.object().put("EndpointConfigArn", arn);
  }

  /** Adds a complete description, whose tags are kept elsewhere. */
  private void add(ObjectNode complete) {
    String name = complete.get("EndpointConfigName").asText();
    String arn = account.arn("endpoint-config", name);
    ObjectNode described = complete.deepCopy();
    described.remove("Tags");
    configs.create(name, arn, "ValidationException", () -> described);
    tags.register(arn, complete);
  }

  private ObjectNode describe(ObjectNode request) {
    return existing(request.get("EndpointConfigName").asText());
  }

  ObjectNode existing(String name) {
    return configs
        .find(name)
        .orElseThrow(() -> configs.missing(account.arn("endpoint-config", name)));
  }

  private ObjectNode delete(ObjectNode request) {
    String name = request.get("EndpointConfigName").asText();
    String arn = account.arn("endpoint-config", name);
    configs.remove(name, arn);
    state.delete(KIND, name);
    tags.forget(arn);
    return Json.object();
  }

  private ObjectNode list(ObjectNode request) {
    return LISTING.page(
        request,
        configs.all().stream()
            .map(
                c -> c.deepCopy().retain("EndpointConfigName", "EndpointConfigArn", "CreationTime"))
            .toList());
  }
}
