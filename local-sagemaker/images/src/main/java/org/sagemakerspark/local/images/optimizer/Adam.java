package org.sagemakerspark.local.images.optimizer;

import java.util.IdentityHashMap;
import java.util.function.IntToDoubleFunction;

/** Takes the steps of Adam, for each vector by the gradients of that vector alone. */
public final class Adam {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** What is kept of a vector. */
  private static final class Moments {
    private final double[] first;
    private final double[] second;
    private int steps;

    Moments(int size) {
      first = new double[size];
      second = new double[size];
    }
  }

  private final double rate;
  private final double decay;
  private final IdentityHashMap<float[], Moments> moments = new IdentityHashMap<>();

  /**
   * Makes an optimizer.
   *
   * @param rate the step size
   * @param decay the weight of the L2 regularization
   */
  public Adam(double rate, double decay) {
    this.rate = rate;
    this.decay = decay;
  }

  /** Changes a vector, given the gradient of the loss for each of its elements. */
  public void step(float[] vector, IntToDoubleFunction gradients) {
    Moments kept = moments.computeIfAbsent(vector, each -> new Moments(vector.length));
    kept.steps++;
    double first = 1 - Math.pow(BETA_1, kept.steps);
    double second = 1 - Math.pow(BETA_2, kept.steps);
    for (int i = 0; i < vector.length; i++) {
      double gradient = gradients.applyAsDouble(i) + decay * vector[i];
      kept.first[i] = BETA_1 * kept.first[i] + (1 - BETA_1) * gradient;
      kept.second[i] = BETA_2 * kept.second[i] + (1 - BETA_2) * gradient * gradient;
      vector[i] -=
          (float) (rate * kept.first[i] / first / (Math.sqrt(kept.second[i] / second) + EPSILON));
    }
  }
}
