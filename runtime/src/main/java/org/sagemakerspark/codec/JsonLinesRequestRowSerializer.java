package org.sagemakerspark.codec;

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
  private final FeatureRules rules;

  /**
   * Creates a serializer of a features column: a vector, or an array of numbers.
   *
   * @param key the name of the features in a row
   */
  public JsonLinesRequestRowSerializer(String featuresCol, String key) {
    this(featuresCol, key, FeatureRules.PLAIN);
  }

  JsonLinesRequestRowSerializer(String featuresCol, String key, FeatureRules rules) {
    this.rules = rules;
    this.featuresCol = featuresCol;
    this.key = key;
  }

  @Override
  public Map<String, String> options() {
    return Codecs.withPrecision(
        rules, Map.of(Codecs.FEATURES_COL, featuresCol, Codecs.FEATURES, key));
  }

  @Override
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    JsonRow json = new JsonRow(key, FeatureReader.ofAll(schema, featuresCol, rules, owner));
    return new LineEncoder() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        json.write(row, body);
      }
    };
  }

  @Override
  public RowReader bindInPlace(StructType schema, ModelWidth width, String owner) {
    return FeatureReader.ofAll(schema, featuresCol, rules, owner).allInPlace(width);
  }
}
