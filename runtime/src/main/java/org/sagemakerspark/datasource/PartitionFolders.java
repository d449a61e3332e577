package org.sagemakerspark.datasource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.schema.Columns;

/**
 * Folders such as {@code day=1/hour=2}, which {@code partitionBy} asks for: the folder of a row is
 * named by Spark's own rules, in a column that the writer goes by.
 */
final class PartitionFolders {

  /** Where Spark tells a source of its first interface what {@code partitionBy} was given. */
  private static final String COLUMNS = "__partition_columns";

  private static final String FOLDER_COLUMN = "__sagemaker_folder";
  private static final String FOLDER_OPTION = "__sagemaker_by_folder";

  private PartitionFolders() {}

  /**
   * Returns the columns that folders are named by.
   *
   * @throws IllegalArgumentException when there is no such column, or its values name no folder
   */
  static List<String> columns(StructType schema, Map<String, String> options) {
    String given = options.get(COLUMNS);
    if (given == null) {
      return List.of();
    }
    List<String> columns;
    try {
      columns = List.of(new ObjectMapper().readValue(given, String[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(Owner.NAME + ": " + COLUMNS + " is not a JSON list", e);
    }
    for (String column : columns) {
      DataType type = Columns.require(schema, column, Owner.NAME, "partition").type();
      if (!(type instanceof AtomicType)) {
        throw new IllegalArgumentException(
            Owner.NAME
                + ": the partition column '"
                + column
                + "' is of type "
                + type.simpleString()
                + ", whose values name no folders; use a column of text, numbers or dates");
      }
    }
    return columns;
  }

  /**
   * Puts the name of each row's folder beside it, and rows of one folder together, so that a task
   * has one file open at a time.
   *
   * @param group what says which rows of a folder belong together
   */
  static Dataset<Row> name(Dataset<Row> rows, List<String> columns, Optional<Column> group) {
    Column[] levels =
        columns.stream()
            .map(
                column ->
                    functions
                        .udf(new Level(column), DataTypes.StringType)
                        .apply(functions.col(Columns.quoted(column)).cast(DataTypes.StringType)))
            .toArray(Column[]::new);
    Column folder = functions.col(FOLDER_COLUMN);
    return rows.withColumn(FOLDER_COLUMN, functions.concat_ws("/", levels))
        .sortWithinPartitions(
            Stream.concat(Stream.of(folder), group.stream()).toArray(Column[]::new));
  }

  /** Returns the options of a write, with what says that {@link #name} was done. */
  static Map<String, String> named(Map<String, String> options) {
    Map<String, String> named = new LinkedHashMap<>(options);
    named.put(FOLDER_OPTION, "true");
    return named;
  }

  /** Returns the position of what {@link #name} has added, or -1. */
  static int position(StructType schema, Map<String, String> options) {
    return options.containsKey(FOLDER_OPTION) ? schema.fieldIndex(FOLDER_COLUMN) : -1;
  }

  /** Names one level of a folder; null and the empty text have a name of their own in Spark. */
  private record Level(String column) implements UDF1<String, String> {
    @Override
    public String call(String value) {
      return ExternalCatalogUtils.getPartitionPathString(column, value);
    }
  }
}
