package org.sagemakerspark.local.images.xgboost;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;

/**
 * What the image answers from 1.0-1 on where the variable {@code SAGEMAKER_INFERENCE_OUTPUT} of the
 * model names what is wanted (serve_utils.py, get_selected_predictions).
 */
final class SelectedAnswer {

  static final String VARIABLE = "SAGEMAKER_INFERENCE_OUTPUT";

  private static final Set<String> OF_CLASSES =
      Set.of(
          "binary:logistic", "binary:logitraw", "binary:hinge", "multi:softmax", "multi:softprob");
  private static final Set<String> OF_PROBABILITIES = Set.of("binary:logistic", "multi:softprob");
  private static final Set<String> OF_NUMBERS =
      Set.of("reg:squarederror", "reg:logistic", "reg:gamma", "reg:absoluteerror", "reg:tweedie");

  private final List<String> keys;
  private final String objective;
  private final int classes;
  private final boolean isOfBatch;

  private SelectedAnswer(List<String> keys, String objective, int classes, boolean isOfBatch) {
    this.keys = keys;
    this.objective = objective;
    this.classes = classes;
    this.isOfBatch = isOfBatch;
  }

  /** Reads the names of what is wanted; nothing is selected where the version knows no names. */
  static Optional<List<String>> keys(ImageTag tag, Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(names -> tag.isAtLeast("1.0-1"))
        .map(names -> List.of(names.replace(" ", "").toLowerCase(Locale.ROOT).split(",", -1)));
  }

  /**
   * Takes what is wanted, and of which model.
   *
   * @param classes the number of classes; 0 where there is none
   */
  static SelectedAnswer of(List<String> keys, String objective, int classes, boolean isOfBatch) {
    return new SelectedAnswer(keys, objective, classes, isOfBatch);
  }

  byte[] write(ResponseFormat format, float[][] scores) throws IOException {
    if (!OF_CLASSES.contains(objective) && !OF_NUMBERS.contains(objective)) {
      throw new IllegalStateException(
          "Objective `" + objective + "` unsupported for selectable inference predictions.");
    }
    List<Map<String, Object>> predictions = new ArrayList<>();
    for (float[] row : scores) {
      Map<String, Object> prediction = new LinkedHashMap<>();
      keys.forEach(key -> prediction.put(key, value(key, row)));
      predictions.add(prediction);
    }
    return switch (format) {
      case JSON ->
          utf8(
              predictions.stream()
                  .map(SelectedAnswer::json)
                  .collect(Collectors.joining(", ", "{\"predictions\": [", "]}")));
      case JSON_LINES ->
          utf8(predictions.stream().map(each -> json(each) + "\n").collect(Collectors.joining()));
      case CSV ->
          utf8(
              predictions.stream().map(SelectedAnswer::csv).collect(Collectors.joining("\n"))
                  + (isOfBatch ? "\n" : ""));
      case RECORDIO_PROTOBUF -> records(predictions);
    };
  }

  /** What an objective does not have is NaN. */
  private Object value(String key, float[] row) {
    double raw = row[0];
    boolean isOfClasses = OF_CLASSES.contains(objective);
    boolean hasProbabilities = OF_PROBABILITIES.contains(objective);
    boolean isOfAll = objective.equals("multi:softprob");
    return switch (key) {
      case "predicted_label" -> isOfClasses ? label(row) : Double.NaN;
      case "labels" ->
          isOfClasses
              ? IntStream.range(0, objective.startsWith("binary:") ? 2 : classes).boxed().toList()
              : Double.NaN;
      case "probability" -> hasProbabilities ? (isOfAll ? greatest(row) : raw) : Double.NaN;
      case "probabilities" -> hasProbabilities ? all(row) : Double.NaN;
      case "raw_score" -> isOfClasses ? (isOfAll ? greatest(row) : raw) : Double.NaN;
      case "raw_scores" -> isOfClasses ? all(row) : Double.NaN;
      case "predicted_score" -> isOfClasses ? Double.NaN : raw;
      default -> Double.NaN;
    };
  }

  private Object label(float[] row) {
    return switch (objective) {
      case "binary:logistic" -> row[0] > 0.5 ? 1 : 0;
      case "binary:logitraw" -> row[0] > 0 ? 1 : 0;
      case "multi:softprob" -> {
        int likeliest = 0;
        for (int i = 1; i < row.length; i++) {
          likeliest = row[i] > row[likeliest] ? i : likeliest;
        }
        yield likeliest;
      }
      default -> (double) row[0];
    };
  }

  private static double greatest(float[] row) {
    return all(row).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** A single score is that of class 1. */
  private static List<Double> all(float[] row) {
    if (row.length == 1) {
      return List.of(1.0 - row[0], (double) row[0]);
    }
    List<Double> all = new ArrayList<>();
    for (float each : row) {
      all.add((double) each);
    }
    return all;
  }

  private static String json(Map<String, Object> prediction) {
    return prediction.entrySet().stream()
        .map(
            each ->
                "\"" + each.getKey() + "\": " + PythonText.ofJson(PythonText.of(each.getValue())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String csv(Map<String, Object> prediction) {
    return prediction.values().stream()
        .map(
            value ->
                value instanceof List ? "\"" + PythonText.of(value) + "\"" : PythonText.of(value))
        .collect(Collectors.joining(","));
  }

  private static byte[] records(List<Map<String, Object>> predictions) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map<String, Object> prediction : predictions) {
      Record.Builder record = Record.newBuilder();
      prediction.forEach(
          (key, value) -> {
            Float32Tensor.Builder tensor = Float32Tensor.newBuilder();
            List<?> numbers = value instanceof List<?> list ? list : List.of(value);
            numbers.forEach(number -> tensor.addValues(((Number) number).floatValue()));
            record.putLabel(key, Value.newBuilder().setFloat32Tensor(tensor).build());
          });
      RecordIO.write(out, record.build().toByteArray());
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
