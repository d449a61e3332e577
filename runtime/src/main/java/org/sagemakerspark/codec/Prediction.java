package org.sagemakerspark.codec;

import java.io.IOException;
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
    return switch (column.type().kind()) {
      case DOUBLE -> value;
      case FLOAT -> single(value, column);
      case INT -> Math.toIntExact(whole(value, column, Integer.MAX_VALUE));
      case LONG -> whole(value, column, MAX_WHOLE);
      case VECTOR -> Vectors.dense(new double[] {value});
      case DOUBLE_ARRAY -> new double[] {value};
      case BOOLEAN -> truth(value, column);
      case STRING, STRING_ARRAY, DOUBLE_ARRAY_ARRAY, MAP, STRUCT, STRUCT_ARRAY, JSON, BINARY ->
          throw new IOException(name(column) + " is a number and not " + column.type().word());
    };
  }

  static Object of(double[] values, ResponseColumn column) throws IOException {
    if (column.form().isDerived()) {
      return column.form().of(values, name(column));
    }
    return switch (column.type().kind()) {
      case VECTOR -> Vectors.dense(values);
      case DOUBLE_ARRAY -> values;
      case DOUBLE, FLOAT, INT, LONG, BOOLEAN -> {
        if (values.length != 1) {
          throw new IOException(name(column) + " has " + values.length + " values; 1 is expected");
        }
        yield of(values[0], column);
      }
      case STRING, STRING_ARRAY, DOUBLE_ARRAY_ARRAY, MAP, STRUCT, STRUCT_ARRAY, JSON, BINARY ->
          throw new IOException(
              name(column) + " is a list of numbers and not " + column.type().word());
    };
  }

  /** Reads 1 and 0, which NumPy and CSV have for true and false. */
  private static boolean truth(double value, ResponseColumn column) throws IOException {
    if (value != 0 && value != 1) {
      throw new IOException(name(column) + " is neither true nor false, nor 1 or 0");
    }
    return value == 1;
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
          name(column) + " is no whole number that fits the type " + column.type().kind());
    }
    return (long) value;
  }

  private static String name(ResponseColumn column) {
    return name(column.key());
  }

  /** Returns how messages name a prediction. */
  static String name(String key) {
    return "the prediction '" + key + "'";
  }
}
