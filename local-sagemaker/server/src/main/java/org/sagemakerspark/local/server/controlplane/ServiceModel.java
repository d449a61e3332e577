package org.sagemakerspark.local.server.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * Checks requests and answers against the service's own model: required members, types, lengths,
 * patterns, enumerations and ranges. All violations are reported at once, in the service's words.
 * The model is {@code service-model.json}, whose head names its source.
 */
public final class ServiceModel {

  private final JsonNode operations;
  private final JsonNode shapes;
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  private ServiceModel(JsonNode model) {
    this.operations = model.get("operations");
    this.shapes = model.get("shapes");
  }

  /** Reads the model that the server ships with. */
  public static ServiceModel ofTheService() {
    return new ServiceModel(Json.resource(ServiceModel.class, "service-model.json"));
  }

  /**
   * Checks one request, and takes out of it what the service passes over: members that it does not
   * know, and those that are null.
   *
   * @throws ServiceException {@code ValidationException} for what breaks a constraint, {@code
   *     SerializationException} for a value of the wrong type
   */
  public void checkRequest(String operation, ObjectNode request) {
    List<String> violations = new ArrayList<>();
    String shape = operation(operation).get("input").asText();
    check(request, shape, "", violations);
    prune(request, shape);
    if (!violations.isEmpty()) {
      throw ServiceException.validation(
          violations.size()
              + (violations.size() == 1 ? " validation error" : " validation errors")
              + " detected: "
              + String.join("; ", violations));
    }
  }

  /**
   * Checks one answer before it goes out: the server must not say what no client understands.
   *
   * @throws IllegalStateException if it is not as the model has it, or holds more than that
   */
  public void checkAnswer(String operation, ObjectNode answer) {
    List<String> violations = new ArrayList<>();
    JsonNode output = operation(operation).get("output");
    if (output == null) {
      answer.fieldNames().forEachRemaining(name -> violations.add("Unknown member " + name));
    } else {
      addUnknown(answer, output.asText(), "", violations);
      try {
        check(answer, output.asText(), "", violations);
      } catch (ServiceException e) {
        violations.add(e.getMessage());
      }
    }
    if (!violations.isEmpty()) {
      throw new IllegalStateException(
          "The answer of " + operation + " is not as in service-model.json: " + violations);
    }
  }

  private JsonNode operation(String name) {
    JsonNode operation = operations.get(name);
    if (operation == null) {
      throw new IllegalStateException("service-model.json has no operation " + name);
    }
    return operation;
  }

  private void addUnknown(JsonNode value, String shapeName, String path, List<String> violations) {
    JsonNode shape = shapes.get(shapeName);
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      String place = child(path, entry.getKey());
      if (isUnknown(shape, entry)) {
        violations.add("Unknown member " + place);
      } else {
        addUnknown(entry.getValue(), inside(shape, entry.getKey()), place, violations);
      }
    }
    if (value.isArray() && shape.has("member")) {
      value.forEach(item -> addUnknown(item, shape.get("member").asText(), path, violations));
    }
  }

  private void prune(JsonNode value, String shapeName) {
    JsonNode shape = shapes.get(shapeName);
    if (value instanceof ObjectNode object) {
      object.properties().removeIf(entry -> isUnknown(shape, entry));
      object.properties().forEach(e -> prune(e.getValue(), inside(shape, e.getKey())));
    } else if (value.isArray()) {
      value.forEach(item -> prune(item, shape.get("member").asText()));
    }
  }

  private static boolean isUnknown(JsonNode shape, Map.Entry<String, JsonNode> entry) {
    boolean named = shape.has("value") || shape.path("members").has(entry.getKey());
    return !named || entry.getValue().isNull();
  }

  private static String inside(JsonNode shape, String name) {
    return shape.has("value")
        ? shape.get("value").asText()
        : shape.get("members").get(name).asText();
  }

  private void check(JsonNode value, String shapeName, String path, List<String> violations) {
    JsonNode shape = shapes.get(shapeName);
    switch (shape.get("type").asText()) {
      case "structure" -> checkStructure(value, shape, path, violations);
      case "list" -> checkList(value, shape, path, violations);
      case "map" -> checkMap(value, shape, path, violations);
      case "string" -> checkString(value, shape, path, violations);
      case "integer" -> {
        requireType(value.canConvertToInt() && value.isIntegralNumber(), value, "an Integer");
        checkRange(value, shape, path, violations);
      }
      case "long" -> {
        requireType(value.canConvertToLong() && value.isIntegralNumber(), value, "a Long");
        checkRange(value, shape, path, violations);
      }
      case "float", "double", "timestamp" -> {
        requireType(value.isNumber(), value, "a Double");
        checkRange(value, shape, path, violations);
      }
      case "boolean" -> requireType(value.isBoolean(), value, "a Boolean");
      default -> throw new IllegalStateException("service-model.json: odd type of " + shapeName);
    }
  }

  private void checkStructure(
      JsonNode value, JsonNode shape, String path, List<String> violations) {
    requireType(value.isObject(), value, "a structure");
    for (JsonNode required : shape.path("required")) {
      if (value.path(required.asText()).isMissingNode() || value.get(required.asText()).isNull()) {
        violations.add(
            "Value null at '"
                + child(path, required.asText())
                + "' failed to satisfy constraint: Member must not be null");
      }
    }
    for (Map.Entry<String, JsonNode> member : shape.get("members").properties()) {
      JsonNode given = value.get(member.getKey());
      if (given != null && !given.isNull()) {
        check(given, member.getValue().asText(), child(path, member.getKey()), violations);
      }
    }
  }

  private void checkList(JsonNode value, JsonNode shape, String path, List<String> violations) {
    requireType(value.isArray(), value, "a list");
    checkLength(value, value.size(), shape, path, violations);
    int position = 0;
    for (JsonNode item : value) {
      position++;
      check(item, shape.get("member").asText(), path + "." + position + ".member", violations);
    }
  }

  private void checkMap(JsonNode value, JsonNode shape, String path, List<String> violations) {
    requireType(value.isObject(), value, "a map");
    checkLength(value, value.size(), shape, path, violations);
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      JsonNode key = TextNode.valueOf(entry.getKey());
      check(key, shape.get("key").asText(), path + ".key", violations);
      check(
          entry.getValue(),
          shape.get("value").asText(),
          path + "." + entry.getKey() + ".value",
          violations);
    }
  }

  private void checkString(JsonNode value, JsonNode shape, String path, List<String> violations) {
    requireType(value.isTextual(), value, "a String");
    String text = value.asText();
    boolean sound = checkLength(value, text.length(), shape, path, violations);
    JsonNode pattern = shape.get("pattern");
    if (sound && pattern != null && !pattern(pattern.asText()).matcher(text).matches()) {
      add(
          value,
          path,
          "Member must satisfy regular expression pattern: " + pattern.asText(),
          violations);
    }
    JsonNode allowed = shape.get("enum");
    if (allowed != null && !contains(allowed, text)) {
      Iterable<String> names = () -> names(allowed);
      add(
          value,
          path,
          "Member must satisfy enum value set: [" + String.join(", ", names) + "]",
          violations);
    }
  }

  private boolean checkLength(
      JsonNode value, int length, JsonNode shape, String path, List<String> violations) {
    boolean longEnough = length >= shape.path("min").asInt(0);
    boolean shortEnough = length <= shape.path("max").asInt(Integer.MAX_VALUE);
    if (!longEnough) {
      add(
          value,
          path,
          "Member must have length greater than or equal to " + shape.get("min").asInt(),
          violations);
    }
    if (!shortEnough) {
      add(
          value,
          path,
          "Member must have length less than or equal to " + shape.get("max").asInt(),
          violations);
    }
    return longEnough && shortEnough;
  }

  private void checkRange(JsonNode value, JsonNode shape, String path, List<String> violations) {
    if (shape.has("min") && value.decimalValue().compareTo(shape.get("min").decimalValue()) < 0) {
      add(
          value,
          path,
          "Member must have value greater than or equal to " + shape.get("min").asText(),
          violations);
    }
    if (shape.has("max") && value.decimalValue().compareTo(shape.get("max").decimalValue()) > 0) {
      add(
          value,
          path,
          "Member must have value less than or equal to " + shape.get("max").asText(),
          violations);
    }
  }

  private Pattern pattern(String expression) {
    return patterns.computeIfAbsent(expression, e -> Pattern.compile(e, Pattern.DOTALL));
  }

  private static void add(JsonNode value, String path, String constraint, List<String> violations) {
    String shown = value.isTextual() ? value.asText() : value.toString();
    violations.add(
        "Value '"
            + Text.shorten(shown)
            + "' at '"
            + path
            + "' failed to satisfy constraint: "
            + constraint);
  }

  private static void requireType(boolean right, JsonNode value, String wanted) {
    if (!right) {
      throw new ServiceException(
          400,
          "SerializationException",
          value.getNodeType() + "_VALUE can not be converted to " + wanted);
    }
  }

  private static String child(String path, String member) {
    return path.isEmpty() ? Text.memberName(member) : path + "." + Text.memberName(member);
  }

  private static boolean contains(JsonNode names, String name) {
    return StreamSupport.stream(names.spliterator(), false).anyMatch(n -> n.asText().equals(name));
  }

  private static Iterator<String> names(JsonNode names) {
    return StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText).iterator();
  }
}
