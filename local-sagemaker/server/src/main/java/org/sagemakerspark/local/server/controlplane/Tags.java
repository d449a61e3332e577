package org.sagemakerspark.local.server.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/** The tags of all resources, by ARN. */
public final class Tags implements ResourceApi {

  private static final int MAX_TAGS = 50;

  private final Map<String, Map<String, String>> byArn = new ConcurrentHashMap<>();

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "AddTags", this::addTags, "DeleteTags", this::deleteTags, "ListTags", this::listTags);
  }

  /** Begins to keep tags for a new resource, with those of its create request. */
  public void register(String arn, ObjectNode createRequest) {
    byArn.put(arn, new LinkedHashMap<>());
    merge(arn, createRequest.path("Tags"));
  }

  /** Forgets a resource. */
  public void forget(String arn) {
    byArn.remove(arn);
  }

  private ObjectNode addTags(ObjectNode request) {
    String arn = request.get("ResourceArn").asText();
    merge(arn, request.get("Tags"));
    return list(arn);
  }

  private ObjectNode deleteTags(ObjectNode request) {
    Map<String, String> known = known(request.get("ResourceArn").asText());
    synchronized (known) {
      request.get("TagKeys").forEach(key -> known.remove(key.asText()));
    }
    return Json.object();
  }

  private ObjectNode listTags(ObjectNode request) {
    return list(request.get("ResourceArn").asText());
  }

  private ObjectNode list(String arn) {
    ObjectNode answer = Json.object();
    answer.set("Tags", of(arn));
    return answer;
  }

  /** Gives the tags of a resource as the service lists them. */
  public ArrayNode of(String arn) {
    ArrayNode tags = Json.object().arrayNode();
    Map<String, String> known = known(arn);
    synchronized (known) {
      known.forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    }
    return tags;
  }

  private void merge(String arn, JsonNode tags) {
    Map<String, String> known = known(arn);
    synchronized (known) {
      Map<String, String> merged = new LinkedHashMap<>(known);
      tags.forEach(tag -> merged.put(tag.get("Key").asText(), tag.get("Value").asText()));
      if (merged.size() > MAX_TAGS) {
        throw ServiceException.validation(
            "A resource has at most " + MAX_TAGS + " tags; this would make " + merged.size());
      }
      known.putAll(merged);
    }
  }

  private Map<String, String> known(String arn) {
    Map<String, String> tags = byArn.get(arn);
    if (tags == null) {
      throw ServiceException.validation("Could not find resource \"" + arn + "\".");
    }
    return tags;
  }
}
