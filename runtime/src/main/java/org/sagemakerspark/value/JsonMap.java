package org.sagemakerspark.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Texts by name, as a Param holds them: a JSON object. A value that is no text is kept as JSON. */
public final class JsonMap {

  private static final ObjectReader READER =
      new ObjectMapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private JsonMap() {}

  /**
   * Reads a map, in the order of the text.
   *
   * @throws IllegalArgumentException when it is no JSON object, or a name is there twice
   */
  public static Map<String, String> parse(String json) {
    return object(json)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "it must be a JSON object such as {\"name\": \"value\"}"));
  }

  /** Tells whether a text is a map. */
  public static boolean isOne(String json) {
    return object(json).isPresent();
  }

  private static Optional<Map<String, String>> object(String json) {
    return tree(json)
        .map(
            object -> {
              Map<String, String> texts = new LinkedHashMap<>();
              object
                  .properties()
                  .forEach(
                      each ->
                          texts.put(
                              each.getKey(),
                              each.getValue().isTextual()
                                  ? each.getValue().textValue()
                                  : each.getValue().toString()));
              return texts;
            });
  }

  private static Optional<JsonNode> tree(String json) {
    try {
      return Optional.of(READER.readTree(json)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Reads the values of a JSON object as the numbers and texts that they are. */
  static Optional<Map<String, Object>> values(String json) {
    return tree(json)
        .map(
            object -> {
              Map<String, Object> values = new LinkedHashMap<>();
              object
                  .properties()
                  .forEach(each -> values.put(each.getKey(), value(each.getValue())));
              return values;
            });
  }

  private static Object value(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.isNumber() ? value.numberValue() : value;
  }

  /** Returns a map of texts or numbers as JSON. */
  public static String of(Map<String, ?> values) {
    return new ObjectMapper().valueToTree(values).toString();
  }
}
