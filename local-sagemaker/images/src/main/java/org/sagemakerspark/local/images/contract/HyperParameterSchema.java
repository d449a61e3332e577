package org.sagemakerspark.local.images.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hyperparameters that an image takes, as the table {@code ALGORITHM.json} beside this class
 * has them. All that is wrong with a job's values is reported at once, unknown names in the words
 * of the images.
 */
public final class HyperParameterSchema {

  /** What the tuner adds to any job. */
  private static final Set<String> ADDED_BY_SERVICE = Set.of("_tuning_objective_metric");

  private final String unknown;
  private final Map<String, HyperParameterDefinition> definitions = new LinkedHashMap<>();

  private HyperParameterSchema(JsonObject table) {
    unknown = table.get("unknown").getAsString();
    for (JsonElement entry : table.getAsJsonArray("hyperparameters")) {
      HyperParameterDefinition definition = new HyperParameterDefinition(entry.getAsJsonObject());
      definitions.put(definition.name(), definition);
    }
  }

  /**
   * Reads the table of an algorithm.
   *
   * @param algorithm such as {@code linear-learner}
   */
  public static HyperParameterSchema of(String algorithm) throws IOException {
    try (InputStream in = HyperParameterSchema.class.getResourceAsStream(algorithm + ".json");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return new HyperParameterSchema(JsonParser.parseReader(reader).getAsJsonObject());
    }
  }

  /** Says whether the table has a hyperparameter. */
  public boolean knows(String name) {
    return definitions.containsKey(name);
  }

  /**
   * Checks a job's values and fills in the defaults.
   *
   * @throws UserErrorException that names everything that is wrong
   */
  public HyperParameters check(Map<String, String> given) throws UserErrorException {
    List<String> errors = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    given.keySet().stream()
        .filter(name -> !definitions.containsKey(name) && !ADDED_BY_SERVICE.contains(name))
        .forEach(name -> errors.add(unknown.formatted(name)));
    for (HyperParameterDefinition definition : definitions.values()) {
      String name = definition.name();
      Optional<String> value =
          Optional.ofNullable(given.get(name)).or(() -> definition.defaultValue());
      if (value.isEmpty()) {
        if (definition.isRequired()) {
          errors.add("'" + name + "' is a required property");
        }
      } else if (given.containsKey(name) && !definition.allows(value.get())) {
        errors.add("'" + name + "' is '" + value.get() + "'; it must be " + definition.allowed());
      } else {
        values.put(name, value.get());
      }
    }
    if (!errors.isEmpty()) {
      throw new UserErrorException(
          "Unable to initialize the algorithm. Failed to validate the hyperparameters. "
              + String.join("; ", errors));
    }
    return new HyperParameters(values, given.keySet());
  }

  /** Reads a JSON list of words. */
  static List<String> list(String value) {
    JsonElement json = JsonParser.parseString(value);
    if (!(json instanceof JsonArray array)
        || !array.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
      throw new JsonParseException("'" + value + "' is no list");
    }
    return array.asList().stream().map(JsonElement::getAsString).toList();
  }

  /** Reads whole numbers with commas in between, which may stand in brackets. */
  static List<Integer> integers(String value) {
    return Stream.of(value.replaceAll("^\\s*\\[|\\]\\s*$", "").split(",", -1))
        .map(each -> Integer.valueOf(each.strip()))
        .toList();
  }
}
