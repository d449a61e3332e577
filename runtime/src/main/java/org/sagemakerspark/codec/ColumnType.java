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
  VECTOR,
  DOUBLE_ARRAY;

  /** Returns the Spark SQL type of the column. */
  public DataType sparkType() {
    return switch (this) {
      case DOUBLE -> DataTypes.DoubleType;
      case FLOAT -> DataTypes.FloatType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case STRING -> DataTypes.StringType;
      case VECTOR -> SQLDataTypes.VectorType();
      case DOUBLE_ARRAY -> DataTypes.createArrayType(DataTypes.DoubleType, false);
    };
  }
}
