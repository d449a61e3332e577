package org.sagemakerspark.processor.spec.model;

/** Which values of a metric are better. */
public enum Direction implements Word {
  /** Small ones. */
  MINIMIZE("minimize"),
  /** Large ones. */
  MAXIMIZE("maximize");

  private final String word;

  Direction(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
