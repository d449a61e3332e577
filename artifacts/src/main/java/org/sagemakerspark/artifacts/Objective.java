package org.sagemakerspark.artifacts;

/**
 * What an objective of XGBoost makes of the sum of a row's trees, and of {@code base_score}, which
 * is in the objective's own unit. Source: dmlc/xgboost, src/objective ({@code PredTransform},
 * {@code ProbToMargin}).
 */
enum Objective {
  IDENTITY(
      "reg:squarederror",
      "reg:linear",
      "reg:squaredlogerror",
      "reg:pseudohubererror",
      "reg:absoluteerror",
      "reg:quantileerror",
      // Its base_score is a margin already, found so with XGBoost 1.3.3 to 2.1.4.
      "binary:logitraw",
      "rank:pairwise",
      "rank:ndcg",
      "rank:map"),
  LOGISTIC("reg:logistic", "binary:logistic"),
  HINGE("binary:hinge"),
  EXPONENTIAL("count:poisson", "reg:gamma", "reg:tweedie", "survival:cox", "survival:aft"),
  SOFTMAX("multi:softmax"),
  SOFTPROB("multi:softprob");

  /** Where {@code expf} would overflow. */
  private static final float LEAST_EXPONENT = -88.7f;

  private final String names;

  Objective(String... names) {
    this.names = " " + String.join(" ", names) + " ";
  }

  static Objective of(String name, String file) throws ArtifactException {
    for (Objective objective : values()) {
      if (objective.names.contains(" " + name + " ")) {
        return objective;
      }
    }
    throw new ArtifactException(
        file
            + ", learner.objective.name: expected an objective whose answer is known here, and not "
            + name
            + "; score by an endpoint");
  }

  float toMargin(float base) {
    return switch (this) {
      case LOGISTIC -> (float) -Math.log(1.0f / base - 1.0f);
      case EXPONENTIAL -> (float) Math.log(base);
      default -> base;
    };
  }

  /**
   * Makes the answer to a row.
   *
   * @param room as many numbers as there are sums, which are overwritten
   */
  void answer(float[] sums, double[] room, float[] answer) {
    switch (this) {
      case IDENTITY -> answer[0] = sums[0];
      case LOGISTIC -> answer[0] = logistic(sums[0]);
      case HINGE -> answer[0] = sums[0] > 0 ? 1 : 0;
      case EXPONENTIAL -> answer[0] = (float) Math.exp(sums[0]);
      case SOFTMAX -> answer[0] = greatest(sums);
      case SOFTPROB -> {
        for (int i = 0; i < sums.length; i++) {
          room[i] = sums[i];
        }
        Heads.softmax(room, answer);
      }
    }
  }

  private static float logistic(float sum) {
    return (float) Heads.logistic(Math.max(sum, LEAST_EXPONENT));
  }

  private static int greatest(float[] sums) {
    int greatest = 0;
    for (int i = 1; i < sums.length; i++) {
      greatest = sums[i] > sums[greatest] ? i : greatest;
    }
    return greatest;
  }
}
