package org.sagemakerspark.codec;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Sends the features of each row as one line of comma-separated numbers, without a label. */
public final class UnlabeledCSVRequestRowSerializer implements InPlaceSerializer, Describable {

  /** The content type of comma-separated values. */
  public static final String CONTENT_TYPE = "text/csv";

  private static final long serialVersionUID = 1L;

  private static final byte[] MISSING = {'n', 'a', 'n'};

  private final String featuresCol;
  private final FeatureRules rules;

  /** Creates a serializer of a features column: a vector, or an array of numbers. */
  public UnlabeledCSVRequestRowSerializer(String featuresCol) {
    this(featuresCol, FeatureRules.PLAIN);
  }

  UnlabeledCSVRequestRowSerializer(String featuresCol, FeatureRules rules) {
    this.featuresCol = featuresCol;
    this.rules = rules;
  }

  @Override
  public Map<String, String> options() {
    return Codecs.withPrecision(rules, Map.of(Codecs.FEATURES_COL, featuresCol));
  }

  @Override
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    FeatureReader features = FeatureReader.ofAll(schema, featuresCol, rules, owner);
    return new LineEncoder() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        writeAll(features.readText(row), body);
      }
    };
  }

  @Override
  public RowReader bindInPlace(StructType schema, ModelWidth width, String owner) {
    return FeatureReader.ofAll(schema, featuresCol, rules, owner).allInPlace(width);
  }

  /** Writes all features of a row, for training and for requests alike. */
  static void writeAll(Features features, BodyBuffer body) {
    features.writeAll(body, MISSING);
  }
}
