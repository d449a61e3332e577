package org.sagemakerspark.hosting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that was created in SageMaker and has to be deleted one day.
 *
 * @param kind what it is
 * @param name its name
 */
public record CreatedResource(Kind kind, String name) {

  /** The kinds of resources, in the order in which they have to be deleted. */
  public enum Kind {
    ENDPOINT("endpoint"),
    ENDPOINT_CONFIG("endpoint configuration"),
    MODEL("model");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Returns kind and name for a message. */
  public String describe() {
    return kind.words + " " + name;
  }

  /** Returns a list as JSON, for a Param. */
  public static String toJson(List<CreatedResource> resources) {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode array = mapper.createArrayNode();
    for (CreatedResource each : resources) {
      array.addObject().put("kind", each.kind().name()).put("name", each.name());
    }
    return array.toString();
  }

  /**
   * Reads what {@link #toJson} has written.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static List<CreatedResource> fromJson(String json) {
    try {
      List<CreatedResource> resources = new ArrayList<>();
      for (JsonNode each : new ObjectMapper().readTree(json)) {
        resources.add(
            new CreatedResource(
                Kind.valueOf(each.path("kind").asText()), each.path("name").asText()));
      }
      return resources;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("createdResources is not a JSON list: " + json, e);
    }
  }
}
