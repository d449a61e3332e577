package org.sagemakerspark.codec;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/**
 * How features stand in JSON, in rows and in lines alike.
 *
 * @param column the column of features
 * @param key what they are called in a row
 * @param isData whether rows have the form that also holds sparse ones
 */
record JsonFeatures(String column, String key, boolean isData, FeatureRules rules)
    implements Serializable {

  /** Describes features that are one array of all numbers. */
  static JsonFeatures plain(String column, String key) {
    return new JsonFeatures(column, key, false, FeatureRules.PLAIN);
  }

  /**
   * Returns what a description describes.
   *
   * @throws IllegalArgumentException when it asks for a form of rows that is not known
   */
  static JsonFeatures of(Format format, String column, FeatureRules rules) {
    String row = format.option(Codecs.ROW, Codecs.FEATURES);
    if (!row.equals(JsonRow.DATA) && !row.equals(Codecs.FEATURES)) {
      throw new IllegalArgumentException(
          "the option row is "
              + row
              + " and must be features (each row is one array of all numbers) or data (as Amazon's"
              + " images read it that also take sparse rows)");
    }
    return new JsonFeatures(
        column, format.option(Codecs.FEATURES, Codecs.FEATURES), row.equals(JsonRow.DATA), rules);
  }

  /** Returns the options of a description. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(Codecs.FEATURES_COL, column);
    options.put(Codecs.FEATURES, key);
    if (isData) {
      options.put(Codecs.ROW, JsonRow.DATA);
    }
    return Codecs.withPrecision(rules, options);
  }

  /** Returns a writer of the rows of a schema. */
  JsonRow bind(StructType schema, String owner) {
    return new JsonRow(
        key,
        isData,
        isData
            ? FeatureReader.of(schema, column, rules, owner)
            : FeatureReader.ofAll(schema, column, rules, owner));
  }
}
