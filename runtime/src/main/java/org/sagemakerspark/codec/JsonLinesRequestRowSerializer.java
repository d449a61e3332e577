package org.sagemakerspark.codec;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Sends each row as one line of JSON: {@code {"features":[1,2]}}. */
public final class JsonLinesRequestRowSerializer implements InPlaceSerializer, Describable {

  /** The content type of JSON lines. */
  public static final String CONTENT_TYPE = "application/jsonlines";

  private static final long serialVersionUID = 1L;

  private final JsonFeatures features;

  /**
   * Creates a serializer of a features column: a vector, or an array of numbers.
   *
   * @param key the name of the features in a row
   */
  public JsonLinesRequestRowSerializer(String featuresCol, String key) {
    this(JsonFeatures.plain(featuresCol, key));
  }

  JsonLinesRequestRowSerializer(JsonFeatures features) {
    this.features = features;
  }

  @Override
  public Map<String, String> options() {
    return features.options();
  }

  @Override
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    JsonRow json = features.bind(schema, owner);
    return new LineEncoder() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        json.write(row, body);
      }
    };
  }

  @Override
  public RowReader bindInPlace(StructType schema, ModelWidth width, String owner) {
    return features.bind(schema, owner).inPlace(width);
  }
}
