package org.sagemakerspark.local.images.script;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.sagemakerspark.local.images.serving.Predictor.Field;
import org.sagemakerspark.local.images.serving.Predictor.Formats;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;

/** Answers of JumpStart's scripts: one JSON object, whose only member is a list of all rows. */
public final class ScriptAnswer {

  /** CSV in, JSON out. */
  public static final Formats FORMATS =
      new Formats(EnumSet.of(RequestFormat.CSV), List.of(ResponseFormat.JSON), "");

  private ScriptAnswer() {}

  /** Gives what a prediction consists of. */
  public static Field field(boolean isNumber) {
    return isNumber ? Field.number("prediction") : Field.list("probabilities");
  }

  /** Writes predictions. */
  public static byte[] json(boolean areNumbers, List<float[][]> predictions) {
    String list =
        predictions.stream()
            .map(each -> areNumbers ? Float.toString(each[0][0]) : Arrays.toString(each[0]))
            .collect(Collectors.joining(", ", "[", "]"));
    return ("{\"" + field(areNumbers).name() + "\": " + list + "}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
