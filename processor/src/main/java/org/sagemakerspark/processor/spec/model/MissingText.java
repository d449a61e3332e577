package org.sagemakerspark.processor.spec.model;

/** The text that stands in JSON for what has no value. */
public enum MissingText implements Word {
  NAN("NaN");

  private final String word;

  MissingText(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
