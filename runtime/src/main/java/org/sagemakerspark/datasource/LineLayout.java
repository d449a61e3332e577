package org.sagemakerspark.datasource;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.TrainingLines;
import org.sagemakerspark.schema.ColumnPath;
import org.sagemakerspark.schema.Columns;

/**
 * Which columns of a row go into a line of text, beside its label and its features.
 *
 * @param format the format of the lines
 * @param firstIndex where LibSVM counts features from
 * @param weight the column of weights, or null
 * @param group the column that says which rows belong together, or null
 */
record LineLayout(TrainingLines format, int firstIndex, Numeric weight, Numeric group)
    implements Serializable {

  /** Options that lines of text know no meaning for: they hold every digit, and nothing else. */
  private static final List<String> OF_RECORDS =
      List.of(
          WriteOptions.FEATURES_TENSOR,
          WriteOptions.LABEL_TENSOR,
          WriteOptions.ALLOW_NON_FINITE,
          WriteOptions.ALLOW_ROUNDING,
          WriteOptions.MULTI_PART);

  /**
   * A column of numbers.
   *
   * @param position where it is
   * @param type its type
   * @param name its name, for messages
   */
  record Numeric(int position, DataType type, String name) implements Serializable {

    static Numeric of(ColumnPath column, String name) {
      return new Numeric(column.position(), column.type(), name);
    }
  }

  /** Reads the options against a schema; null where rows are written as records. */
  static LineLayout of(StructType schema, Map<String, String> options, boolean isLabeled) {
    String format =
        RecordLayout.word(
            options,
            WriteOptions.ROW_FORMAT,
            WriteOptions.RECORDS,
            WriteOptions.ENCODED,
            TrainingLines.CSV.format(),
            TrainingLines.LIBSVM.format());
    boolean isLibSvm = format.equals(TrainingLines.LIBSVM.format());
    String weight = options.getOrDefault(WriteOptions.WEIGHT_COLUMN, "");
    String group = options.getOrDefault(WriteOptions.GROUP_COLUMN, "");
    boolean isOfRecords =
        format.equals(WriteOptions.RECORDS) || format.equals(WriteOptions.ENCODED);
    if (isOfRecords) {
      String precision = options.getOrDefault(WriteOptions.PRECISION, "");
      require(precision.isEmpty(), WriteOptions.PRECISION, precision, "csv or libsvm");
      require(weight.isEmpty(), WriteOptions.WEIGHT_COLUMN, weight, "csv or libsvm");
    }
    if (!isLibSvm) {
      require(group.isEmpty(), WriteOptions.GROUP_COLUMN, group, "libsvm");
    }
    require(
        group.isEmpty() || weight.isEmpty(),
        WriteOptions.WEIGHT_COLUMN,
        weight,
        "csv, or in libsvm without groups");
    require(
        !isLibSvm || (isLabeled && !options.containsKey(WriteOptions.LABELED_FOLDER)),
        WriteOptions.ROW_FORMAT,
        format,
        "rows that all hold a label; csv can do without");
    require(
        isLibSvm || !options.containsKey(WriteOptions.FIRST_INDEX),
        WriteOptions.FIRST_INDEX,
        options.get(WriteOptions.FIRST_INDEX),
        "libsvm");
    if (isOfRecords) {
      return null;
    }
    for (String option : OF_RECORDS) {
      require(!options.containsKey(option), option, options.get(option), WriteOptions.RECORDS);
    }
    return new LineLayout(
        isLibSvm ? TrainingLines.LIBSVM : TrainingLines.CSV,
        Integer.parseInt(RecordLayout.word(options, WriteOptions.FIRST_INDEX, "0", "1")),
        weight.isEmpty()
            ? null
            : Numeric.of(Columns.number(schema, weight, Owner.NAME, "weight"), weight),
        group.isEmpty()
            ? null
            : Numeric.of(Columns.whole(schema, group, Owner.NAME, "group"), group));
  }

  private static void require(boolean isThere, String option, String given, String where) {
    if (!isThere) {
      throw new IllegalArgumentException(
          Owner.NAME + ": " + option + " = '" + given + "' has a place in " + where);
    }
  }
}
