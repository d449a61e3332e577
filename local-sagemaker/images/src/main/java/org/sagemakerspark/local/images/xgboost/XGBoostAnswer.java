package org.sagemakerspark.local.images.xgboost;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.ResponseFormat;

/**
 * What the image answers with scores, by its version (algorithm_mode/serve.py of its tags): up to
 * 1.2-1 all on one line of CSV, whatever is asked for; then a line a row, or JSON.
 */
final class XGBoostAnswer {

  private final boolean isOnOneLine;
  private final boolean isOfBatch;

  /**
   * Takes the version.
   *
   * @param isOfBatch whether a transform job asks, whose answers are lines of Python's {@code str}
   */
  XGBoostAnswer(ImageTag tag, boolean isOfBatch) {
    this.isOnOneLine = !tag.isAtLeast("1.2-2");
    this.isOfBatch = isOfBatch;
  }

  ResponseFormat format(String accept) throws ClientErrorException {
    return isOnOneLine ? ResponseFormat.CSV : ResponseFormat.of(accept, XGBoostModel.ANSWERS);
  }

  /** Writes the answer; sagemaker_containers encodes lists as CSV and JSON only. */
  String write(ResponseFormat format, float[][] scores) {
    if (isOfBatch) {
      return rows(scores).map(row -> row + "\n").collect(Collectors.joining());
    }
    if (isOnOneLine) {
      return rows(scores).collect(Collectors.joining(","));
    }
    return switch (format) {
      case CSV ->
          Stream.of(scores)
              .map(row -> numbers(row).collect(Collectors.joining(",")) + "\n")
              .collect(Collectors.joining());
      case JSON ->
          rows(scores)
              .map(row -> "{\"score\": " + PythonText.ofJson(row) + "}")
              .collect(Collectors.joining(", ", "{\"predictions\": [", "]}"));
      default ->
          throw new IllegalStateException(
              "Content type " + format.contentType() + " is not supported by this framework.");
    };
  }

  /** Gives each row as Python's {@code str} does: a number, or a list in brackets. */
  private static Stream<String> rows(float[][] scores) {
    return Stream.of(scores)
        .map(
            row ->
                row.length == 1
                    ? PythonText.of(row[0])
                    : numbers(row).collect(Collectors.joining(", ", "[", "]")));
  }

  private static Stream<String> numbers(float[] row) {
    return Stream.iterate(0, i -> i < row.length, i -> i + 1).map(i -> PythonText.of(row[i]));
  }
}
