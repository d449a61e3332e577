package org.sagemakerspark.codec;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.Platform;

/** The numbers of Spark's internal arrays, copied to arrays that are used again. */
public final class ArrayNumbers {

  // The struct that stands for a vector: type, size, indices, values.
  private static final int VECTOR_TYPE = 0;
  private static final int VECTOR_SIZE = 1;
  private static final int VECTOR_INDICES = 2;
  private static final int VECTOR_VALUES = 3;

  /** How many fields stand for a vector. */
  public static final int VECTOR_FIELDS = 4;

  /** The type of a vector, or a matrix, that stores some of its values. */
  public static final byte SPARSE = 0;

  private double[] values = new double[16];
  private int[] indices = new int[16];

  /** Goes to a row whose features are a vector, of the ml or the mllib library. */
  public void vector(InternalRow vector, Features features) {
    int count = doubles(vector.getArray(VECTOR_VALUES));
    if (vector.getByte(VECTOR_TYPE) == SPARSE) {
      ints(vector.getArray(VECTOR_INDICES));
      features.sparse(indices, values, count, vector.getInt(VECTOR_SIZE));
    } else {
      features.dense(values, count);
    }
  }

  /** Copies an array of doubles without nulls to {@link #values()}; returns how many. */
  public int doubles(ArrayData array) {
    int count = array.numElements();
    double[] target = values(count);
    if (array instanceof UnsafeArrayData unsafe) {
      Platform.copyMemory(
          unsafe.getBaseObject(),
          elements(unsafe, count),
          target,
          Platform.DOUBLE_ARRAY_OFFSET,
          8L * count);
    } else {
      for (int i = 0; i < count; i++) {
        target[i] = array.getDouble(i);
      }
    }
    return count;
  }

  /** Copies an array of ints without nulls to {@link #indices()}. */
  public void ints(ArrayData array) {
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

  /** Returns an array for at least so many doubles. */
  public double[] values(int count) {
    if (values.length < count) {
      values = new double[Math.max(count, 2 * values.length)];
    }
    return values;
  }

  /** Returns the doubles. */
  public double[] values() {
    return values;
  }

  /** Returns the ints. */
  public int[] indices() {
    return indices;
  }
}
