package org.sagemakerspark.codec;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Sends the features of each row as one line in the LibSVM format, with 0 in the place of the
 * label. The last feature is always written, so that no row of zeros is dropped.
 */
public final class UnlabeledLibSVMRequestRowSerializer implements InPlaceSerializer, Describable {

  /** The content type of the LibSVM format. */
  public static final String CONTENT_TYPE = "text/libsvm";

  private static final long serialVersionUID = 1L;

  private final String featuresCol;
  private final int firstIndex;
  private final FeatureRules rules;

  /**
   * Creates a serializer of a features column: a vector, or an array of numbers.
   *
   * @param firstIndex the index of the first feature, 0 or 1
   */
  public UnlabeledLibSVMRequestRowSerializer(String featuresCol, int firstIndex) {
    this(featuresCol, firstIndex, FeatureRules.PLAIN);
  }

  UnlabeledLibSVMRequestRowSerializer(String featuresCol, int firstIndex, FeatureRules rules) {
    this.featuresCol = featuresCol;
    this.rules = rules;
    this.firstIndex = LibSVMRequestRowSerializer.checked(firstIndex);
  }

  @Override
  public Map<String, String> options() {
    return Codecs.withPrecision(
        rules,
        Map.of(Codecs.FEATURES_COL, featuresCol, Codecs.FIRST_INDEX, Integer.toString(firstIndex)));
  }

  @Override
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    FeatureReader features = FeatureReader.of(schema, featuresCol, rules, owner);
    return new LineEncoder() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        LibSVMLine.write(0, features.readText(row), firstIndex, body);
      }
    };
  }

  @Override
  public RowReader bindInPlace(StructType schema, ModelWidth width, String owner) {
    return FeatureReader.of(schema, featuresCol, rules, owner).linesInPlace(width, firstIndex);
  }
}
