package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.sagemakerspark.local.server.hosting.ServingContainers.Serving;
import org.sagemakerspark.local.server.http.Json;

/**
 * A production variant that runs.
 *
 * @param definition what the endpoint configuration says of it
 * @param weight its share of the requests, relative to the others'
 * @param instances how many instances it is said to have; one process stands for all of them
 * @param serving its container
 */
record Variant(JsonNode definition, double weight, int instances, Serving serving) {

  /** Makes a variant that has what its definition asks for. */
  static Variant asDefined(JsonNode definition, Serving serving) {
    return new Variant(definition, weight(definition), instances(definition), serving);
  }

  /** Gives the same variant with what another one has been given of these properties. */
  Variant retaining(Set<String> properties, Variant other) {
    return new Variant(
        definition,
        properties.contains("DesiredWeight") ? other.weight : weight,
        properties.contains("DesiredInstanceCount") ? other.instances : instances,
        serving);
  }

  /** Gives the same variant with the members of a DesiredWeightAndCapacity. */
  Variant with(JsonNode desired) {
    return new Variant(
        definition,
        desired.path("DesiredWeight").asDouble(weight),
        desired.path("DesiredInstanceCount").asInt(instances),
        serving);
  }

  String name() {
    return definition.get("VariantName").asText();
  }

  /** Describes it as one that serves and is to have the other's weight and instances. */
  ObjectNode summary(Variant desired) {
    ObjectNode summary =
        named(definition).put("CurrentWeight", weight).put("DesiredWeight", desired.weight);
    if (definition.has("ServerlessConfig")) {
      summary.set("CurrentServerlessConfig", definition.get("ServerlessConfig"));
      summary.set("DesiredServerlessConfig", definition.get("ServerlessConfig"));
    } else {
      summary.put("CurrentInstanceCount", instances).put("DesiredInstanceCount", desired.instances);
    }
    return summary;
  }

  /** Describes a definition whose variant is on its way. */
  static ObjectNode pending(JsonNode definition) {
    ObjectNode summary = named(definition).put("DesiredWeight", weight(definition));
    for (String member : List.of("InstanceType", "AcceleratorType")) {
      if (definition.has(member)) {
        summary.set(member, definition.get(member));
      }
    }
    if (definition.has("ServerlessConfig")) {
      summary.set("DesiredServerlessConfig", definition.get("ServerlessConfig"));
    } else {
      summary.put("DesiredInstanceCount", instances(definition));
    }
    summary.putArray("VariantStatus").addObject().put("Status", "Creating");
    return summary;
  }

  private static ObjectNode named(JsonNode definition) {
    return Json.object().put("VariantName", definition.get("VariantName").asText());
  }

  private static double weight(JsonNode definition) {
    return definition.path("InitialVariantWeight").asDouble(1);
  }

  private static int instances(JsonNode definition) {
    return definition.path("InitialInstanceCount").asInt(1);
  }
}
