package org.sagemakerspark.artifacts;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Sums of products in 64 bits, as the JVM computes them fast: a loop over whole arrays from their
 * beginning becomes one over several numbers at a time, and several sums beside each other need not
 * wait for one another.
 */
final class Kernels {

  /** How many rows of a matrix are added at a time. */
  private static final int ABREAST = 4;

  private Kernels() {}

  /** Gives the scalar product of a row with weights of the same size. */
  static double dot(FeatureRow row, double[] weights) {
    float[] values = row.values();
    int count = row.count();
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    if (row.keys() != null) {
      int[] keys = row.keys();
      for (; i < count; i++) {
        a += values[i] * weights[keys[i]];
      }
      return a;
    }
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (; i + 8 <= count; i += 8) {
      a = Math.fma(values[i], weights[i], a);
      b = Math.fma(values[i + 1], weights[i + 1], b);
      c = Math.fma(values[i + 2], weights[i + 2], c);
      d = Math.fma(values[i + 3], weights[i + 3], d);
      e = Math.fma(values[i + 4], weights[i + 4], e);
      f = Math.fma(values[i + 5], weights[i + 5], f);
      g = Math.fma(values[i + 6], weights[i + 6], g);
      h = Math.fma(values[i + 7], weights[i + 7], h);
    }
    for (; i < count; i++) {
      a = Math.fma(values[i], weights[i], a);
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  /**
   * Adds a row's numbers times the rows of a matrix to a sum for each column.
   *
   * @param matrix its rows one after the other, one for each feature
   */
  static void addProduct(FeatureRow row, double[] matrix, double[] sums) {
    float[] values = row.values();
    int[] keys = row.keys();
    int columns = sums.length;
    int i = 0;
    for (; i + ABREAST <= row.count(); i += ABREAST) {
      int a = (keys == null ? i : keys[i]) * columns;
      int b = (keys == null ? i + 1 : keys[i + 1]) * columns;
      int c = (keys == null ? i + 2 : keys[i + 2]) * columns;
      int d = (keys == null ? i + 3 : keys[i + 3]) * columns;
      add(matrix, a, values[i], b, values[i + 1], c, values[i + 2], d, values[i + 3], sums);
    }
    for (; i < row.count(); i++) {
      int at = (keys == null ? i : keys[i]) * columns;
      double number = values[i];
      for (int j = 0; j < columns; j++) {
        sums[j] += number * matrix[at + j];
      }
    }
  }

  private static void add(
      double[] matrix,
      int a,
      double first,
      int b,
      double second,
      int c,
      double third,
      int d,
      double fourth,
      double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] +=
          (first * matrix[a + j] + second * matrix[b + j])
              + (third * matrix[c + j] + fourth * matrix[d + j]);
    }
  }

  /**
   * A row in two halves of the same length, a multiple of 8, with zeros at the end. Each loop over
   * them is a whole one, as the JVM gives up on the last of many loops in a method.
   */
  record Halves(double[] first, double[] second) implements Serializable {

    static Halves ofSize(int size) {
      int half = (size + 15) / 16 * 8;
      return new Halves(new double[half], new double[half]);
    }

    static Halves of(float[] values) {
      Halves halves = ofSize(values.length);
      halves.fill(FeatureRow.dense(values));
      return halves;
    }

    void fill(FeatureRow row) {
      float[] values = row.values();
      int half = first.length;
      if (row.keys() == null) {
        int whole = Math.min(half, row.count());
        for (int i = 0; i < whole; i++) {
          first[i] = values[i];
        }
        for (int i = half; i < row.count(); i++) {
          second[i - half] = values[i];
        }
        return;
      }
      Arrays.fill(first, 0);
      Arrays.fill(second, 0);
      for (int i = 0; i < row.count(); i++) {
        int key = row.keys()[i];
        (key < half ? first : second)[key < half ? key : key - half] = values[i];
      }
    }

    double[] scratch() {
      return new double[first.length];
    }

    /** Gives the square of the distance between two rows. */
    double squaredDistance(Halves other, double[] scratch) {
      squares(first, second, other.first, other.second, scratch);
      return sum(scratch);
    }

    private static void squares(double[] a, double[] b, double[] c, double[] d, double[] squares) {
      for (int i = 0; i < squares.length; i++) {
        double one = a[i] - c[i];
        double two = b[i] - d[i];
        squares[i] = one * one + two * two;
      }
    }
  }

  /** Sums up as many numbers as a multiple of 8. */
  private static double sum(double[] numbers) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = 0; i < numbers.length; i += 8) {
      a += numbers[i];
      b += numbers[i + 1];
      c += numbers[i + 2];
      d += numbers[i + 3];
      e += numbers[i + 4];
      f += numbers[i + 5];
      g += numbers[i + 6];
      h += numbers[i + 7];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
