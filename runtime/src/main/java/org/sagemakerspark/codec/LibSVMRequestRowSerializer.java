package org.sagemakerspark.codec;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.schema.ColumnPath;
import org.sagemakerspark.schema.Columns;

/**
 * Sends each row as one line in the LibSVM format, with its label. The last feature is always
 * written, so that no row of zeros is dropped.
 */
public final class LibSVMRequestRowSerializer implements InPlaceSerializer, Describable {

  private static final long serialVersionUID = 1L;

  private final String labelCol;
  private final String featuresCol;
  private final int firstIndex;
  private final FeatureRules rules;

  /**
   * Creates a serializer of a numeric label column and a features column.
   *
   * @param firstIndex the index of the first feature, 0 or 1
   */
  public LibSVMRequestRowSerializer(String labelCol, String featuresCol, int firstIndex) {
    this(labelCol, featuresCol, firstIndex, FeatureRules.PLAIN);
  }

  LibSVMRequestRowSerializer(
      String labelCol, String featuresCol, int firstIndex, FeatureRules rules) {
    this.labelCol = labelCol;
    this.featuresCol = featuresCol;
    this.firstIndex = checked(firstIndex);
    this.rules = rules;
  }

  static int checked(int firstIndex) {
    if (firstIndex != 0 && firstIndex != 1) {
      throw new IllegalArgumentException("firstIndex is " + firstIndex + "; it must be 0 or 1");
    }
    return firstIndex;
  }

  @Override
  public Map<String, String> options() {
    return Codecs.withPrecision(
        rules,
        Map.of(
            Codecs.LABEL_COL,
            labelCol,
            Codecs.FEATURES_COL,
            featuresCol,
            Codecs.FIRST_INDEX,
            Integer.toString(firstIndex)));
  }

  @Override
  public String contentType() {
    return UnlabeledLibSVMRequestRowSerializer.CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    ColumnPath label = Columns.label(schema, labelCol, owner);
    FeatureReader features = FeatureReader.of(schema, featuresCol, rules, owner);
    return new LineEncoder() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        LibSVMLine.write(number(label, row), features.readText(row), firstIndex, body);
      }
    };
  }

  /** Reads rows as a request does, which is refused where a label is null. */
  @Override
  public RowReader bindInPlace(StructType schema, ModelWidth width, String owner) {
    ColumnPath label = Columns.label(schema, labelCol, owner);
    RowReader lines =
        FeatureReader.of(schema, featuresCol, rules, owner).linesInPlace(width, firstIndex);
    return row -> {
      number(label, row);
      return lines.read(row);
    };
  }

  private Number number(ColumnPath label, Row row) {
    if (label.read(row) instanceof Number number) {
      return number;
    }
    throw new UnfitRowException("The label column '" + labelCol + "' is null in a row");
  }
}
