package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.container.ImageRegistry;
import org.sagemakerspark.local.server.controlplane.Operation;
import org.sagemakerspark.local.server.controlplane.ResourceApi;
import org.sagemakerspark.local.server.controlplane.StoredRequests;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.state.StateFolder;

/** The models of the account: an image and a model archive each. */
public final class Models implements ResourceApi {

  private final StoredRequests models;

  /** Takes up what the folder keeps. */
  public Models(Account account, ImageRegistry images, Tags tags, StateFolder state)
      throws IOException {
    models =
        new StoredRequests(
            new StoredRequests.Kind("Model", "model", "model"),
            request -> images.find(container(request).path("Image").asText()),
            account,
            tags,
            state);
  }

  @Override
  public Map<String, Operation> operations() {
    return models.operations();
  }

  /** Finds the container definition of a model that has exactly one. */
  public static JsonNode container(ObjectNode model) {
    if (model.has("PrimaryContainer")) {
      return model.get("PrimaryContainer");
    }
    JsonNode containers = model.path("Containers");
    if (containers.size() == 1) {
      return containers.get(0);
    }
    throw ServiceException.validation(
        "A model of the embedded SageMaker has exactly one container, as PrimaryContainer");
  }

  /**
   * Finds a model.
   *
   * @throws ServiceException {@code ValidationException} if there is none
   */
  public ObjectNode existing(String name) {
    return models.existing(name);
  }
}
