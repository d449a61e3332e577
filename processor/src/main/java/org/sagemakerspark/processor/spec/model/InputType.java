package org.sagemakerspark.processor.spec.model;

/** What a column holds that an image reads by its name or its place. */
public enum InputType implements Word {
  NUMBER("number"),
  INTEGER("integer"),
  STRING("string"),
  BOOLEAN("boolean"),
  /** A vector, or an array of numbers. */
  NUMBER_ARRAY("number-array"),
  INTEGER_ARRAY("integer-array"),
  STRING_ARRAY("string-array");

  private final String word;

  InputType(String word) {
    this.word = word;
  }

  /** Tells whether a value is several values. */
  public boolean isList() {
    return this == NUMBER_ARRAY || this == INTEGER_ARRAY || this == STRING_ARRAY;
  }

  @Override
  public String word() {
    return word;
  }
}
