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
  /** Texts to values of one type. */
  MAP("map"),
  /** Values of several types, each under its name. */
  STRUCT("struct"),
  STRUCT_ARRAY("struct-array"),
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
        || this == MAP
        || hasFields()
        || this == JSON;
  }

  /** Tells whether a value is made of fields. */
  public boolean hasFields() {
    return this == STRUCT || this == STRUCT_ARRAY;
  }

  @Override
  public String word() {
    return word;
  }
}
