package org.sagemakerspark.codec;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Sends a batch as JSON: {@code {"instances":[{"features":[1,2]},…]}}. */
public final class JsonRequestRowSerializer implements InPlaceSerializer, Describable {

  /** The content type of JSON. */
  public static final String CONTENT_TYPE = "application/json";

  private static final long serialVersionUID = 1L;

  private final String featuresCol;
  private final String root;
  private final String key;
  private final boolean isData;
  private final FeatureRules rules;

  /**
   * Creates a serializer of a features column: a vector, or an array of numbers.
   *
   * @param root the name of the array of rows
   * @param key the name of the features in a row
   */
  public JsonRequestRowSerializer(String featuresCol, String root, String key) {
    this(featuresCol, root, key, false, FeatureRules.PLAIN);
  }

  /**
   * Creates a serializer.
   *
   * @param isData whether rows have the form that also holds sparse ones
   */
  JsonRequestRowSerializer(
      String featuresCol, String root, String key, boolean isData, FeatureRules rules) {
    this.isData = isData;
    this.rules = rules;
    this.featuresCol = featuresCol;
    this.root = root;
    this.key = key;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>(JsonRow.options(isData));
    options.putAll(
        Map.of(Codecs.FEATURES_COL, featuresCol, Codecs.ROOT, root, Codecs.FEATURES, key));
    return Codecs.withPrecision(rules, options);
  }

  @Override
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    JsonRow json = new JsonRow(key, isData, schema, featuresCol, rules, owner);
    byte[] header = ("{" + JsonRow.quoted(root) + ":[").getBytes(StandardCharsets.UTF_8);
    return new RowEncoder<>() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        json.write(row, body);
      }

      @Override
      public byte[] header() {
        return header.clone();
      }

      @Override
      public byte[] separator() {
        return new byte[] {','};
      }

      @Override
      public byte[] footer() {
        return new byte[] {']', '}'};
      }
    };
  }

  @Override
  public RowReader bindInPlace(StructType schema, ModelWidth width, String owner) {
    return new JsonRow(key, isData, schema, featuresCol, rules, owner).inPlace(width);
  }
}
