package org.sagemakerspark.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sagemakerspark.recordio.AmazonRecord;
import org.sagemakerspark.recordio.RecordDecoder;
import org.sagemakerspark.recordio.Tensor;

/** Reads answers in RecordIO-protobuf: the label map of each record holds the predictions. */
public final class ProtobufResponseRowDeserializer extends AnswerReader
    implements InPlaceDeserializer {

  private static final long serialVersionUID = 1L;

  /** Creates a deserializer of some keys of the label map, which asks for its content type. */
  public ProtobufResponseRowDeserializer(List<ResponseColumn> columns) {
    this(columns, ProtobufRequestRowSerializer.CONTENT_TYPE);
  }

  /**
   * Creates a deserializer of some keys of the label map.
   *
   * @param accept the Accept header
   */
  public ProtobufResponseRowDeserializer(List<ResponseColumn> columns, String accept) {
    super(columns, accept);
  }

  /** Creates a deserializer of some keys of the label map, named one by one. */
  public ProtobufResponseRowDeserializer(ResponseColumn first, ResponseColumn... others) {
    this(ResponseColumn.list(first, others));
  }

  @Override
  public List<Object[]> decode(byte[] body) throws IOException {
    List<ResponseColumn> columns = columns();
    List<Object[]> rows = new ArrayList<>();
    for (AmazonRecord record : RecordDecoder.readAll("the answer", body)) {
      Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = prediction(record, columns.get(i), rows.size());
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object prediction(AmazonRecord record, ResponseColumn column, int row)
      throws IOException {
    Tensor tensor = record.label().get(column.key());
    if (tensor == null) {
      throw new IOException(
          "record "
              + row
              + " of the answer has no prediction '"
              + column.key()
              + "'; it has "
              + record.label().keySet());
    }
    return Prediction.of(dense(tensor, column), column);
  }

  /** Returns all values of a tensor; a sparse one names its size. */
  private static double[] dense(Tensor tensor, ResponseColumn column) throws IOException {
    if (!tensor.isSparse()) {
      return tensor.values();
    }
    if (tensor.keys().length != tensor.values().length || tensor.shape().length != 1) {
      throw new IOException("the prediction '" + column.key() + "' is a malformed sparse tensor");
    }
    long size = tensor.shape()[0];
    if (size < 0 || size > MAX_SPARSE_SIZE) {
      throw new IOException(
          "the prediction '" + column.key() + "' is a sparse tensor of size " + size);
    }
    double[] values = new double[(int) size];
    for (int i = 0; i < tensor.keys().length; i++) {
      long key = tensor.keys()[i];
      if (key < 0 || key >= size) {
        throw new IOException("the prediction '" + column.key() + "' has a key out of range");
      }
      values[(int) key] = tensor.values()[i];
    }
    return values;
  }

  /** The largest sparse answer that is spread out, in values; far above what an image returns. */
  private static final int MAX_SPARSE_SIZE = 1 << 24;
}
