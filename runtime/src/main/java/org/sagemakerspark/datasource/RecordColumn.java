package org.sagemakerspark.datasource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What can be read of a record; the names are those of the columns, in lower case. */
enum RecordColumn {
  LABEL,
  FEATURES,
  LABELS,
  UID,
  METADATA;

  /** Returns the schema that the options ask for. */
  static StructType schema(Map<String, String> options) {
    StructType schema = new StructType();
    DataType features = featuresType(options.getOrDefault(ReadOptions.FEATURES_TYPE, "vector"));
    for (String name : options.getOrDefault(ReadOptions.COLUMNS, "label,features").split(",", -1)) {
      RecordColumn column = named(name.strip());
      schema = schema.add(column.columnName(), column == FEATURES ? features : column.type(), true);
    }
    return schema;
  }

  /**
   * Returns the column of a field that somebody asks for.
   *
   * @throws IllegalArgumentException when records hold no such thing, or not in that type
   */
  static RecordColumn of(StructField field) {
    RecordColumn column = named(field.name());
    DataType type = field.dataType();
    boolean fits =
        column == FEATURES
            ? type.equals(SQLDataTypes.VectorType())
                || type.equals(SQLDataTypes.MatrixType())
                || DataTypes.createArrayType(DataTypes.DoubleType).sameType(type)
            : column.type().sameType(type);
    if (!fits) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": the column '"
              + field.name()
              + "' cannot be read as "
              + type.simpleString()
              + "; it is "
              + (column == FEATURES
                  ? "a vector, a matrix or an array<double>"
                  : column.type().simpleString()));
    }
    return column;
  }

  private String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private DataType type() {
    return switch (this) {
      case LABEL -> DataTypes.DoubleType;
      case FEATURES -> SQLDataTypes.VectorType();
      case LABELS ->
          DataTypes.createMapType(
              DataTypes.StringType, DataTypes.createArrayType(DataTypes.DoubleType, false), false);
      case UID, METADATA -> DataTypes.StringType;
    };
  }

  private static RecordColumn named(String name) {
    return Arrays.stream(values())
        .filter(column -> column.columnName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Owner.NAME
                        + ": a record has no column '"
                        + name
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(RecordColumn::columnName)
                            .collect(Collectors.joining(", "))));
  }

  private static DataType featuresType(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "vector" -> SQLDataTypes.VectorType();
      case "matrix" -> SQLDataTypes.MatrixType();
      case "array" -> DataTypes.createArrayType(DataTypes.DoubleType, false);
      default ->
          throw new IllegalArgumentException(
              Owner.NAME
                  + ": "
                  + ReadOptions.FEATURES_TYPE
                  + " = '"
                  + name
                  + "' must be vector, array or matrix");
    };
  }
}
