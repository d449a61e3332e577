package org.sagemakerspark.codec;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.schema.Columns;

/** What a column holds that an image reads by its name or its place. */
public enum InputType {
  NUMBER("numeric"),
  INTEGER("of whole numbers"),
  STRING("of texts"),
  BOOLEAN("boolean"),
  NUMBER_ARRAY("a vector, or an array of numbers"),
  INTEGER_ARRAY("an array of whole numbers"),
  STRING_ARRAY("an array of texts"),
  STRING_OR_ARRAY("of texts, or of arrays of texts"),
  INTEGER_OR_ARRAY("of whole numbers, or of arrays of whole numbers"),
  JSON("a struct, an array or a map, or a text that holds JSON"),
  S3_URI("of texts, which are S3 URIs"),
  NUMBER_ARRAY_ARRAY("an array of arrays of numbers"),
  TIMESTAMP("a timestamp, a date, or texts such as 2024-05-31 23:59:00"),
  BINARY("binary");

  private final String description;

  InputType(String description) {
    this.description = description;
  }

  /** Returns the word that stands for the type in specs. */
  public String word() {
    return Words.of(this);
  }

  /**
   * Returns the type that a word stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  public static InputType ofWord(String word) {
    return Words.find(InputType.class, word, "type of an input");
  }

  /** Returns what a column must be, to follow "it must be". */
  String description() {
    return description;
  }

  /** Tells whether a value is several values. */
  boolean isList() {
    return this == NUMBER_ARRAY || this == INTEGER_ARRAY || this == STRING_ARRAY;
  }

  /** Tells whether a column of a type of Spark SQL can be read. */
  boolean takes(DataType type) {
    return switch (this) {
      case NUMBER -> type instanceof NumericType;
      case INTEGER -> type instanceof IntegralType;
      case STRING -> type instanceof StringType;
      case BOOLEAN -> type.equals(DataTypes.BooleanType);
      case NUMBER_ARRAY -> Columns.isVector(type) || isArray(type, NUMBER);
      case INTEGER_ARRAY -> isArray(type, INTEGER);
      case STRING_ARRAY -> isArray(type, STRING);
      case STRING_OR_ARRAY -> STRING.takes(type) || STRING_ARRAY.takes(type);
      case INTEGER_OR_ARRAY -> INTEGER.takes(type) || INTEGER_ARRAY.takes(type);
      case JSON ->
          type instanceof StructType
              || type instanceof ArrayType
              || type instanceof MapType
              || type instanceof StringType;
      case S3_URI -> type instanceof StringType;
      case NUMBER_ARRAY_ARRAY -> isArray(type, NUMBER_ARRAY);
      case TIMESTAMP ->
          type instanceof StringType
              || type.equals(DataTypes.TimestampType)
              || type.equals(DataTypes.TimestampNTZType)
              || type.equals(DataTypes.DateType);
      case BINARY -> type.equals(DataTypes.BinaryType);
    };
  }

  private static boolean isArray(DataType type, InputType of) {
    return type instanceof ArrayType array && of.takes(array.elementType());
  }

  /** Returns the type of the column where a data source of Spark's writes it. */
  DataType sparkType() {
    return switch (this) {
      case NUMBER -> DataTypes.DoubleType;
      case INTEGER -> DataTypes.LongType;
      case STRING, S3_URI, TIMESTAMP -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
      case NUMBER_ARRAY -> DataTypes.createArrayType(DataTypes.DoubleType, false);
      case INTEGER_ARRAY -> DataTypes.createArrayType(DataTypes.LongType, false);
      case STRING_ARRAY -> DataTypes.createArrayType(DataTypes.StringType, false);
      case BINARY -> DataTypes.BinaryType;
      case STRING_OR_ARRAY, INTEGER_OR_ARRAY, JSON, NUMBER_ARRAY_ARRAY ->
          throw new IllegalStateException("A column of the type " + word() + " is of JSON only");
    };
  }
}
