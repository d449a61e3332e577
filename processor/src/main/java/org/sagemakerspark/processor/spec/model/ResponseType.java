package org.sagemakerspark.processor.spec.model;

import java.util.List;
import org.sagemakerspark.processor.spec.report.Location;

/**
 * What an output column holds, or a field of one.
 *
 * @param word the type
 * @param of the type of the values of a map; double when absent
 * @param fields what a struct holds
 * @param at where the column or the field is described
 */
public record ResponseType(
    Located<ColumnType> word,
    Located<MapValue> of,
    Located<List<ResponseField>> fields,
    Location at) {

  /**
   * A field of a struct.
   *
   * @param key where its value stands in the object; under the name when absent
   * @param nullable whether an object may lack the value
   */
  public record ResponseField(
      Located<String> name, Located<String> key, ResponseType type, Located<Boolean> nullable) {}
}
