package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.controlplane.Operation;
import org.sagemakerspark.local.server.controlplane.ResourceApi;
import org.sagemakerspark.local.server.controlplane.StoredRequests;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.state.StateFolder;

/** The endpoint configurations of the account. */
public final class EndpointConfigs implements ResourceApi {

  private static final int MEMORY_STEP_MB = 1024;

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
      checkServerless(variant.path("ServerlessConfig"));
      if (!names.add(variant.get("VariantName").asText())) {
        throw ServiceException.validation(
            "Variant name '" + variant.get("VariantName").asText() + "' is used twice.");
      }
    }
  }

  /** As the model's ProductionVariantServerlessConfig says. */
  private static void checkServerless(JsonNode config) {
    int memory = config.path("MemorySizeInMB").asInt(MEMORY_STEP_MB);
    if (memory % MEMORY_STEP_MB != 0) {
      throw ServiceException.validation(
          "MemorySizeInMB is "
              + memory
              + "; it goes in steps of 1024 MB: 1024, 2048, 3072, 4096, 5120 or 6144");
    }
    int provisioned = config.path("ProvisionedConcurrency").asInt(0);
    int most = config.path("MaxConcurrency").asInt(0);
    if (provisioned > most) {
      throw ServiceException.validation(
          "ProvisionedConcurrency is "
              + provisioned
              + "; it must be at most MaxConcurrency, which is "
              + most);
    }
  }

  ObjectNode existing(String name) {
    return configs.existing(name);
  }
}
