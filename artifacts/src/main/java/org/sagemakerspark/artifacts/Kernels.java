package org.sagemakerspark.artifacts;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Sums of products in 64 bits, as the JVM computes them fast: several sums beside each other need
 * not wait for one another.
 */
final class Kernels {

  private Kernels() {}

  /** Gives the scalar product of a row with weights of the same size. */
  static double dot(FeatureRow row, double[] weights) {
    return row.keys() == null
        ? dense(row.values(), row.count(), weights)
        : sparse(row.values(), row.keys(), row.count(), weights);
  }

  private static double sparse(double[] values, int[] keys, int count, double[] weights) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i] * weights[keys[i]];
    }
    return sum;
  }

  private static double dense(double[] values, int count, double[] weights) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int i = 0;
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
   * Weights for several answers at once, eight of them beside each other for each feature: a number
   * of a row is read once for eight sums, and a sparse row touches one line of memory for each of
   * its numbers. The answers that are left over have their weights each for itself.
   */
  static final class Weights implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int ABREAST = 8;

    private final double[][] blocks;
    private final double[][] rest;

    /**
     * Lays out weights.
     *
     * @param weights one row an answer, each as long as a row of features
     */
    Weights(float[][] weights) {
      int together = weights.length / ABREAST * ABREAST;
      blocks = new double[together / ABREAST][];
      for (int i = 0; i < blocks.length; i++) {
        blocks[i] = new double[Math.multiplyExact(weights[0].length, ABREAST)];
      }
      for (int i = 0; i < together; i++) {
        double[] block = blocks[i / ABREAST];
        for (int j = 0; j < weights[i].length; j++) {
          block[j * ABREAST + i % ABREAST] = weights[i][j];
        }
      }
      rest =
          Arrays.stream(weights, together, weights.length)
              .map(Kernels::widen)
              .toArray(double[][]::new);
    }

    /** Makes room for the sums of a row, one for each answer. */
    double[] sums() {
      return new double[blocks.length * ABREAST + rest.length];
    }

    /** Sets the sums to a row's scalar product with the weights of each answer. */
    void multiply(FeatureRow row, double[] sums) {
      int at = 0;
      for (double[] block : blocks) {
        if (row.keys() == null) {
          dense(row.values(), row.count(), block, sums, at);
        } else {
          sparse(row.values(), row.keys(), row.count(), block, sums, at);
        }
        at += ABREAST;
      }
      for (double[] weights : rest) {
        sums[at] = dot(row, weights);
        at++;
      }
    }

    private static void dense(double[] values, int count, double[] block, double[] sums, int at) {
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      double e = 0;
      double f = 0;
      double g = 0;
      double h = 0;
      for (int i = 0; i < count; i++) {
        double number = values[i];
        int place = i * ABREAST;
        a = Math.fma(number, block[place], a);
        b = Math.fma(number, block[place + 1], b);
        c = Math.fma(number, block[place + 2], c);
        d = Math.fma(number, block[place + 3], d);
        e = Math.fma(number, block[place + 4], e);
        f = Math.fma(number, block[place + 5], f);
        g = Math.fma(number, block[place + 6], g);
        h = Math.fma(number, block[place + 7], h);
      }
      set(sums, at, a, b, c, d, e, f, g, h);
    }

    private static void sparse(
        double[] values, int[] keys, int count, double[] block, double[] sums, int at) {
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      double e = 0;
      double f = 0;
      double g = 0;
      double h = 0;
      for (int i = 0; i < count; i++) {
        double number = values[i];
        int place = keys[i] * ABREAST;
        a = Math.fma(number, block[place], a);
        b = Math.fma(number, block[place + 1], b);
        c = Math.fma(number, block[place + 2], c);
        d = Math.fma(number, block[place + 3], d);
        e = Math.fma(number, block[place + 4], e);
        f = Math.fma(number, block[place + 5], f);
        g = Math.fma(number, block[place + 6], g);
        h = Math.fma(number, block[place + 7], h);
      }
      set(sums, at, a, b, c, d, e, f, g, h);
    }

    private static void set(
        double[] sums,
        int at,
        double a,
        double b,
        double c,
        double d,
        double e,
        double f,
        double g,
        double h) {
      sums[at] = a;
      sums[at + 1] = b;
      sums[at + 2] = c;
      sums[at + 3] = d;
      sums[at + 4] = e;
      sums[at + 5] = f;
      sums[at + 6] = g;
      sums[at + 7] = h;
    }
  }

  /**
   * Points, five of which are compared with a row at a time: that is as many differences as a
   * processor takes before the first square is added.
   */
  static final class Points implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int ABREAST = 5;

    private final double[][] points;

    Points(float[][] points) {
      this.points = Arrays.stream(points).map(Kernels::widen).toArray(double[][]::new);
    }

    /** Makes room for a row of as many features as a point has. */
    double[] row() {
      return new double[points[0].length];
    }

    /** Makes room for the distances of a row: one for each point, and what fills the last five. */
    double[] distances() {
      return new double[(points.length + ABREAST - 1) / ABREAST * ABREAST];
    }

    /**
     * Sets the squares of a row's distances to each point.
     *
     * @param room for the features of a sparse row
     */
    void squares(FeatureRow row, double[] room, double[] distances) {
      double[] all = row.values();
      if (row.keys() != null || row.count() < all.length || all.length != room.length) {
        all = room;
        spread(row, all);
      }
      squares(all, distances);
    }

    private static void spread(FeatureRow row, double[] all) {
      Arrays.fill(all, 0);
      for (int i = 0; i < row.count(); i++) {
        all[row.keys() == null ? i : row.keys()[i]] = row.values()[i];
      }
    }

    private void squares(double[] row, double[] distances) {
      for (int i = 0; i < distances.length; i += ABREAST) {
        squares(
            row, point(i), point(i + 1), point(i + 2), point(i + 3), point(i + 4), distances, i);
      }
    }

    /** Gives a point, or the last one beyond it. */
    private double[] point(int index) {
      return points[Math.min(index, points.length - 1)];
    }

    private static void squares(
        double[] row,
        double[] first,
        double[] second,
        double[] third,
        double[] fourth,
        double[] fifth,
        double[] distances,
        int at) {
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      double e = 0;
      for (int i = 0; i < row.length; i++) {
        double number = row[i];
        double one = number - first[i];
        double two = number - second[i];
        double three = number - third[i];
        double four = number - fourth[i];
        double five = number - fifth[i];
        a = Math.fma(one, one, a);
        b = Math.fma(two, two, b);
        c = Math.fma(three, three, c);
        d = Math.fma(four, four, d);
        e = Math.fma(five, five, e);
      }
      distances[at] = a;
      distances[at + 1] = b;
      distances[at + 2] = c;
      distances[at + 3] = d;
      distances[at + 4] = e;
    }
  }

  static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
