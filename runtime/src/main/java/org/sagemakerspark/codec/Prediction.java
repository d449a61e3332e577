package org.sagemakerspark.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;

/** Makes the value of a prediction column from an answer; errors never repeat a value. */
final class Prediction {
  /** Beyond this, a double does not hold every whole number. */
  private static final double MAX_WHOLE = 1L << 53;

  private Prediction() {}

  static Object of(double value, ResponseColumn column) throws IOException {
    if (column.form().isDerived()) {
      return column.form().of(new double[] {value}, name(column));
    }
    return switch (column.type()) {
      case DOUBLE -> value;
      case FLOAT -> single(value, column);
      case INT -> Math.toIntExact(whole(value, column, Integer.MAX_VALUE));
      case LONG -> whole(value, column, MAX_WHOLE);
      case VECTOR -> Vectors.dense(new double[] {value});
      case DOUBLE_ARRAY -> new double[] {value};
      case STRING -> throw new IOException(name(column) + " is a number and not text");
    };
  }

  static Object of(double[] values, ResponseColumn column) throws IOException {
    if (column.form().isDerived()) {
      return column.form().of(values, name(column));
    }
    return switch (column.type()) {
      case VECTOR -> Vectors.dense(values);
      case DOUBLE_ARRAY -> values;
      case DOUBLE, FLOAT, INT, LONG -> {
        if (values.length != 1) {
          throw new IOException(name(column) + " has " + values.length + " values; 1 is expected");
        }
        yield of(values[0], column);
      }
      case STRING -> throw new IOException(name(column) + " is a list and not text");
    };
  }

  /**
   * Reads a value in text: a number, or a list of numbers in brackets.
   *
   * @param place names the value in the error
   */
  static Object of(String text, ResponseColumn column, String place) throws IOException {
    if (column.type() == ColumnType.STRING) {
      return text;
    }
    if (text.isEmpty()) {
      return null;
    }
    if (text.startsWith("[") && text.endsWith("]")) {
      String list = text.substring(1, text.length() - 1);
      return of(
          list.isBlank() ? List.of() : Arrays.asList(list.strip().split("\\s*,\\s*", -1)),
          column,
          place);
    }
    return column.type() == ColumnType.LONG
        ? NumberText.readLong(text, place)
        : of(NumberText.read(text, place), column);
  }

  /** Reads a list of numbers in text. */
  static Object of(List<String> list, ResponseColumn column, String place) throws IOException {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = NumberText.read(list.get(i), "number " + i + " of " + place);
    }
    return of(numbers, column);
  }

  static Object of(JsonNode json, ResponseColumn column) throws IOException {
    if (json.isNull()) {
      return null;
    }
    if (column.type() == ColumnType.STRING) {
      return text(json, column);
    }
    if (json.isArray()
        && (json.size() != 1 || column.type().isList() || column.form().isDerived())) {
      double[] values = new double[json.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = number(json.get(i), column);
      }
      return of(values, column);
    }
    JsonNode one = json.isArray() ? json.get(0) : json;
    return column.type() == ColumnType.LONG && one.isNumber()
        ? NumberText.readLong(one.asText(), name(column))
        : of(number(one, column), column);
  }

  private static String text(JsonNode json, ResponseColumn column) throws IOException {
    if (!json.isValueNode()) {
      throw new IOException(name(column) + " is no text");
    }
    return json.asText();
  }

  /** Reads a number; some libraries write what is not finite as a text. */
  private static double number(JsonNode json, ResponseColumn column) throws IOException {
    if (json.isTextual() && NumberText.notFinite(json.textValue()).isPresent()) {
      return NumberText.notFinite(json.textValue()).getAsDouble();
    }
    if (!json.isNumber()) {
      throw new IOException(name(column) + " is no number");
    }
    double number = json.doubleValue();
    if (Double.isInfinite(number) && !json.isDouble()) {
      throw new IOException(name(column) + " is a number beyond those that a double holds");
    }
    return number;
  }

  /** Narrows a number; one that is finite stays so. */
  private static float single(double value, ResponseColumn column) throws IOException {
    float number = (float) value;
    if (Float.isInfinite(number) && !Double.isInfinite(value)) {
      throw new IOException(name(column) + " is a number beyond those that a float holds");
    }
    return number;
  }

  private static long whole(double value, ResponseColumn column, double most) throws IOException {
    if (value != Math.rint(value) || Math.abs(value) > most) {
      throw new IOException(
          name(column) + " is no whole number that fits the type " + column.type());
    }
    return (long) value;
  }

  private static String name(ResponseColumn column) {
    return "the prediction '" + column.key() + "'";
  }
}
