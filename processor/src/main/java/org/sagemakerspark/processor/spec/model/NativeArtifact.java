package org.sagemakerspark.processor.spec.model;

/** A model file that the library scores by itself. */
public enum NativeArtifact implements Word {
  KMEANS("kmeans", "MXNet 1.9.1, and with a recorded answer of an endpoint on AWS"),
  PCA("pca", "MXNet 1.9.1"),
  LINEAR_LEARNER("linear-learner", "MXNet 1.9.1"),
  FACTORIZATION_MACHINES("factorization-machines", "MXNet 1.9.1"),
  XGBOOST("xgboost", "XGBoost4J 2.1.4");

  private final String word;
  private final String oracle;

  NativeArtifact(String word, String oracle) {
    this.word = word;
    this.oracle = oracle;
  }

  /** Returns what the scores were compared with. */
  public String oracle() {
    return oracle;
  }

  @Override
  public String word() {
    return word;
  }
}
