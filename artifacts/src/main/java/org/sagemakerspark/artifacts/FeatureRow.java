package org.sagemakerspark.artifacts;

/**
 * A row to be scored.
 *
 * @param size the number of features
 * @param keys the places of the values in a sparse row, from 0; null if the row is dense
 * @param values all features of a dense row, or those that a sparse one names, which may be fewer
 *     than the array holds: float32 numbers, in 64 bits as sums are made of them
 * @param count how many values count
 */
public record FeatureRow(int size, int[] keys, double[] values, int count) {

  /** Makes a dense row. */
  public static FeatureRow dense(float... values) {
    return new FeatureRow(values.length, null, Kernels.widen(values), values.length);
  }

  /** Makes a sparse row; its other features are 0. */
  public static FeatureRow sparse(int size, int[] keys, float[] values) {
    return new FeatureRow(size, keys, Kernels.widen(values), values.length);
  }
}
