package org.sagemakerspark.processor.spec.model;

/** How a value is written for the image. */
public enum WireWord implements Word {
  /** A boolean as 1 or 0. */
  ZERO_ONE("zero-one"),
  /** A boolean as {@code True} or {@code False}. */
  CAPITALIZED("capitalized"),
  /** A list as {@code a,b}. */
  COMMA_SEPARATED("comma-separated"),
  /** A list as {@code (a,b)}. */
  TUPLE("tuple"),
  /** A list that may be a word as {@code [a,b]}. */
  JSON("json");

  private final String word;

  WireWord(String word) {
    this.word = word;
  }

  /** Returns the characters that an element of such a list cannot have. */
  public String separators() {
    return switch (this) {
      case ZERO_ONE, CAPITALIZED, JSON -> "";
      case COMMA_SEPARATED -> ",";
      case TUPLE -> ",()";
    };
  }

  /** Tells whether booleans are written so, and not lists. */
  public boolean isOfBooleans() {
    return this == ZERO_ONE || this == CAPITALIZED;
  }

  @Override
  public String word() {
    return word;
  }
}
