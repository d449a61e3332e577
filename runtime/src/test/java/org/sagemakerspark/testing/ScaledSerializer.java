package org.sagemakerspark.testing;

import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.Describable;
import org.sagemakerspark.codec.ProtobufRequestRowSerializer;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.RowEncoder;
import org.sagemakerspark.schema.Columns;

/** A user's own serializer: sends a vector column times a factor, as records. */
public final class ScaledSerializer implements RequestRowSerializer, Describable {

  private static final long serialVersionUID = 1L;

  private final String featuresCol;
  private final double factor;

  public ScaledSerializer(Map<String, String> options) {
    featuresCol = options.get("featuresCol");
    factor = Double.parseDouble(options.getOrDefault("factor", "1"));
  }

  @Override
  public Map<String, String> options() {
    return Map.of("featuresCol", featuresCol, "factor", Double.toString(factor));
  }

  @Override
  public String contentType() {
    return ProtobufRequestRowSerializer.CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    int features = Columns.features(schema, featuresCol, owner).position();
    StructType scaled = new StructType().add(schema.fields()[features]);
    RowEncoder<Row> records = new ProtobufRequestRowSerializer(featuresCol).bind(scaled, owner);
    return (row, body) -> {
      double[] values = row.<Vector>getAs(features).toArray().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
      records.encode(RowFactory.create(Vectors.dense(values)), body);
    };
  }
}
