package org.sagemakerspark.local.images.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The hyperparameters that an image takes. All that is wrong with a job's values is reported at
 * once, unknown names in the words of the first-party images.
 */
public final class HyperParameterSchema {

  /** What the tuner adds to any job. */
  private static final Set<String> ADDED_BY_SERVICE = Set.of("_tuning_objective_metric");

  private record Definition(String defaultValue, String allowed, Predicate<String> check) {}

  private final Map<String, Definition> definitions = new LinkedHashMap<>();

  /** Adds a whole number; required if there is no default. */
  public HyperParameterSchema integer(String name, long min, String defaultValue) {
    return add(name, defaultValue, "an integer of at least " + min, v -> isInteger(v, min));
  }

  /** Adds a whole number or {@code auto}, which is the default. */
  public HyperParameterSchema integerOrAuto(String name, long min) {
    return add(
        name,
        "auto",
        "'auto' or an integer of at least " + min,
        v -> v.equals("auto") || isInteger(v, min));
  }

  /** Adds a number between two bounds, both included. */
  public HyperParameterSchema number(String name, double min, double max, String defaultValue) {
    return add(
        name, defaultValue, "a number from " + min + " to " + max, v -> isNumber(v, min, max));
  }

  /** Adds one of several words. */
  public HyperParameterSchema choice(String name, String defaultValue, String... values) {
    return add(name, defaultValue, "one of " + List.of(values), List.of(values)::contains);
  }

  /** Adds a JSON list of words. */
  public HyperParameterSchema choices(String name, String defaultValue, String... values) {
    return add(
        name,
        defaultValue,
        "a JSON list of " + List.of(values),
        v -> isList(v) && List.of(values).containsAll(list(v)));
  }

  private HyperParameterSchema add(
      String name, String defaultValue, String allowed, Predicate<String> check) {
    definitions.put(name, new Definition(defaultValue, allowed, check));
    return this;
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
        .forEach(
            name ->
                errors.add(
                    "Additional properties are not allowed ('" + name + "' was unexpected)"));
    definitions.forEach(
        (name, definition) -> {
          String value = given.getOrDefault(name, definition.defaultValue());
          if (value == null) {
            errors.add("'" + name + "' is a required property");
          } else if (!definition.check().test(value)) {
            errors.add("'" + name + "' is '" + value + "'; it must be " + definition.allowed());
          } else {
            values.put(name, value);
          }
        });
    if (!errors.isEmpty()) {
      throw new UserErrorException(
          "Unable to initialize the algorithm. Failed to validate the hyperparameters. "
              + String.join("; ", errors));
    }
    return new HyperParameters(values, given.keySet());
  }

  private static boolean isInteger(String value, long min) {
    try {
      return Long.parseLong(value) >= min && Long.parseLong(value) <= Integer.MAX_VALUE;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isNumber(String value, double min, double max) {
    try {
      double number = Double.parseDouble(value);
      return number >= min && number <= max;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isList(String value) {
    try {
      return JsonParser.parseString(value) instanceof JsonArray array
          && array.asList().stream().allMatch(JsonElement::isJsonPrimitive);
    } catch (JsonParseException e) {
      return false;
    }
  }

  static List<String> list(String value) {
    return JsonParser.parseString(value).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }
}
