package org.sagemakerspark.local.images.deepar;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What is asked of a forecast.
 *
 * @param samples how many paths are drawn
 * @param outputs mean, quantiles, samples, or some of them
 * @param quantiles the quantiles as they were written
 */
record Forecast(int samples, List<String> outputs, List<String> quantiles) {
  private static final Set<String> OUTPUTS = Set.of("mean", "quantiles", "samples");

  /** What a container answers that is told nothing, by deepar-in-formats.md. */
  static final Forecast USUAL =
      new Forecast(
          100,
          List.of("mean", "quantiles"),
          List.of("0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"));

  static Forecast parse(String configuration) {
    return of(JsonParser.parseString(configuration));
  }

  /**
   * Reads a configuration, which may lack members.
   *
   * @throws JsonParseException if a member is not what it must be
   */
  static Forecast of(JsonElement configuration) {
    if (!(configuration instanceof JsonObject object)) {
      throw new JsonParseException("the configuration is no object");
    }
    int samples =
        object.has("num_samples") ? object.get("num_samples").getAsInt() : USUAL.samples();
    List<String> outputs = texts(object.get("output_types"), USUAL.outputs());
    List<String> quantiles = texts(object.get("quantiles"), USUAL.quantiles());
    if (samples < 1 || outputs.isEmpty() || !OUTPUTS.containsAll(outputs)) {
      throw new JsonParseException(
          "the configuration must have num_samples of at least 1, and output_types among mean,"
              + " quantiles and samples");
    }
    for (String quantile : quantiles) {
      double level = Double.parseDouble(quantile);
      if (!(level > 0 && level < 1)) {
        throw new JsonParseException("a quantile must be above 0 and below 1");
      }
    }
    return new Forecast(samples, outputs, quantiles);
  }

  private static List<String> texts(JsonElement list, List<String> otherwise) {
    return list == null
        ? otherwise
        : list.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }

  /** Gives what is answered of paths. */
  JsonObject of(double[][] paths) {
    JsonObject answer = new JsonObject();
    if (outputs.contains("quantiles")) {
      JsonObject all = new JsonObject();
      quantiles.forEach(each -> all.add(each, list(quantile(paths, Double.parseDouble(each)))));
      answer.add("quantiles", all);
    }
    if (outputs.contains("samples")) {
      JsonArray all = new JsonArray();
      Arrays.stream(paths).map(Forecast::list).forEach(all::add);
      answer.add("samples", all);
    }
    if (outputs.contains("mean")) {
      answer.add("mean", list(mean(paths)));
    }
    return answer;
  }

  static double[] mean(double[][] paths) {
    double[] mean = new double[paths[0].length];
    for (double[] path : paths) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += path[i] / paths.length;
      }
    }
    return mean;
  }

  static double[] quantile(double[][] paths, double level) {
    double[] quantile = new double[paths[0].length];
    for (int i = 0; i < quantile.length; i++) {
      int time = i;
      double[] sorted = Arrays.stream(paths).mapToDouble(path -> path[time]).sorted().toArray();
      quantile[i] = sorted[(int) Math.min(sorted.length - 1, Math.floor(level * sorted.length))];
    }
    return quantile;
  }

  private static JsonArray list(double[] values) {
    JsonArray list = new JsonArray();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
