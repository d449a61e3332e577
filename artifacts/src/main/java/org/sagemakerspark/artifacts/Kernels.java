package org.sagemakerspark.artifacts;

import java.util.Arrays;

/**
 * Sums of products in 64 bits. Each sums up in lanes beside each other, since the JVM computes
 * several lanes in one instruction, but not several terms of one sum.
 */
final class Kernels {

  /** Long enough that the loop over them pays, short enough to stay in the first cache. */
  static final int LANES = 64;

  private Kernels() {}

  static double[] lanes() {
    return new double[LANES];
  }

  static double dot(float[] left, float[] right, int length, double[] lanes) {
    int whole = length - length % LANES;
    Arrays.fill(lanes, 0);
    for (int start = 0; start < whole; start += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        lanes[lane] += (double) left[start + lane] * (double) right[start + lane];
      }
    }
    double sum = sum(lanes);
    for (int i = whole; i < length; i++) {
      sum += (double) left[i] * (double) right[i];
    }
    return sum;
  }

  static double squaredDistance(float[] left, float[] right, int length, double[] lanes) {
    int whole = length - length % LANES;
    Arrays.fill(lanes, 0);
    for (int start = 0; start < whole; start += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        double difference = (double) left[start + lane] - (double) right[start + lane];
        lanes[lane] += difference * difference;
      }
    }
    double sum = sum(lanes);
    for (int i = whole; i < length; i++) {
      double difference = (double) left[i] - (double) right[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static double sum(double[] lanes) {
    double sum = 0;
    for (double lane : lanes) {
      sum += lane;
    }
    return sum;
  }
}
