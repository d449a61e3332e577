package org.sagemakerspark.local.server.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.state.StateFolder;

/**
 * Resources of which there is no more to say than what they were created with, their ARN and the
 * time: they are created, described, listed and deleted, and outlive the server.
 */
public final class StoredRequests implements ResourceApi {

  /**
   * What such a resource is called.
   *
   * @param name in operations and members, such as {@code EndpointConfig}
   * @param inArn in ARNs, such as {@code endpoint-config}
   * @param inWords in messages, such as {@code endpoint configuration}
   */
  public record Kind(String name, String inArn, String inWords) {}

  private final Kind kind;
  private final Consumer<ObjectNode> check;
  private final Account account;
  private final Tags tags;
  private final StateFolder state;
  private final Listing listing;
  private final Catalog<ObjectNode> resources;

  /**
   * Takes up what the folder keeps.
   *
   * @param check refuses a create request that does not fit what is there, by a {@link
   *     ServiceException}
   */
  public StoredRequests(
      Kind kind, Consumer<ObjectNode> check, Account account, Tags tags, StateFolder state)
      throws IOException {
    this.kind = kind;
    this.check = check;
    this.account = account;
    this.tags = tags;
    this.state = state;
    this.listing = new Listing(kind.name(), kind.name() + "s", "Descending");
    this.resources = new Catalog<>(kind.inWords());
    for (ObjectNode kept : state.load(folder())) {
      add(kept);
    }
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "Create" + kind.name(), this::create,
        "Describe" + kind.name(), request -> existing(name(request)),
        "Delete" + kind.name(), this::delete,
        "List" + kind.name() + "s", this::list);
  }

  /**
   * Finds one.
   *
   * @throws ServiceException {@code ValidationException} if there is none
   */
  public ObjectNode existing(String name) {
    return resources.find(name).orElseThrow(() -> resources.missing(arn(name)));
  }

  private ObjectNode create(ObjectNode request) {
    check.accept(request);
    String arn = arn(name(request));
    ObjectNode complete =
        request
            .deepCopy()
            .put(kind.name() + "Arn", arn)
            .put("CreationTime", Json.seconds(Instant.now()));
    add(complete);
    state.save(folder(), name(request), complete);
    return Json.object().put(kind.name() + "Arn", arn);
  }

  /** Adds a complete description, whose tags are kept elsewhere. */
  private void add(ObjectNode complete) {
    String arn = arn(name(complete));
    ObjectNode described = complete.deepCopy();
    described.remove("Tags");
    resources.create(name(complete), arn, "ValidationException", () -> described);
    tags.register(arn, complete);
  }

  private ObjectNode delete(ObjectNode request) {
    String name = name(request);
    resources.remove(name, arn(name));
    state.delete(folder(), name);
    tags.forget(arn(name));
    return Json.object();
  }

  private ObjectNode list(ObjectNode request) {
    return listing.page(
        request,
        resources.all().stream()
            .map(
                r -> r.deepCopy().retain(kind.name() + "Name", kind.name() + "Arn", "CreationTime"))
            .toList());
  }

  private String name(ObjectNode request) {
    return request.get(kind.name() + "Name").asText();
  }

  private String arn(String name) {
    return account.arn(kind.inArn(), name);
  }

  private String folder() {
    return kind.inArn() + "s";
  }
}
