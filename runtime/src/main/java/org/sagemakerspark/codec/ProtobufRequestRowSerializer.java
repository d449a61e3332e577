package org.sagemakerspark.codec;

import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.recordio.RecordEncoder;
import org.sagemakerspark.recordio.UnfitValueException;
import org.sagemakerspark.schema.Columns;

/** Sends the features of each row as one Amazon Record in RecordIO, without a label. */
public final class ProtobufRequestRowSerializer implements RequestRowSerializer {

  /** The content type of RecordIO-protobuf. */
  public static final String CONTENT_TYPE = "application/x-recordio-protobuf";

  private static final long serialVersionUID = 1L;

  private final String featuresCol;

  /** Creates a serializer of a features column: a vector, or an array of numbers. */
  public ProtobufRequestRowSerializer(String featuresCol) {
    this.featuresCol = featuresCol;
  }

  @Override
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    return new Encoder(Columns.features(schema, featuresCol, owner), featuresCol);
  }

  private static final class Encoder implements RowEncoder<Row> {
    private final int column;
    private final String name;
    private final RecordEncoder encoder = new RecordEncoder();
    private double[] numbers = new double[0];

    Encoder(int column, String name) {
      this.column = column;
      this.name = name;
    }

    @Override
    public void encode(Row row, BodyBuffer body) {
      try {
        encode(row, row.get(column));
      } catch (UnfitValueException e) {
        throw new IllegalArgumentException(
            "The features column '" + name + "' of a row: " + e.getMessage() + "; clean such rows",
            e);
      }
      body.write(encoder);
    }

    private void encode(Row row, Object features) {
      if (features instanceof DenseVector dense) {
        encoder.dense(dense.values(), dense.size());
      } else if (features instanceof SparseVector sparse) {
        encoder.sparse(sparse.indices(), sparse.values(), sparse.indices().length, sparse.size());
      } else if (features == null) {
        throw new IllegalArgumentException(
            "The features column '"
                + name
                + "' is null in a row; drop such rows first (df.na().drop()) or fill them in");
      } else {
        array(row.getList(column));
      }
    }

    private void array(List<?> list) {
      if (numbers.length < list.size()) {
        numbers = new double[list.size()];
      }
      for (int i = 0; i < list.size(); i++) {
        if (!(list.get(i) instanceof Number number)) {
          throw new IllegalArgumentException(
              "Element " + i + " of the features column '" + name + "' is null in a row");
        }
        numbers[i] = number.doubleValue();
      }
      encoder.dense(numbers, list.size());
    }
  }
}
