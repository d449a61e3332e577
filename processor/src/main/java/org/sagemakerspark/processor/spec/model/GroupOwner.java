package org.sagemakerspark.processor.spec.model;

/** Which stages have a group of Params. */
public enum GroupOwner implements Word {
  /** All estimators and models. */
  STAGES("stages"),
  ESTIMATORS("estimators"),
  /** Estimators whose image knows what the Params say. */
  SOME_ESTIMATORS("some-estimators"),
  MODELS("models");

  private final String word;

  GroupOwner(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
