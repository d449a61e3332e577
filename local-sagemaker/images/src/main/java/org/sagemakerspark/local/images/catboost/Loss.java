package org.sagemakerspark.local.images.catboost;

/** What the trees make smaller, by the sums that they give a row: one of each class, or one. */
enum Loss {
  RMSE {
    @Override
    void derive(double label, double[] sums, double[] gradient, double[] curvature) {
      gradient[0] = sums[0] - label;
      curvature[0] = 1;
    }

    @Override
    float[] answer(double[] sums) {
      return new float[] {(float) sums[0]};
    }

    @Override
    double of(double label, double[] sums) {
      return (sums[0] - label) * (sums[0] - label);
    }

    @Override
    double mean(double sum, int rows) {
      return Math.sqrt(sum / rows);
    }
  },

  /** The sum is the logarithm of the odds of class 1. */
  LOGLOSS {
    @Override
    void derive(double label, double[] sums, double[] gradient, double[] curvature) {
      double probability = answer(sums)[1];
      gradient[0] = probability - label;
      curvature[0] = probability * (1 - probability);
    }

    @Override
    float[] answer(double[] sums) {
      double probability = 1 / (1 + Math.exp(-sums[0]));
      return new float[] {(float) (1 - probability), (float) probability};
    }
  },

  MULTICLASS {
    @Override
    void derive(double label, double[] sums, double[] gradient, double[] curvature) {
      float[] probabilities = answer(sums);
      for (int i = 0; i < sums.length; i++) {
        gradient[i] = probabilities[i] - (i == (int) label ? 1 : 0);
        curvature[i] = probabilities[i] * (1 - probabilities[i]);
      }
    }

    @Override
    float[] answer(double[] sums) {
      double most = Double.NEGATIVE_INFINITY;
      for (double sum : sums) {
        most = Math.max(most, sum);
      }
      double whole = 0;
      for (double sum : sums) {
        whole += Math.exp(sum - most);
      }
      float[] probabilities = new float[sums.length];
      for (int i = 0; i < sums.length; i++) {
        probabilities[i] = (float) (Math.exp(sums[i] - most) / whole);
      }
      return probabilities;
    }
  };

  private static final double LEAST = 1e-15;

  /** Gives the first and the second derivative by each sum. */
  abstract void derive(double label, double[] sums, double[] gradient, double[] curvature);

  /** Gives the number, or the probability of each class. */
  abstract float[] answer(double[] sums);

  /** Gives what one row costs. */
  double of(double label, double[] sums) {
    return -Math.log(Math.max(LEAST, answer(sums)[(int) label]));
  }

  /** Gives the metric of so many rows, which cost so much together. */
  double mean(double sum, int rows) {
    return sum / rows;
  }

  /** Gives how many sums a row has. */
  int sums(int classes) {
    return this == MULTICLASS ? classes : 1;
  }

  static Loss of(int classes) {
    return classes == 0 ? RMSE : classes == 2 ? LOGLOSS : MULTICLASS;
  }
}
