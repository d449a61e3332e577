package org.sagemakerspark.local.images.serving;

import java.util.List;

/** A loaded model; used by many threads at once. */
public interface Predictor {

  /**
   * One named part of a prediction.
   *
   * @param name its name in every answer format
   * @param shape whether it is one number or a list
   */
  record Field(String name, Shape shape) {

    /** What a field holds. */
    public enum Shape {
      NUMBER,
      LIST
    }

    public static Field number(String name) {
      return new Field(name, Shape.NUMBER);
    }

    public static Field list(String name) {
      return new Field(name, Shape.LIST);
    }
  }

  /** Gives the number of features that each row must have. */
  int featureCount();

  /** Gives what a prediction consists of, in the order of {@link #predict}'s result. */
  List<Field> fields();

  /**
   * Scores a row.
   *
   * @return the values of each field; exactly one for a number
   */
  float[][] predict(float[] row);
}
