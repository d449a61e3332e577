package org.sagemakerspark.processor.spec.model;

/** The type of an output column. */
public enum ColumnType implements Word {
  DOUBLE("double"),
  FLOAT("float"),
  INT("int"),
  LONG("long"),
  STRING("string"),
  BOOLEAN("boolean"),
  /** A Spark ML vector. */
  VECTOR("vector"),
  DOUBLE_ARRAY("double-array"),
  DOUBLE_ARRAY_ARRAY("double-array-array"),
  STRING_ARRAY("string-array"),
  BINARY("binary");

  private final String word;

  ColumnType(String word) {
    this.word = word;
  }

  /** Tells whether only later versions of the language have the type. */
  public boolean isOfVersion2() {
    return this == BOOLEAN || this == DOUBLE_ARRAY_ARRAY || this == STRING_ARRAY || this == BINARY;
  }

  @Override
  public String word() {
    return word;
  }
}
