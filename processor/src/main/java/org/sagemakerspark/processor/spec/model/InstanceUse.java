package org.sagemakerspark.processor.spec.model;

/** What an instance is for. */
public enum InstanceUse implements Word {
  TRAINING("training"),
  ENDPOINTS("endpoints");

  private final String word;

  InstanceUse(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
