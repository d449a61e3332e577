package org.sagemakerspark.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.apache.spark.ml.linalg.Vectors;

/** Makes the value of a prediction column from an answer in text; errors never repeat a value. */
final class Prediction {
  /** Beyond this, a double does not hold every whole number. */
  private static final double MAX_WHOLE = 1L << 53;

  private Prediction() {}

  static Object of(double value, ResponseColumn column) throws IOException {
    return switch (column.type()) {
      case DOUBLE -> value;
      case FLOAT -> (float) value;
      case INT -> Math.toIntExact(whole(value, column, Integer.MAX_VALUE));
      case LONG -> whole(value, column, MAX_WHOLE);
      case VECTOR -> Vectors.dense(new double[] {value});
      case DOUBLE_ARRAY -> new double[] {value};
      case STRING -> throw new IOException(name(column) + " is a number and not text");
    };
  }

  static Object of(double[] values, ResponseColumn column) throws IOException {
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

  static Object of(JsonNode json, ResponseColumn column) throws IOException {
    if (column.type() == ColumnType.STRING) {
      return text(json, column);
    }
    if (json.isArray()) {
      double[] values = new double[json.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = number(json.get(i), column);
      }
      return of(values, column);
    }
    return of(number(json, column), column);
  }

  private static String text(JsonNode json, ResponseColumn column) throws IOException {
    if (!json.isTextual()) {
      throw new IOException(name(column) + " is no text");
    }
    return json.textValue();
  }

  private static double number(JsonNode json, ResponseColumn column) throws IOException {
    if (!json.isNumber()) {
      throw new IOException(name(column) + " is no number");
    }
    return json.doubleValue();
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
