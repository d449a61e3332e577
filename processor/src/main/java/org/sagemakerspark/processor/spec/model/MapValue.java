package org.sagemakerspark.processor.spec.model;

/** The type of the values of a map that is an output column, or a field of one. */
public enum MapValue implements Word {
  DOUBLE(ColumnType.DOUBLE),
  LONG(ColumnType.LONG),
  INT(ColumnType.INT),
  FLOAT(ColumnType.FLOAT),
  STRING(ColumnType.STRING),
  BOOLEAN(ColumnType.BOOLEAN),
  DOUBLE_ARRAY(ColumnType.DOUBLE_ARRAY),
  STRING_ARRAY(ColumnType.STRING_ARRAY);

  private final ColumnType type;

  MapValue(ColumnType type) {
    this.type = type;
  }

  /** Returns the type that it is as a column. */
  public ColumnType type() {
    return type;
  }

  @Override
  public String word() {
    return type.word();
  }
}
