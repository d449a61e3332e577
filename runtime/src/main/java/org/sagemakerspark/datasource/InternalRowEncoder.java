package org.sagemakerspark.datasource;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.unsafe.Platform;
import org.sagemakerspark.recordio.RecordEncoder;

/**
 * Encodes Spark's internal rows straight into records, through arrays that are used again. No row,
 * vector or message object is made.
 */
final class InternalRowEncoder {

  // The struct that stands for an ml vector: type, size, indices, values.
  private static final int VECTOR_FIELDS = 4;
  private static final int VECTOR_TYPE = 0;
  private static final int VECTOR_SIZE = 1;
  private static final int VECTOR_INDICES = 2;
  private static final int VECTOR_VALUES = 3;
  private static final byte SPARSE = 0;

  private final RecordLayout layout;
  private final boolean vectors;
  private final DataType elementType;
  private double[] values = new double[16];
  private int[] indices = new int[16];

  InternalRowEncoder(RecordLayout layout) {
    this.layout = layout;
    this.vectors = layout.featuresType().equals(SQLDataTypes.VectorType());
    this.elementType =
        layout.featuresType() instanceof ArrayType array ? array.elementType() : null;
  }

  /** Encodes the row's features, and its label if the layout has one. */
  void encode(InternalRow row, RecordEncoder records) {
    if (row.isNullAt(layout.features())) {
      throw nullValue("features", layout.featuresName());
    }
    if (vectors) {
      vector(row, row.getStruct(layout.features(), VECTOR_FIELDS), records);
    } else {
      ArrayData array = row.getArray(layout.features());
      int count = read(array, elementType);
      dense(row, count, records);
    }
  }

  private void vector(InternalRow row, InternalRow vector, RecordEncoder records) {
    ArrayData stored = vector.getArray(VECTOR_VALUES);
    int count = doubles(stored);
    if (vector.getByte(VECTOR_TYPE) != SPARSE) {
      dense(row, count, records);
      return;
    }
    ints(vector.getArray(VECTOR_INDICES));
    int size = vector.getInt(VECTOR_SIZE);
    if (layout.label() < 0) {
      records.sparse(indices, values, count, size);
    } else {
      records.sparse(indices, values, count, size, label(row));
    }
  }

  private void dense(InternalRow row, int count, RecordEncoder records) {
    if (layout.label() < 0) {
      records.dense(values, count);
    } else {
      records.dense(values, count, label(row));
    }
  }

  private float label(InternalRow row) {
    if (row.isNullAt(layout.label())) {
      throw nullValue("label", layout.labelName());
    }
    return (float) number(row, layout.label(), layout.labelType());
  }

  /** Reads an array of any numeric type; a null element is refused. */
  private int read(ArrayData array, DataType type) {
    int count = array.numElements();
    for (int i = 0; i < count; i++) {
      if (array.isNullAt(i)) {
        throw new IllegalArgumentException(
            "Element "
                + i
                + " of the features column '"
                + layout.featuresName()
                + "' is null in a row; fill it in or drop the row first");
      }
    }
    if (type instanceof DoubleType) {
      return doubles(array);
    }
    ensureValues(count);
    for (int i = 0; i < count; i++) {
      values[i] = number(array, i, type);
    }
    return count;
  }

  private int doubles(ArrayData array) {
    int count = array.numElements();
    ensureValues(count);
    if (array instanceof UnsafeArrayData unsafe) {
      Platform.copyMemory(
          unsafe.getBaseObject(),
          elements(unsafe, count),
          values,
          Platform.DOUBLE_ARRAY_OFFSET,
          8L * count);
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = array.getDouble(i);
      }
    }
    return count;
  }

  private void ints(ArrayData array) {
    int count = array.numElements();
    if (indices.length < count) {
      indices = new int[Math.max(count, 2 * indices.length)];
    }
    if (array instanceof UnsafeArrayData unsafe) {
      Platform.copyMemory(
          unsafe.getBaseObject(),
          elements(unsafe, count),
          indices,
          Platform.INT_ARRAY_OFFSET,
          4L * count);
    } else {
      for (int i = 0; i < count; i++) {
        indices[i] = array.getInt(i);
      }
    }
  }

  /** Where the elements of an array start, behind its count and null bits. */
  private static long elements(UnsafeArrayData array, int count) {
    return array.getBaseOffset() + UnsafeArrayData.calculateHeaderPortionInBytes(count);
  }

  private void ensureValues(int count) {
    if (values.length < count) {
      values = new double[Math.max(count, 2 * values.length)];
    }
  }

  private static double number(SpecializedGetters from, int at, DataType type) {
    if (type instanceof DoubleType) {
      return from.getDouble(at);
    } else if (type instanceof FloatType) {
      return from.getFloat(at);
    } else if (type instanceof IntegerType) {
      return from.getInt(at);
    } else if (type instanceof LongType) {
      return from.getLong(at);
    } else if (type instanceof ShortType) {
      return from.getShort(at);
    } else if (type instanceof ByteType) {
      return from.getByte(at);
    } else if (type instanceof DecimalType decimal) {
      return from.getDecimal(at, decimal.precision(), decimal.scale()).toDouble();
    }
    throw new IllegalArgumentException(
        "A column of type " + type.simpleString() + " is not numeric");
  }

  private static IllegalArgumentException nullValue(String role, String column) {
    return new IllegalArgumentException(
        "The "
            + role
            + " column '"
            + column
            + "' is null in a row; drop such rows first (df.na().drop()) or fill them in");
  }
}
