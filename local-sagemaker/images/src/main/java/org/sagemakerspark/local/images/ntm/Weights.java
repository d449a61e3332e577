package org.sagemakerspark.local.images.ntm;

/**
 * Numbers that are learned.
 *
 * @param values the numbers
 * @param gradients the sum of their gradients in a batch
 * @param first what an optimizer remembers of each
 * @param second what else it remembers
 */
record Weights(double[] values, double[] gradients, double[] first, double[] second) {

  Weights(double[] values) {
    this(values, new double[values.length], new double[values.length], new double[values.length]);
  }

  float[] floats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
