package org.sagemakerspark.datasource;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.sagemakerspark.codec.ArrayNumbers;
import org.sagemakerspark.codec.Features;
import org.sagemakerspark.recordio.ExactDouble;
import org.sagemakerspark.recordio.UnfitRowException;

/**
 * Reads the vectors and arrays of numbers of Spark's internal rows, through arrays that are used
 * again.
 */
final class InternalFeatures {

  private final RecordLayout layout;
  private final Features features;
  private final DataType elementType;
  private final ArrayNumbers numbers = new ArrayNumbers();

  InternalFeatures(RecordLayout layout) {
    this.layout = layout;
    this.features = new Features(layout.rules());
    this.elementType =
        layout.featuresType() instanceof ArrayType array ? array.elementType() : null;
  }

  /** Returns the features of the row that was read last. */
  Features features() {
    return features;
  }

  /** Returns the arrays that are used again. */
  ArrayNumbers numbers() {
    return numbers;
  }

  /**
   * Goes to a row.
   *
   * @throws UnfitRowException when its features or an element of them are null
   * @throws org.sagemakerspark.recordio.UnfitValueException when a number loses digits
   */
  void read(InternalRow row) {
    requireThere(row);
    if (elementType == null) {
      numbers.vector(row.getStruct(layout.features(), ArrayNumbers.VECTOR_FIELDS), features);
    } else {
      int count = read(row.getArray(layout.features()), elementType);
      features.dense(numbers.values(), count);
    }
  }

  /** Refuses a row without features. */
  void requireThere(InternalRow row) {
    if (row.isNullAt(layout.features())) {
      throw nullValue("features", layout.featuresName());
    }
  }

  /** Reads an array of any numeric type; a null element is refused. */
  private int read(ArrayData array, DataType type) {
    int count = array.numElements();
    for (int i = 0; i < count; i++) {
      if (array.isNullAt(i)) {
        throw new UnfitRowException(
            "Element "
                + i
                + " of the features column '"
                + layout.featuresName()
                + "' is null in a row; fill it in or drop the row first");
      }
    }
    if (type instanceof DoubleType) {
      return numbers.doubles(array);
    }
    double[] values = numbers.values(count);
    for (int i = 0; i < count; i++) {
      values[i] = number(array, i, type, i);
    }
    return count;
  }

  /**
   * Reads a number of any type.
   *
   * @param index the position of the feature, or -1 for the label
   */
  double number(SpecializedGetters from, int at, DataType type, int index) {
    if (type instanceof DoubleType) {
      return from.getDouble(at);
    } else if (type instanceof FloatType) {
      return from.getFloat(at);
    } else if (type instanceof IntegerType) {
      return from.getInt(at);
    } else if (type instanceof LongType) {
      long value = from.getLong(at);
      return layout.format().values().allowsRounding() ? value : ExactDouble.of(value, index);
    } else if (type instanceof ShortType) {
      return from.getShort(at);
    } else if (type instanceof ByteType) {
      return from.getByte(at);
    } else if (type instanceof DecimalType decimal) {
      Decimal value = from.getDecimal(at, decimal.precision(), decimal.scale());
      return layout.format().values().allowsRounding()
          ? value.toDouble()
          : ExactDouble.of(value.toJavaBigDecimal(), index);
    }
    throw new IllegalArgumentException(
        "A column of type " + type.simpleString() + " is not numeric");
  }

  static UnfitRowException nullValue(String role, String column) {
    return new UnfitRowException(
        "The "
            + role
            + " column '"
            + column
            + "' is null in a row; drop such rows first (df.na().drop()) or fill them in");
  }
}
