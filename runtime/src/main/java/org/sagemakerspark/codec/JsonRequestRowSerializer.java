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

  private final String root;
  private final JsonFeatures features;

  /**
   * Creates a serializer of a features column: a vector, or an array of numbers.
   *
   * @param root the name of the array of rows
   * @param key the name of the features in a row
   */
  public JsonRequestRowSerializer(String featuresCol, String root, String key) {
    this(root, JsonFeatures.plain(featuresCol, key));
  }

  JsonRequestRowSerializer(String root, JsonFeatures features) {
    this.root = root;
    this.features = features;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>(features.options());
    options.put(Codecs.ROOT, root);
    return options;
  }

  @Override
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    JsonRow json = features.bind(schema, owner);
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
    return features.bind(schema, owner).inPlace(width);
  }
}
