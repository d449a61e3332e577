package org.sagemakerspark.codec;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.recordio.RecordEncoder;
import org.sagemakerspark.recordio.RecordFormat;

/** Sends the features of each row as one Amazon Record in RecordIO, without a label. */
public final class ProtobufRequestRowSerializer implements InPlaceSerializer, Describable {

  /** The content type of RecordIO-protobuf. */
  public static final String CONTENT_TYPE = "application/x-recordio-protobuf";

  private static final long serialVersionUID = 1L;

  private final String featuresCol;
  private final FeatureRules rules;
  private final RecordFormat.Parts parts;

  /** Creates a serializer of a features column: a vector, or an array of numbers. */
  public ProtobufRequestRowSerializer(String featuresCol) {
    this(featuresCol, FeatureRules.PLAIN, RecordFormat.Parts.SPLIT);
  }

  ProtobufRequestRowSerializer(String featuresCol, FeatureRules rules, RecordFormat.Parts parts) {
    this.rules = rules;
    this.parts = parts;
    this.featuresCol = featuresCol;
  }

  @Override
  public Map<String, String> options() {
    return Map.of(Codecs.FEATURES_COL, featuresCol);
  }

  @Override
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    FeatureReader features = FeatureReader.of(schema, featuresCol, rules, owner);
    RecordEncoder records = new RecordEncoder(RecordFormat.DEFAULT.with(values(), parts));
    return (row, body) -> {
      features.encode(row, records);
      body.write(records);
    };
  }

  @Override
  public RowReader bindInPlace(StructType schema, ModelWidth width, String owner) {
    return FeatureReader.of(schema, featuresCol, rules, owner).recordsInPlace(width, values());
  }

  private RecordFormat.Values values() {
    return rules.takesNaN() ? RecordFormat.Values.NAN_ALLOWED : RecordFormat.Values.EXACT;
  }
}
