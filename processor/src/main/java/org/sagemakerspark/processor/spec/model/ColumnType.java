package org.sagemakerspark.processor.spec.model;

/** The type of an output column. */
public enum ColumnType implements Word {
  DOUBLE("double"),
  FLOAT("float"),
  INT("int"),
  LONG("long"),
  STRING("string"),
  /** A Spark ML vector. */
  VECTOR("vector"),
  DOUBLE_ARRAY("double-array");

  private final String word;

  ColumnType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
