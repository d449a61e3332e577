package org.sagemakerspark.codec;

import java.io.IOException;
import org.apache.spark.ml.linalg.Vectors;

/** What a prediction column makes of a value of an answer. */
public enum ColumnForm {
  /** The value as it is. */
  PLAIN,
  /** The value as it is, which is a class. */
  CLASS,
  /** The probability of each class, of that of class 1 or of all of them. */
  PROBABILITIES,
  /** A score of each of two classes, of one that is greater the likelier class 1 is. */
  MARGINS,
  /** The likeliest class, from 0, of the probability of class 1 or of all of them. */
  LIKELIEST,
  /** Class 1 where a score is above 0, and class 0 elsewhere. */
  SIGN;

  private static final double HALF = 0.5;

  /** Returns the word that stands for the form in specs and descriptions. */
  public String word() {
    return Words.of(this);
  }

  /**
   * Returns the form that a word stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  public static ColumnForm ofWord(String word) {
    return Words.find(ColumnForm.class, word, "form of a column");
  }

  /** Tells whether the column holds a class. */
  public boolean isClass() {
    return this == CLASS || this == LIKELIEST || this == SIGN;
  }

  /** Tells whether the column holds something else than the value itself. */
  boolean isDerived() {
    return this != PLAIN && this != CLASS;
  }

  /** Returns what the column holds, of one number or several. */
  Object of(double[] numbers, String prediction) throws IOException {
    boolean isSingle = this == MARGINS || this == SIGN;
    if (numbers.length == 0 || (isSingle && numbers.length > 1)) {
      throw new IOException(
          prediction
              + " has "
              + numbers.length
              + " values, of which no "
              + word()
              + " can be made");
    }
    double first = numbers[0];
    return switch (this) {
      case PROBABILITIES ->
          Vectors.dense(numbers.length == 1 ? new double[] {1 - first, first} : numbers);
      case MARGINS -> Vectors.dense(new double[] {-first, first});
      case LIKELIEST -> numbers.length == 1 ? above(first, HALF) : greatest(numbers);
      case SIGN -> above(first, 0);
      case PLAIN, CLASS -> throw new IllegalStateException("The value is taken as it is");
    };
  }

  /** Of what is no number, no class follows. */
  private static double above(double number, double threshold) {
    return Double.isNaN(number) ? Double.NaN : number > threshold ? 1 : 0;
  }

  private static double greatest(double[] numbers) {
    int greatest = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (Double.isNaN(numbers[i])) {
        return Double.NaN;
      }
      greatest = numbers[i] > numbers[greatest] ? i : greatest;
    }
    return greatest;
  }
}
