package org.sagemakerspark.codec;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.recordio.ExactDouble;
import org.sagemakerspark.recordio.RecordEncoder;
import org.sagemakerspark.recordio.UnfitValueException;
import org.sagemakerspark.schema.Columns;

/** Reads the features of rows: those that are stored, in the order of their indices. */
final class FeatureReader {
  private final int column;
  private final String name;
  private int size;
  private int stored;
  private int[] indices;
  private double[] values;

  /** Holds the elements of array columns, one row after the other. */
  private double[] numbers = new double[0];

  /**
   * Reads a column of a schema.
   *
   * @throws IllegalArgumentException when there is none, or it is of another type
   */
  FeatureReader(StructType schema, String name, String owner) {
    this.column = Columns.features(schema, name, owner);
    this.name = name;
    DataType type = schema.fields()[column].dataType();
    if (Columns.isMatrix(type)) {
      throw new IllegalArgumentException(
          owner
              + ": the features column '"
              + name
              + "' is of type "
              + type.simpleString()
              + "; an endpoint is sent vectors or arrays");
    }
  }

  /**
   * Goes to a row.
   *
   * @throws IllegalArgumentException when the features are null
   */
  void read(Row row) {
    Object features = row.get(column);
    if (features instanceof org.apache.spark.mllib.linalg.Vector old) {
      features = old.asML();
    }
    if (features instanceof DenseVector dense) {
      set(dense.size(), dense.size(), null, dense.values());
    } else if (features instanceof SparseVector sparse) {
      set(sparse.size(), sparse.indices().length, sparse.indices(), sparse.values());
    } else if (features == null) {
      throw new IllegalArgumentException(
          "The features column '"
              + name
              + "' is null in a row; drop such rows first (df.na().drop()) or fill them in");
    } else {
      array(row.getList(column));
    }
  }

  /**
   * Goes to a row whose features a text format can write.
   *
   * @throws IllegalArgumentException when the features are null or not finite
   */
  void readFinite(Row row) {
    read(row);
    for (int i = 0; i < stored; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "The features column '"
                + name
                + "' holds "
                + values[i]
                + " in a row, which this format cannot write; fill such values in");
      }
    }
  }

  private void array(List<?> list) {
    int count = list.size();
    if (numbers.length < count) {
      numbers = new double[count];
    }
    for (int i = 0; i < count; i++) {
      if (!(list.get(i) instanceof Number number)) {
        throw new IllegalArgumentException(
            "Element " + i + " of the features column '" + name + "' is null in a row");
      }
      numbers[i] = exact(number, i);
    }
    set(count, count, null, numbers);
  }

  private double exact(Number number, int index) {
    try {
      if (number instanceof Long whole) {
        return ExactDouble.of(whole, index);
      }
      return number instanceof BigDecimal decimal
          ? ExactDouble.of(decimal, index)
          : number.doubleValue();
    } catch (UnfitValueException e) {
      throw unfit(e);
    }
  }

  private void set(int newSize, int newStored, int[] newIndices, double[] newValues) {
    size = newSize;
    stored = newStored;
    indices = newIndices;
    values = newValues;
  }

  /** Encodes the row's features as a record without a label. */
  void encode(RecordEncoder records) {
    try {
      if (indices == null) {
        records.dense(values, stored);
      } else {
        records.sparse(indices, values, stored, size);
      }
    } catch (UnfitValueException e) {
      throw unfit(e);
    }
  }

  private IllegalArgumentException unfit(UnfitValueException e) {
    return new IllegalArgumentException(
        "The features column '" + name + "' of a row: " + e.getMessage() + "; clean such rows", e);
  }

  /** Returns the number of features. */
  int size() {
    return size;
  }

  /** Returns how many are stored; the others are zero. */
  int stored() {
    return stored;
  }

  /** Returns the index of a stored feature. */
  int index(int position) {
    return indices == null ? position : indices[position];
  }

  /** Returns a stored feature. */
  double value(int position) {
    return values[position];
  }

  /** Writes all features, the zeros too, with commas between them. */
  void writeAll(BodyBuffer body) {
    int position = 0;
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        body.write(',');
      }
      if (position < stored && index(position) == i) {
        NumberText.write(values[position++], body);
      } else {
        body.write('0');
      }
    }
  }
}
