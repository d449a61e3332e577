package org.sagemakerspark.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Sends each row as one line of JSON: {@code {"features":[1,2]}}. */
public final class JsonLinesRequestRowSerializer implements InPlaceSerializer, Describable {

  /** The content type of JSON lines. */
  public static final String CONTENT_TYPE = "application/jsonlines";

  private static final long serialVersionUID = 1L;

  private final String featuresCol;
  private final String key;
  private final boolean isData;
  private final FeatureRules rules;

  /**
   * Creates a serializer of a features column: a vector, or an array of numbers.
   *
   * @param key the name of the features in a row
   */
  public JsonLinesRequestRowSerializer(String featuresCol, String key) {
    this(featuresCol, key, false, FeatureRules.PLAIN);
  }

  /**
   * Creates a serializer.
   *
   * @param isData whether rows have the form that also holds sparse ones
   */
  JsonLinesRequestRowSerializer(
      String featuresCol, String key, boolean isData, FeatureRules rules) {
    this.isData = isData;
    this.rules = rules;
    this.featuresCol = featuresCol;
    this.key = key;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>(JsonRow.options(isData));
    options.putAll(Map.of(Codecs.FEATURES_COL, featuresCol, Codecs.FEATURES, key));
    return Codecs.withPrecision(rules, options);
  }

  @Override
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    JsonRow json = new JsonRow(key, isData, schema, featuresCol, rules, owner);
    return new LineEncoder() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        json.write(row, body);
      }
    };
  }

  @Override
  public RowReader bindInPlace(StructType schema, ModelWidth width, String owner) {
    return new JsonRow(key, isData, schema, featuresCol, rules, owner).inPlace(width);
  }
}
