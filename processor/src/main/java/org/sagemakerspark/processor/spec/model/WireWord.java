package org.sagemakerspark.processor.spec.model;

/** How a value is written for the image. */
public enum WireWord implements Word {
  /** A boolean as 1 or 0. */
  ZERO_ONE("zero-one"),
  /** A boolean as {@code True} or {@code False}. */
  CAPITALIZED("capitalized"),
  /** A list as {@code a,b}, a map as {@code a=1,b=2}. */
  COMMA_SEPARATED("comma-separated"),
  /** A list as {@code (a,b)}. */
  TUPLE("tuple"),
  /** A list that may be a word as {@code [a,b]}. */
  JSON("json");

  private final String word;

  WireWord(String word) {
    this.word = word;
  }

  /**
   * Returns the characters that an element of such a list, or a map's key and value, cannot have.
   */
  public String separators(ValueKind kind) {
    if (kind.isMap()) {
      return this == COMMA_SEPARATED ? ",=" : "";
    }
    return switch (this) {
      case ZERO_ONE, CAPITALIZED, JSON -> "";
      case COMMA_SEPARATED -> ",";
      case TUPLE -> ",()";
    };
  }

  /** Tells whether values of a kind can be written so. */
  public boolean fits(ValueKind kind) {
    return switch (this) {
      case ZERO_ONE, CAPITALIZED -> kind == ValueKind.BOOLEAN;
      case COMMA_SEPARATED -> kind.isList() || kind.isMap() || kind == ValueKind.INT_LIST_OR_WORD;
      case TUPLE -> kind.isList();
      case JSON -> kind == ValueKind.INT_LIST_OR_WORD;
    };
  }

  /** Returns what can be written so, for people. */
  public String owners() {
    return switch (this) {
      case ZERO_ONE, CAPITALIZED -> "booleans";
      case COMMA_SEPARATED -> "lists and maps";
      case TUPLE -> "lists";
      case JSON -> "lists with words";
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
