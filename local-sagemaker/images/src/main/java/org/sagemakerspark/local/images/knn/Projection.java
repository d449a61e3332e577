package org.sagemakerspark.local.images.knn;

import java.util.Arrays;
import java.util.Random;

/**
 * Reduces the number of features by a random projection that keeps distances, as the Developer
 * Guide describes its two kinds (kNN_how-it-works.md). The seed gives the projection, so that it
 * need not be kept.
 */
final class Projection {

  /** How rows are projected. */
  enum Kind {
    /** By a matrix of random signs. */
    SIGN,
    /** By random signs, a Hadamard transform, and a choice of its results. */
    FJLT
  }

  private final Kind kind;
  private final long seed;
  private final int inputs;
  private final boolean[][] signs;
  private final int[] chosen;

  Projection(Kind kind, long seed, int inputs, int outputs) {
    this.kind = kind;
    this.seed = seed;
    this.inputs = inputs;
    Random random = new Random(seed);
    signs = new boolean[kind == Kind.SIGN ? outputs : 1][inputs];
    for (boolean[] row : signs) {
      for (int i = 0; i < inputs; i++) {
        row[i] = random.nextBoolean();
      }
    }
    chosen = random.ints(0, powerOfTwo(inputs)).distinct().limit(outputs).toArray();
  }

  Kind kind() {
    return kind;
  }

  long seed() {
    return seed;
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return chosen.length;
  }

  float[] of(float[] row) {
    float[] projected = new float[chosen.length];
    double scale = 1 / Math.sqrt(chosen.length);
    if (kind == Kind.SIGN) {
      for (int i = 0; i < projected.length; i++) {
        double sum = 0;
        for (int j = 0; j < inputs; j++) {
          sum += signs[i][j] ? row[j] : -row[j];
        }
        projected[i] = (float) (sum * scale);
      }
      return projected;
    }
    double[] mixed = new double[powerOfTwo(inputs)];
    for (int j = 0; j < inputs; j++) {
      mixed[j] = signs[0][j] ? row[j] : -row[j];
    }
    hadamard(mixed);
    for (int i = 0; i < projected.length; i++) {
      projected[i] = (float) (mixed[chosen[i]] * scale);
    }
    return projected;
  }

  private static void hadamard(double[] values) {
    for (int half = 1; half < values.length; half *= 2) {
      for (int from = 0; from < values.length; from += 2 * half) {
        for (int i = from; i < from + half; i++) {
          double sum = values[i] + values[i + half];
          values[i + half] = values[i] - values[i + half];
          values[i] = sum;
        }
      }
    }
  }

  private static int powerOfTwo(int least) {
    int highest = Integer.highestOneBit(least);
    return highest == least ? least : 2 * highest;
  }

  /** Scales a row to length 1; a row of zeros stays as it is. */
  static float[] normalized(float[] row) {
    double squares = 0;
    for (float value : row) {
      squares += (double) value * value;
    }
    if (squares == 0) {
      return row;
    }
    float[] scaled = Arrays.copyOf(row, row.length);
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (row[i] / Math.sqrt(squares));
    }
    return scaled;
  }
}
