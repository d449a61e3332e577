package org.sagemakerspark.processor.spec.model;

/** What a feature that is NaN means to an algorithm. */
public enum MissingWord implements Word {
  /** Nothing; it takes numbers only. */
  REFUSE("refuse"),
  /** A missing value. */
  NAN("nan");

  private final String word;

  MissingWord(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
