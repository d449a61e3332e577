package org.sagemakerspark.processor.spec.model;

import java.util.Optional;

/** What a column holds that an image reads by its name or its place. */
public enum InputType implements Word {
  NUMBER("number"),
  INTEGER("integer"),
  STRING("string"),
  BOOLEAN("boolean"),
  /** A vector, or an array of numbers. */
  NUMBER_ARRAY("number-array"),
  INTEGER_ARRAY("integer-array"),
  STRING_ARRAY("string-array"),
  /** A text, or an array of texts. */
  STRING_OR_ARRAY("string-or-array"),
  /** A whole number, or an array of whole numbers. */
  INTEGER_OR_ARRAY("integer-or-array"),
  /** A struct, an array or a map, as JSON. */
  JSON("json"),
  /** The place of an object in S3. */
  S3_URI("s3-uri"),
  /** An array of arrays of numbers. */
  NUMBER_ARRAY_ARRAY("number-array-array"),
  /** A time of a second, without a zone. */
  TIMESTAMP("timestamp"),
  BINARY("binary");

  private final String word;

  InputType(String word) {
    this.word = word;
  }

  /** Tells whether a value is several values. */
  public boolean isList() {
    return this == NUMBER_ARRAY || this == INTEGER_ARRAY || this == STRING_ARRAY;
  }

  /** Tells whether a value is a text, or several. */
  public boolean isOfTexts() {
    return this == STRING || this == STRING_ARRAY || this == STRING_OR_ARRAY;
  }

  /** Returns the type of each number, where a value is one, or several. */
  public Optional<NumberType> numbers() {
    return switch (this) {
      case NUMBER, NUMBER_ARRAY, NUMBER_ARRAY_ARRAY -> Optional.of(NumberType.DOUBLE);
      case INTEGER, INTEGER_ARRAY, INTEGER_OR_ARRAY -> Optional.of(NumberType.LONG);
      case STRING, BOOLEAN, STRING_ARRAY, STRING_OR_ARRAY, JSON, S3_URI, TIMESTAMP, BINARY ->
          Optional.empty();
    };
  }

  /** Tells whether only JSON holds a value as it is. */
  public boolean isOfJson() {
    return this == STRING_OR_ARRAY
        || this == INTEGER_OR_ARRAY
        || this == JSON
        || this == NUMBER_ARRAY_ARRAY;
  }

  /** Tells whether a label can be such a value. */
  public boolean isOfLabels() {
    return this != BOOLEAN
        && this != NUMBER_ARRAY
        && this != NUMBER_ARRAY_ARRAY
        && this != TIMESTAMP
        && this != BINARY;
  }

  @Override
  public String word() {
    return word;
  }
}
