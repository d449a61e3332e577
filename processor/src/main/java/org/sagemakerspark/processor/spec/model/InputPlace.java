package org.sagemakerspark.processor.spec.model;

/** The only place in which a column is read. */
public enum InputPlace implements Word {
  TRAINING("training"),
  REQUESTS("requests");

  private final String word;

  InputPlace(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
