package org.sagemakerspark.processor.spec.model;

/** A model file that the library scores by itself. */
public enum NativeArtifact implements Word {
  KMEANS("kmeans"),
  PCA("pca"),
  LINEAR_LEARNER("linear-learner"),
  FACTORIZATION_MACHINES("factorization-machines"),
  XGBOOST("xgboost");

  private final String word;

  NativeArtifact(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
