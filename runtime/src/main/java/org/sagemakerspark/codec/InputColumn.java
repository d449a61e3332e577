package org.sagemakerspark.codec;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.value.Bounds;

/**
 * A column of rows, and what an image knows it as.
 *
 * @param name the image's name for it; in JSON, dots in it lead into inner objects
 * @param type what it holds
 * @param isRequired whether a row must have a value in it
 * @param column the column's name
 * @param mayBeMissing whether rows may have no such column
 * @param missingAs the text that stands in JSON for an element that has no value; null when empty
 * @param timeZone the zone in which times are told
 * @param bounds the range of each number
 * @param pattern the regular expression that each text matches; any text does when empty
 */
public record InputColumn(
    String name,
    InputType type,
    boolean isRequired,
    String column,
    boolean mayBeMissing,
    String missingAs,
    String timeZone,
    Bounds bounds,
    String pattern)
    implements Serializable {

  /** Makes a column that rows must have, without times, and of any values. */
  public InputColumn(String name, InputType type, boolean isRequired, String column) {
    this(name, type, isRequired, column, false, "", "UTC", Bounds.any(), "");
  }

  /** Returns those of some columns that are read: all but those that rows may lack, and do. */
  public static List<InputColumn> present(List<InputColumn> inputs, StructType schema) {
    return inputs.stream().filter(input -> !input.mayBeMissing() || isIn(schema, input)).toList();
  }

  private static boolean isIn(StructType schema, InputColumn input) {
    return Columns.find(schema, input.column(), "inputs", input.name()).isPresent();
  }
}
