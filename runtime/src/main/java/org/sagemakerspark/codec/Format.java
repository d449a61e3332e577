package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The description of a serializer or a deserializer: what a spec and a Param hold of it.
 *
 * @param name what {@link Codecs} knows it by, or the name of a class
 * @param options text by name; those that are left out have defaults
 */
public record Format(String name, LinkedHashMap<String, String> options) implements Serializable {

  private static final String CLASS = "class";
  private static final String OPTIONS = "options";

  private static final ObjectReader READER =
      new ObjectMapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** Names a format with its options. */
  public Format(String name, Map<String, String> options) {
    this(name, new LinkedHashMap<>(options));
  }

  /**
   * Reads a description: a name alone, or {@code {"class": NAME, "options": {…}}}. An option that
   * is no text is kept as JSON.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static Format parse(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw noDescription("it is empty", null);
    }
    if (!stripped.startsWith("{")) {
      return new Format(stripped, Map.of());
    }
    JsonNode json = json(stripped);
    json.fieldNames()
        .forEachRemaining(
            member -> {
              if (!member.equals(CLASS) && !member.equals(OPTIONS)) {
                throw noDescription("it has a member '" + member + "'", null);
              }
            });
    if (!json.path(CLASS).isTextual() || json.path(CLASS).textValue().isBlank()) {
      throw noDescription("its member 'class' is no text", null);
    }
    if (json.has(OPTIONS) && !json.get(OPTIONS).isObject()) {
      throw noDescription("its member 'options' is no object", null);
    }
    Map<String, String> options = new LinkedHashMap<>();
    json.path(OPTIONS)
        .properties()
        .forEach(
            option ->
                options.put(
                    option.getKey(),
                    option.getValue().isTextual()
                        ? option.getValue().textValue()
                        : option.getValue().toString()));
    return new Format(json.get(CLASS).textValue().strip(), options);
  }

  private static JsonNode json(String text) {
    try {
      return READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw noDescription("it is not JSON", e);
    }
  }

  private static IllegalArgumentException noDescription(String problem, Exception cause) {
    return new IllegalArgumentException(
        "the description cannot be read: "
            + problem
            + "; give a name such as csv, the name of a class, or {\"class\": \"csv\", \"options\":"
            + " {\"featuresCol\": \"features\"}}",
        cause);
  }

  /** Returns what {@link #parse} reads. */
  public String toText() {
    if (options.isEmpty()) {
      return name;
    }
    ObjectNode json = new ObjectMapper().createObjectNode().put(CLASS, name);
    ObjectNode all = json.putObject(OPTIONS);
    options.forEach(all::put);
    return json.toString();
  }

  /** Returns the format with an option. */
  public Format with(String option, String value) {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.put(option, value);
    return new Format(name, all);
  }

  /** Returns the format with an option, unless it has that, or reads a column of features. */
  public Format withDefault(String option, String value) {
    return options.containsKey(option) || options.containsKey(Codecs.FEATURES_COL)
        ? this
        : with(option, value);
  }

  String option(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }

  boolean flag(String option) {
    String given = option(option, "false").strip();
    if (!given.equals("true") && !given.equals("false")) {
      throw new IllegalArgumentException(
          "the option " + option + " = '" + given + "' of " + name + " is neither true nor false");
    }
    return given.equals("true");
  }

  int whole(String option, int otherwise) {
    String given = options.get(option);
    try {
      return given == null ? otherwise : Integer.parseInt(given.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the option " + option + " = '" + given + "' of " + name + " is no whole number", e);
    }
  }

  /** Refuses options that nobody reads. */
  void checkOptions(String... known) {
    checkOptions(List.of(known));
  }

  /** Refuses options that nobody reads. */
  void checkOptions(List<String> all) {
    options
        .keySet()
        .forEach(
            option -> {
              if (!all.contains(option)) {
                throw new IllegalArgumentException(
                    "there is no option '"
                        + option
                        + "' of "
                        + name
                        + "; there are "
                        + String.join(", ", all));
              }
            });
  }
}
