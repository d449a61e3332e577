package org.sagemakerspark.codec;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What a prediction column holds. */
public enum ColumnType {
  DOUBLE,
  FLOAT,
  INT,
  LONG,
  STRING,
  BOOLEAN,
  VECTOR,
  DOUBLE_ARRAY,
  DOUBLE_ARRAY_ARRAY,
  STRING_ARRAY,
  DOUBLE_ARRAY_MAP,
  /** Any value, as a text of JSON. */
  JSON,
  BINARY;

  /** Returns the word that stands for the type in specs and descriptions. */
  public String word() {
    return Words.of(this);
  }

  /**
   * Returns the type that a word stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  public static ColumnType ofWord(String word) {
    return Words.find(ColumnType.class, word, "type of a column");
  }

  /** Tells whether a value is several numbers. */
  boolean isList() {
    return this == VECTOR || this == DOUBLE_ARRAY;
  }

  /** Returns the Spark SQL type of the column. */
  public DataType sparkType() {
    return switch (this) {
      case DOUBLE -> DataTypes.DoubleType;
      case FLOAT -> DataTypes.FloatType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case STRING, JSON -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
      case VECTOR -> SQLDataTypes.VectorType();
      case DOUBLE_ARRAY -> DataTypes.createArrayType(DataTypes.DoubleType, false);
      case DOUBLE_ARRAY_ARRAY -> DataTypes.createArrayType(DOUBLE_ARRAY.sparkType(), false);
      case STRING_ARRAY -> DataTypes.createArrayType(DataTypes.StringType, false);
      case DOUBLE_ARRAY_MAP ->
          DataTypes.createMapType(DataTypes.StringType, DOUBLE_ARRAY.sparkType(), false);
      case BINARY -> DataTypes.BinaryType;
    };
  }
}
