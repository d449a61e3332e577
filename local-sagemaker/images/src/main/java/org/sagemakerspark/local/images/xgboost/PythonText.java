package org.sagemakerspark.local.images.xgboost;

import java.util.List;
import java.util.stream.Collectors;

/** Numbers and lists as Python writes them. */
final class PythonText {

  private PythonText() {}

  /** Gives what {@code str} does: of a number, or of a list of them. */
  static String of(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(PythonText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Integer) {
      return value.toString();
    }
    double number = ((Number) value).doubleValue();
    if (Double.isNaN(number)) {
      return "nan";
    }
    return Double.toString(number).replace("Infinity", "inf").replace("E", "e");
  }

  /** Gives what {@code json.dumps} makes of what {@link #of} gave. */
  static String ofJson(String text) {
    return text.replace("nan", "NaN").replace("inf", "Infinity");
  }
}
