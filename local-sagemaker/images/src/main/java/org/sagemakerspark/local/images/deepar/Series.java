package org.sagemakerspark.local.images.deepar;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One series as the Developer Guide's page deepar.md describes it.
 *
 * @param target its values; NaN where none is known
 * @param categories its categories, from 0
 * @param features what else is known of each of its times, and maybe of later ones
 */
record Series(double[] target, int[] categories, double[][] features) {
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("uuuu-MM-dd[ HH:mm:ss]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Reads a series.
   *
   * @throws JsonParseException that says what is wrong with it, and not what it holds
   */
  static Series of(JsonElement json) {
    if (!(json instanceof JsonObject object)) {
      throw new JsonParseException("is no JSON object");
    }
    start(object.get("start"));
    JsonArray values = list(object.get("target"), "target");
    double[] target = new double[values.size()];
    for (int i = 0; i < target.length; i++) {
      target[i] = isMissing(values.get(i)) ? Double.NaN : number(values.get(i), "target");
    }
    return new Series(target, categories(object.get("cat")), features(object.get("dynamic_feat")));
  }

  static Series parse(String json) {
    return of(JsonParser.parseString(json));
  }

  private static void start(JsonElement start) {
    try {
      if (start == null || !start.isJsonPrimitive()) {
        throw new JsonParseException("has no start");
      }
      START.parse(start.getAsString());
    } catch (DateTimeException e) {
      throw new JsonParseException("has a start that is not written YYYY-MM-DD HH:MM:SS", e);
    }
  }

  private static boolean isMissing(JsonElement value) {
    return value.isJsonNull()
        || (value.isJsonPrimitive()
            && value.getAsJsonPrimitive().isString()
            && value.getAsString().equals("NaN"));
  }

  private static double number(JsonElement value, String name) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
      throw new JsonParseException("has an element of " + name + " that is no number");
    }
    return value.getAsDouble();
  }

  private static JsonArray list(JsonElement value, String name) {
    if (!(value instanceof JsonArray list)) {
      throw new JsonParseException("has no array " + name);
    }
    return list;
  }

  private static int[] categories(JsonElement cat) {
    if (cat == null) {
      return new int[0];
    }
    List<JsonElement> all = list(cat, "cat").asList();
    return all.stream()
        .mapToInt(
            each -> {
              double category = number(each, "cat");
              if (category < 0 || category != Math.rint(category) || category > 1_000_000) {
                throw new JsonParseException("has a category that is no whole number from 0");
              }
              return (int) category;
            })
        .toArray();
  }

  private static double[][] features(JsonElement features) {
    if (features == null) {
      return new double[0][];
    }
    return list(features, "dynamic_feat").asList().stream()
        .map(
            inner ->
                list(inner, "of numbers in dynamic_feat").asList().stream()
                    .mapToDouble(each -> number(each, "dynamic_feat"))
                    .toArray())
        .toArray(double[][]::new);
  }

  /** Counts the values that are known. */
  int observations() {
    int count = 0;
    for (double value : target) {
      count += Double.isNaN(value) ? 0 : 1;
    }
    return count;
  }

  /** Gives the series without its last values; what is known of their times stays. */
  Series before(int values) {
    return new Series(Arrays.copyOf(target, target.length - values), categories, features);
  }

  /** Gives the mean size of the known values, by which series of all sizes become alike. */
  double scale() {
    double sum = 0;
    for (double value : target) {
      sum += Double.isNaN(value) ? 0 : Math.abs(value);
    }
    return observations() == 0 || sum == 0 ? 1 : sum / observations();
  }
}
