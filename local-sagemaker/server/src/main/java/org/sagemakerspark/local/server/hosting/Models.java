package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.sagemakerspark.local.server.Account;
import org.sagemakerspark.local.server.container.ImageRegistry;
import org.sagemakerspark.local.server.controlplane.Catalog;
import org.sagemakerspark.local.server.controlplane.Listing;
import org.sagemakerspark.local.server.controlplane.Operation;
import org.sagemakerspark.local.server.controlplane.ResourceApi;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.state.StateFolder;

/** The models of the account: an image and a model archive each. */
public final class Models implements ResourceApi {

  private static final Listing LISTING = new Listing("Model", "Models", "Descending");

  private static final String KIND = "models";

  private final Account account;
  private final StateFolder state;
  private final ImageRegistry images;
  private final Tags tags;
  private final Catalog<ObjectNode> models = new Catalog<>("model");

  /** Takes up what the folder keeps. */
  public Models(Account account, ImageRegistry images, Tags tags, StateFolder state)
      throws IOException {
    this.account = account;
    this.state = state;
    this.images = images;
    this.tags = tags;
    for (ObjectNode kept : state.load(KIND)) {
      add(kept);
    }
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateModel", this::create,
        "DescribeModel", this::describe,
        "DeleteModel", this::delete,
        "ListModels", this::list);
  }

  private ObjectNode create(ObjectNode request) {
    String name = request.get("ModelName").asText();
    String arn = account.arn("model", name);
    images.find(container(request).path("Image").asText());
    ObjectNode complete =
        request.deepCopy().put("ModelArn", arn).put("CreationTime", Json.seconds(Instant.now()));
    add(complete);
    state.save(KIND, name, complete);
    return Json.object().put("ModelArn", arn);
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

  /** Adds a complete description, whose tags are kept elsewhere. */
  private void add(ObjectNode complete) {
    String name = complete.get("ModelName").asText();
    String arn = account.arn("model", name);
    ObjectNode described = complete.deepCopy();
    described.remove("Tags");
    models.create(name, arn, "ValidationException", () -> described);
    tags.register(arn, complete);
  }

  private ObjectNode describe(ObjectNode request) {
    return existing(request.get("ModelName").asText());
  }

  /**
   * Finds a model.
   *
   * @throws ServiceException {@code ValidationException} if there is none
   */
  public ObjectNode existing(String name) {
    return models.find(name).orElseThrow(() -> models.missing(account.arn("model", name)));
  }

  private ObjectNode delete(ObjectNode request) {
    String name = request.get("ModelName").asText();
    String arn = account.arn("model", name);
    models.remove(name, arn);
    state.delete(KIND, name);
    tags.forget(arn);
    return Json.object();
  }

  private ObjectNode list(ObjectNode request) {
    return LISTING.page(
        request,
        models.all().stream()
            .map(m -> m.deepCopy().retain("ModelName", "ModelArn", "CreationTime"))
            .toList());
  }
}
