package org.sagemakerspark.local.images.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** One row of a table of hyperparameters: its type, its bounds, its words, its default. */
final class HyperParameterDefinition {

  private static final List<String> BOOLEANS = List.of("true", "false", "1", "0");

  private final JsonObject row;
  private final List<String> words;
  private final List<String> special;

  HyperParameterDefinition(JsonObject row) {
    this.row = row;
    this.words = texts("values");
    this.special = texts("special");
  }

  String name() {
    return row.get("name").getAsString();
  }

  boolean isRequired() {
    return row.has("required");
  }

  Optional<String> defaultValue() {
    return Optional.ofNullable(row.get("default")).map(JsonElement::getAsString);
  }

  boolean allows(String value) {
    if (special.contains(value)) {
      return true;
    }
    return switch (type()) {
      case "int" -> isInteger(value) && isWithinBounds(Double.parseDouble(value));
      case "float" -> isNumber(value) && isWithinBounds(Double.parseDouble(value));
      case "bool" -> BOOLEANS.contains(value.toLowerCase(Locale.ROOT));
      case "enum" -> words.contains(value);
      case "words" -> List.of(value.split("\\s*,\\s*", -1)).stream().allMatch(this::isWord);
      case "list[enum]" -> isListOfWords(value);
      case "integers" -> isListOfIntegers(value);
      default -> true;
    };
  }

  /** Says what {@link #allows} allows. */
  String allowed() {
    StringJoiner text = new StringJoiner(" or ");
    special.forEach(word -> text.add("'" + word + "'"));
    text.add(
        switch (type()) {
          case "int" -> "an integer" + bounds();
          case "float" -> "a number" + bounds();
          case "bool" -> "true or false";
          case "enum" -> "one of " + words;
          case "words" -> "a comma-separated list of " + words;
          case "list[enum]" -> "a JSON list of " + words;
          case "integers" -> "a comma-separated list of integers" + bounds();
          default -> "a text";
        });
    return text.toString();
  }

  /** The union types name their special words in the table. */
  private String type() {
    return row.get("type").getAsString().replaceFirst("-or-.*", "");
  }

  private String bounds() {
    StringJoiner text = new StringJoiner(" and").setEmptyValue("");
    bound("min").ifPresent(b -> text.add(" of at least " + plain(b)));
    bound("above").ifPresent(b -> text.add(" above " + plain(b)));
    bound("max").ifPresent(b -> text.add(" of at most " + plain(b)));
    bound("below").ifPresent(b -> text.add(" below " + plain(b)));
    return text.toString();
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) ? Long.toString(Math.round(bound)) : Double.toString(bound);
  }

  private boolean isWithinBounds(double number) {
    return bound("min").map(b -> number >= b).orElse(true)
        && bound("above").map(b -> number > b).orElse(true)
        && bound("max").map(b -> number <= b).orElse(true)
        && bound("below").map(b -> number < b).orElse(true);
  }

  private Optional<Double> bound(String name) {
    return Optional.ofNullable(row.get(name)).map(JsonElement::getAsDouble);
  }

  /** Some words carry a number, such as {@code error@0.3}. */
  private boolean isWord(String value) {
    return words.contains(value) || words.contains(value.replaceFirst("@.*", ""));
  }

  private boolean isListOfWords(String value) {
    try {
      return words.containsAll(HyperParameterSchema.list(value));
    } catch (JsonParseException e) {
      return false;
    }
  }

  private boolean isListOfIntegers(String value) {
    try {
      return HyperParameterSchema.integers(value).stream().allMatch(this::isWithinBounds);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isInteger(String value) {
    try {
      int unused = Integer.parseInt(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isNumber(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private List<String> texts(String member) {
    return row.has(member)
        ? row.getAsJsonArray(member).asList().stream().map(JsonElement::getAsString).toList()
        : List.of();
  }
}
