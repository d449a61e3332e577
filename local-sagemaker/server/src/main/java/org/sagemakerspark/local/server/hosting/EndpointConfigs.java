package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sagemakerspark.local.server.Account;
import org.sagemakerspark.local.server.controlplane.Operation;
import org.sagemakerspark.local.server.controlplane.ResourceApi;
import org.sagemakerspark.local.server.controlplane.StoredRequests;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.state.StateFolder;

/** The endpoint configurations of the account. */
public final class EndpointConfigs implements ResourceApi {

  private final StoredRequests configs;

  /** Takes up what the folder keeps. */
  public EndpointConfigs(Account account, Models models, Tags tags, StateFolder state)
      throws IOException {
    configs =
        new StoredRequests(
            new StoredRequests.Kind("EndpointConfig", "endpoint-config", "endpoint configuration"),
            request -> checkVariants(request, models),
            account,
            tags,
            state);
  }

  @Override
  public Map<String, Operation> operations() {
    return configs.operations();
  }

  private static void checkVariants(ObjectNode request, Models models) {
    Set<String> names = new HashSet<>();
    for (JsonNode variant : request.get("ProductionVariants")) {
      models.existing(variant.path("ModelName").asText());
      if (!names.add(variant.get("VariantName").asText())) {
        throw ServiceException.validation(
            "Variant name '" + variant.get("VariantName").asText() + "' is used twice.");
      }
    }
  }

  ObjectNode existing(String name) {
    return configs.existing(name);
  }
}
