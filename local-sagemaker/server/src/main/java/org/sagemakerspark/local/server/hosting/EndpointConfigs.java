package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** The endpoint configurations of the account. */
public final class EndpointConfigs implements ResourceApi {

  private static final Listing LISTING =
      new Listing("EndpointConfig", "EndpointConfigs", "Descending");

  private final Account account;
  private final Models models;
  private final Tags tags;
  private final Catalog<ObjectNode> configs = new Catalog<>("endpoint configuration");

  public EndpointConfigs(Account account, Models models, Tags tags) {
    this.account = account;
    this.models = models;
    this.tags = tags;
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
    configs.create(
        name,
        arn,
        "ValidationException",
        () -> {
          ObjectNode config = request.deepCopy();
          config.remove("Tags");
          return config
              .put("EndpointConfigArn", arn)
              .put("CreationTime", Json.seconds(Instant.now()));
        });
    tags.register(arn, request);
    return Json.object().put("EndpointConfigArn", arn);
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
