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
  /** A map of texts to arrays of doubles. */
  DOUBLE_ARRAY_MAP("double-array-map"),
  /** Any value, as a text of JSON. */
  JSON("json"),
  BINARY("binary");

  private final String word;

  ColumnType(String word) {
    this.word = word;
  }

  /** Tells whether only later versions of the language have the type. */
  public boolean isOfVersion2() {
    return this == BOOLEAN || this == BINARY || isOfJson();
  }

  /** Tells whether only JSON holds such a value. */
  public boolean isOfJson() {
    return this == DOUBLE_ARRAY_ARRAY
        || this == STRING_ARRAY
        || this == DOUBLE_ARRAY_MAP
        || this == JSON;
  }

  @Override
  public String word() {
    return word;
  }
}
