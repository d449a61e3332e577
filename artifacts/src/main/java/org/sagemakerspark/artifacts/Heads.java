package org.sagemakerspark.artifacts;

/** What makes probabilities of sums. */
final class Heads {

  private Heads() {}

  static double logistic(double sum) {
    return 1 / (1 + Math.exp(-sum));
  }

  /**
   * Writes the probability of each class.
   *
   * @return the class with the greatest one, the first of several
   */
  static int softmax(double[] sums, float[] probabilities) {
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] > sums[best] ? i : best;
    }
    double most = sums[best];
    double whole = 0;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.exp(sums[i] - most);
      whole += sums[i];
    }
    for (int i = 0; i < sums.length; i++) {
      probabilities[i] = (float) (sums[i] / whole);
    }
    return best;
  }
}
