package org.sagemakerspark.datasource;

import java.util.Arrays;
import java.util.Map;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.MatrixUDT;
import org.apache.spark.ml.linalg.SparseMatrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.sagemakerspark.recordio.AmazonRecord;
import org.sagemakerspark.recordio.Tensor;

/** Makes Spark's internal rows out of records. */
final class InternalRowDecoder {

  /** The most values that a sparse tensor is spread out to; a vector column needs no spreading. */
  private static final int MAX_SPREAD = 1 << 24;

  private final RecordColumn[] columns;
  private final DataType[] types;

  InternalRowDecoder(StructType required) {
    columns = Arrays.stream(required.fields()).map(RecordColumn::of).toArray(RecordColumn[]::new);
    types =
        Arrays.stream(required.fields()).map(field -> field.dataType()).toArray(DataType[]::new);
  }

  /**
   * Decodes a record.
   *
   * @throws IllegalArgumentException when the record does not fit the columns; the text says which
   *     option reads it
   */
  InternalRow decode(AmazonRecord record) {
    Object[] values = new Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (columns[i]) {
            case LABEL -> label(record);
            case FEATURES -> features(record, types[i]);
            case LABELS -> labels(record);
            case UID -> UTF8String.fromString(record.uid());
            case METADATA -> UTF8String.fromString(record.metadata());
          };
    }
    return new GenericInternalRow(values);
  }

  private static Double label(AmazonRecord record) {
    Tensor tensor = record.label().get(AmazonRecord.VALUES);
    if (tensor == null) {
      return null;
    }
    double[] values = spread(tensor);
    if (values.length != 1) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": a record's label has "
              + values.length
              + " values; read it by the column 'labels' (option "
              + ReadOptions.COLUMNS
              + ")");
    }
    return values[0];
  }

  private static Object features(AmazonRecord record, DataType type) {
    Tensor tensor = record.features().get(AmazonRecord.VALUES);
    if (tensor == null) {
      return null;
    }
    if (type instanceof MatrixUDT udt) {
      return udt.serialize(matrix(tensor));
    }
    if (type instanceof VectorUDT udt) {
      return udt.serialize(vector(tensor));
    }
    return new GenericArrayData(spread(tensor));
  }

  private static Vector vector(Tensor tensor) {
    if (tensor.shape().length > 1) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": a record's features have "
              + tensor.shape().length
              + " dimensions; read a matrix with the option "
              + ReadOptions.FEATURES_TYPE
              + " = matrix");
    }
    if (!tensor.isSparse()) {
      return Vectors.dense(tensor.values());
    }
    requireKeys(tensor, size(tensor));
    int[] indices = Arrays.stream(tensor.keys()).mapToInt(Math::toIntExact).toArray();
    return Vectors.sparse(size(tensor), indices, tensor.values());
  }

  private static Matrix matrix(Tensor tensor) {
    long[] shape = tensor.shape();
    if (shape.length != 2) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": a record's features have no shape of rows and columns; read a vector with the"
              + " option "
              + ReadOptions.FEATURES_TYPE
              + " = vector");
    }
    int rows = Math.toIntExact(shape[0]);
    int columns = Math.toIntExact(shape[1]);
    if (!tensor.isSparse()) {
      if (tensor.values().length != (long) rows * columns) {
        throw new IllegalArgumentException(
            Owner.NAME
                + ": a record's features have "
                + tensor.values().length
                + " values for a matrix of "
                + rows
                + " by "
                + columns);
      }
      // Row by row is a transposed matrix to Spark.
      return new DenseMatrix(rows, columns, tensor.values(), true);
    }
    requireKeys(tensor, (long) rows * columns);
    int count = tensor.keys().length;
    int[] rowStarts = new int[bounded(rows) + 1];
    int[] columnIndices = new int[count];
    for (int i = 0; i < count; i++) {
      long key = tensor.keys()[i];
      rowStarts[(int) (key / columns) + 1]++;
      columnIndices[i] = (int) (key % columns);
    }
    for (int row = 0; row < rows; row++) {
      rowStarts[row + 1] += rowStarts[row];
    }
    return count == 0
        ? Matrices.sparse(rows, columns, new int[bounded(columns) + 1], new int[0], new double[0])
        : new SparseMatrix(rows, columns, rowStarts, columnIndices, tensor.values(), true);
  }

  private static ArrayBasedMapData labels(AmazonRecord record) {
    Map<String, Tensor> map = record.label();
    Object[] keys = map.keySet().stream().map(UTF8String::fromString).toArray();
    Object[] values =
        map.values().stream()
            .map(tensor -> (Object) new GenericArrayData(spread(tensor)))
            .toArray();
    return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values));
  }

  /** Returns all values of a tensor, the zeros of a sparse one included. */
  private static double[] spread(Tensor tensor) {
    if (!tensor.isSparse()) {
      return tensor.values();
    }
    int size = bounded(size(tensor));
    requireKeys(tensor, size);
    double[] values = new double[size];
    for (int i = 0; i < tensor.keys().length; i++) {
      values[(int) tensor.keys()[i]] = tensor.values()[i];
    }
    return values;
  }

  private static int bounded(int size) {
    if (size < 0 || size > MAX_SPREAD) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": a record's sparse tensor of size "
              + size
              + " is not spread out beyond "
              + MAX_SPREAD
              + "; read features as a vector");
    }
    return size;
  }

  private static int size(Tensor tensor) {
    if (tensor.shape().length == 0) {
      throw new IllegalArgumentException(
          Owner.NAME + ": a record's sparse features do not say how many features there are");
    }
    long size = 1;
    for (long dimension : tensor.shape()) {
      size = Math.multiplyExact(size, dimension);
    }
    return Math.toIntExact(size);
  }

  private static void requireKeys(Tensor tensor, long size) {
    long previous = -1;
    for (long key : tensor.keys()) {
      if (key <= previous || key >= size) {
        throw new IllegalArgumentException(
            Owner.NAME
                + ": the positions of a record's sparse features do not ascend from 0 to at most "
                + (size - 1));
      }
      previous = key;
    }
    if (tensor.keys().length != tensor.values().length) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": a record's sparse features have "
              + tensor.keys().length
              + " positions for "
              + tensor.values().length
              + " values");
    }
  }
}
