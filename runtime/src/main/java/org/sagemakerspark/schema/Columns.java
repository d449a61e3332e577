package org.sagemakerspark.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;

/**
 * Checks on the driver that columns are there and hold what is needed. Names are looked up as
 * Spark's own expressions do: with regard to case or without, as {@code spark.sql.caseSensitive}
 * says, and {@code struct.field} is a field of a struct where no column has that very name.
 */
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

  /** What the metadata of an array that was put together call the number of its elements. */
  private static final String WIDTH = "width";

  private Columns() {}

  /**
   * Returns where a features column is.
   *
   * @param owner who asks, for the message: a stage's uid or the data source
   * @throws IllegalArgumentException when the column is missing or of another type
   */
  public static ColumnPath features(StructType schema, String name, String owner) {
    ColumnPath column = require(schema, name, owner, "features");
    if (!isFeatures(column.type())) {
      throw wrongType(
          column,
          name,
          owner,
          "features",
          "a vector, a matrix, or an array of numbers (VectorAssembler makes a vector out of several"
              + " columns)");
    }
    return column;
  }

  /**
   * Returns where a numeric label column is.
   *
   * @throws IllegalArgumentException when the column is missing or not numeric
   */
  public static ColumnPath label(StructType schema, String name, String owner) {
    return number(schema, name, owner, "label");
  }

  /**
   * Returns where a numeric column is.
   *
   * @param role what the column is for, for the message
   * @throws IllegalArgumentException when the column is missing or not numeric
   */
  public static ColumnPath number(StructType schema, String name, String owner, String role) {
    ColumnPath column = require(schema, name, owner, role);
    if (!(column.type() instanceof NumericType)) {
      throw wrongType(
          column, name, owner, role, "numeric (StringIndexer turns words into numbers)");
    }
    return column;
  }

  /**
   * Returns where a column of whole numbers is.
   *
   * @param role what the column is for, for the message
   * @throws IllegalArgumentException when the column is missing or of another type
   */
  public static ColumnPath whole(StructType schema, String name, String owner, String role) {
    ColumnPath column = require(schema, name, owner, role);
    if (!(column.type() instanceof IntegralType)) {
      throw wrongType(
          column,
          name,
          owner,
          role,
          "of whole numbers (StringIndexer and a cast to bigint make them of words)");
    }
    return column;
  }

  /**
   * Returns where a boolean column is.
   *
   * @param role what the column is for, for the message
   * @throws IllegalArgumentException when the column is missing or not boolean
   */
  public static ColumnPath flag(StructType schema, String name, String owner, String role) {
    ColumnPath column = require(schema, name, owner, role);
    if (!column.type().equals(DataTypes.BooleanType)) {
      throw wrongType(column, name, owner, role, "boolean");
    }
    return column;
  }

  private static IllegalArgumentException wrongType(
      ColumnPath column, String name, String owner, String role, String wanted) {
    return new IllegalArgumentException(
        owner
            + ": the "
            + role
            + " column '"
            + name
            + "' is of type "
            + column.type().simpleString()
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
    if (Arrays.stream(schema.fieldNames()).anyMatch(existing -> isSame(existing, name))) {
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

  /** Tells whether a column holds vectors, of the ml or the mllib library. */
  public static boolean isVector(DataType type) {
    return VECTORS.contains(type);
  }

  private static boolean isFeatures(DataType type) {
    if (VECTORS.contains(type) || isMatrix(type)) {
      return true;
    }
    return type instanceof ArrayType array && array.elementType() instanceof NumericType;
  }

  /**
   * Returns where a column of any type is.
   *
   * @param role what the column is for, for the message
   * @throws IllegalArgumentException when there is none, the text names the nearest then, or the
   *     name is that of several
   */
  public static ColumnPath require(StructType schema, String name, String owner, String role) {
    List<String> names = Arrays.asList(schema.fieldNames());
    return find(schema, name, owner, role)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    owner
                        + ": there is no "
                        + role
                        + " column '"
                        + name
                        + "' among "
                        + String.join(", ", names)
                        + Nearest.of(name, names)));
  }

  /**
   * Returns where a column of any type is; empty when there is none.
   *
   * @param role what the column is for, for the message
   * @throws IllegalArgumentException when the name is that of several
   */
  public static Optional<ColumnPath> find(
      StructType schema, String name, String owner, String role) {
    StructField[] fields = schema.fields();
    int[] found =
        IntStream.range(0, fields.length).filter(i -> isSame(fields[i].name(), name)).toArray();
    if (found.length > 1) {
      throw new IllegalArgumentException(
          owner
              + ": the "
              + role
              + " column '"
              + name
              + "' could be any of the columns "
              + String.join(", ", IntStream.of(found).mapToObj(i -> fields[i].name()).toList())
              + "; rename all but one, or let case tell them apart by spark.sql.caseSensitive");
    }
    if (found.length == 1) {
      return Optional.of(new ColumnPath(List.of(found[0]), List.of(fields[found[0]])));
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      String rest = name.substring(dot + 1);
      Optional<ColumnPath> nested =
          find(schema, name.substring(0, dot), owner, role)
              .flatMap(struct -> within(struct, rest, owner, role));
      if (nested.isPresent()) {
        return nested;
      }
    }
    return Optional.empty();
  }

  private static Optional<ColumnPath> within(
      ColumnPath struct, String name, String owner, String role) {
    if (!(struct.type() instanceof StructType inner)) {
      return Optional.empty();
    }
    return find(inner, name, owner, role)
        .map(
            field ->
                new ColumnPath(
                    joined(struct.positions(), field.positions()),
                    joined(struct.fields(), field.fields())));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static boolean isSame(String left, String right) {
    return SQLConf.get().caseSensitiveAnalysis()
        ? left.equals(right)
        : left.equalsIgnoreCase(right);
  }

  /**
   * Puts fields of structs beside the other columns, under the names by which they are asked for;
   * what names no such field changes nothing.
   */
  public static Dataset<Row> lifted(Dataset<Row> rows, List<String> names, String owner) {
    Dataset<Row> lifted = rows;
    for (String name : names) {
      Optional<ColumnPath> nested =
          find(rows.schema(), name, owner, "nested").filter(ColumnPath::isNested);
      if (nested.isPresent()) {
        lifted = lifted.withColumn(name, nested.get().column());
      }
    }
    return lifted;
  }

  /** Returns the number of features in each row, as far as the metadata of their column tells. */
  public static OptionalInt width(StructField features) {
    if (features.dataType() instanceof ArrayType) {
      return features.metadata().contains(WIDTH)
          ? OptionalInt.of((int) features.metadata().getLong(WIDTH))
          : OptionalInt.empty();
    }
    if (!features.dataType().equals(SQLDataTypes.VectorType())) {
      return OptionalInt.empty();
    }
    int size = AttributeGroup.fromStructField(features).size();
    return size > 0 ? OptionalInt.of(size) : OptionalInt.empty();
  }

  /** Returns the metadata that tell {@link #width} of an array how many elements it has. */
  public static Metadata ofWidth(int elements) {
    return new MetadataBuilder().putLong(WIDTH, elements).build();
  }

  /** Tells whether values are of a type that Spark itself does not know, such as vectors. */
  public static boolean isForeign(DataType type) {
    if (type instanceof StructType struct) {
      return Arrays.stream(struct.fields()).anyMatch(field -> isForeign(field.dataType()));
    }
    if (type instanceof ArrayType array) {
      return isForeign(array.elementType());
    }
    if (type instanceof MapType map) {
      return isForeign(map.keyType()) || isForeign(map.valueType());
    }
    return type instanceof UserDefinedType;
  }

  /** Returns a column's name as Spark's expressions take it, whatever characters it has. */
  public static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
