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
    try {
      JsonNode object = READER.readTree(json);
      if (!object.isObject()) {
        return Optional.empty();
      }
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
      return Optional.of(texts);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Returns a map as JSON. */
  public static String of(Map<String, String> texts) {
    return new ObjectMapper().valueToTree(texts).toString();
  }
}
