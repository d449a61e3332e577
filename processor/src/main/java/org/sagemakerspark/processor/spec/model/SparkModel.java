package org.sagemakerspark.processor.spec.model;

/** A model of Spark's own that predicts as an algorithm's does. */
public enum SparkModel implements Word {
  KMEANS("kmeans", "clustering", "KMeansModel"),
  PCA("pca", "feature", "PCAModel"),
  LINEAR_REGRESSION("linear-regression", "regression", "LinearRegressionModel"),
  BINOMIAL_LOGISTIC_REGRESSION(
      "binomial-logistic-regression", "classification", "LogisticRegressionModel"),
  MULTINOMIAL_LOGISTIC_REGRESSION(
      "multinomial-logistic-regression", "classification", "LogisticRegressionModel"),
  FM_REGRESSION("fm-regression", "regression", "FMRegressionModel"),
  FM_CLASSIFICATION("fm-classification", "classification", "FMClassificationModel");

  private final String word;
  private final String room;
  private final String className;

  SparkModel(String word, String room, String className) {
    this.word = word;
    this.room = room;
    this.className = className;
  }

  @Override
  public String word() {
    return word;
  }

  /** Returns the last part of its package, which Java and Python share. */
  public String room() {
    return room;
  }

  /** Returns the name of its class, which Java and Python share. */
  public String className() {
    return className;
  }
}
