package org.sagemakerspark.schema;

import java.util.Arrays;
import java.util.Set;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Checks on the driver that columns are there and hold what is needed. */
public final class Columns {

  private static final Set<DataType> VECTORS =
      Set.of(SQLDataTypes.VectorType(), new org.apache.spark.mllib.linalg.VectorUDT());

  private static final Set<DataType> MATRICES =
      Set.of(SQLDataTypes.MatrixType(), new org.apache.spark.mllib.linalg.MatrixUDT());

  /** What tells why a row could not be scored. */
  public static final StructType ROW_ERROR =
      new StructType()
          .add("status", DataTypes.StringType, false)
          .add("reason", DataTypes.StringType, false);

  private Columns() {}

  /**
   * Returns the position of a features column.
   *
   * @param owner who asks, for the message: a stage's uid or the data source
   * @throws IllegalArgumentException when the column is missing or of another type
   */
  public static int features(StructType schema, String name, String owner) {
    int index = index(schema, name, owner, "features");
    if (!isFeatures(schema.fields()[index].dataType())) {
      throw wrongType(
          schema,
          index,
          owner,
          "features",
          "a vector, a matrix, or an array of numbers (VectorAssembler makes a vector out of several"
              + " columns)");
    }
    return index;
  }

  /**
   * Returns the position of a numeric label column.
   *
   * @throws IllegalArgumentException when the column is missing or not numeric
   */
  public static int label(StructType schema, String name, String owner) {
    return number(schema, name, owner, "label");
  }

  /**
   * Returns the position of a numeric column.
   *
   * @param role what the column is for, for the message
   * @throws IllegalArgumentException when the column is missing or not numeric
   */
  public static int number(StructType schema, String name, String owner, String role) {
    int index = index(schema, name, owner, role);
    if (!(schema.fields()[index].dataType() instanceof NumericType)) {
      throw wrongType(
          schema, index, owner, role, "numeric (StringIndexer turns words into numbers)");
    }
    return index;
  }

  /**
   * Returns the position of a boolean column.
   *
   * @param role what the column is for, for the message
   * @throws IllegalArgumentException when the column is missing or not boolean
   */
  public static int flag(StructType schema, String name, String owner, String role) {
    int index = index(schema, name, owner, role);
    if (!schema.fields()[index].dataType().equals(DataTypes.BooleanType)) {
      throw wrongType(schema, index, owner, role, "boolean");
    }
    return index;
  }

  private static IllegalArgumentException wrongType(
      StructType schema, int index, String owner, String role, String wanted) {
    StructField field = schema.fields()[index];
    return new IllegalArgumentException(
        owner
            + ": the "
            + role
            + " column '"
            + field.name()
            + "' is of type "
            + field.dataType().simpleString()
            + "; it must be "
            + wanted);
  }

  /**
   * Returns the schema with one more column.
   *
   * @throws IllegalArgumentException when the schema has a column of that name already
   */
  public static StructType append(StructType schema, String name, DataType type, String owner) {
    return append(schema, name, type, Metadata.empty(), owner);
  }

  /**
   * Returns the schema with one more column that has metadata.
   *
   * @throws IllegalArgumentException when the schema has a column of that name already
   */
  public static StructType append(
      StructType schema, String name, DataType type, Metadata metadata, String owner) {
    boolean taken =
        Arrays.stream(schema.fieldNames()).anyMatch(existing -> existing.equalsIgnoreCase(name));
    if (taken) {
      throw new IllegalArgumentException(
          owner
              + ": the output column '"
              + name
              + "' exists in the input already; rename the output column by its Param, or drop or"
              + " rename the input's");
    }
    return schema.add(new StructField(name, type, true, metadata));
  }

  /** Tells whether a column holds matrices, of the ml or the mllib library. */
  public static boolean isMatrix(DataType type) {
    return MATRICES.contains(type);
  }

  private static boolean isFeatures(DataType type) {
    if (VECTORS.contains(type) || isMatrix(type)) {
      return true;
    }
    return type instanceof ArrayType array && array.elementType() instanceof NumericType;
  }

  /**
   * Returns the position of a column of any type.
   *
   * @param role what the column is for, for the message
   * @throws IllegalArgumentException when there is none; the text names the nearest
   */
  public static int index(StructType schema, String name, String owner, String role) {
    String[] names = schema.fieldNames();
    int index = Arrays.asList(names).indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          owner
              + ": there is no "
              + role
              + " column '"
              + name
              + "' among "
              + String.join(", ", names)
              + Nearest.of(name, Arrays.asList(names)));
    }
    return index;
  }

  /** Returns a column's name as Spark's expressions take it, whatever characters it has. */
  public static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
