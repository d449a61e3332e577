package org.sagemakerspark.codec;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.recordio.ExactDouble;
import org.sagemakerspark.recordio.RecordEncoder;
import org.sagemakerspark.recordio.RecordFormat;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.recordio.UnfitValueException;
import org.sagemakerspark.schema.ColumnPath;
import org.sagemakerspark.schema.Columns;

/** Reads the features of rows and stores them as the rules say. */
final class FeatureReader {
  private final ColumnPath column;
  private final String name;
  private final String owner;
  private final Features features;

  private final ArrayNumbers numbers = new ArrayNumbers();

  /** Where Spark's own form of a row has a vector, or an array of doubles; -1 elsewhere. */
  private final int internal;

  /**
   * Reads a column of a schema for a format that can leave zeros out.
   *
   * @throws IllegalArgumentException when there is none, it is of another type, or it is known to
   *     have too many features or too few
   */
  static FeatureReader of(StructType schema, String name, FeatureRules rules, String owner) {
    return new FeatureReader(schema, name, rules, owner, false);
  }

  /**
   * Reads a column of a schema for a format that writes every number.
   *
   * @throws IllegalArgumentException when there is none, it is of another type, or it is known to
   *     have too many features or too few
   */
  static FeatureReader ofAll(StructType schema, String name, FeatureRules rules, String owner) {
    return new FeatureReader(schema, name, rules, owner, true);
  }

  private FeatureReader(
      StructType schema, String name, FeatureRules rules, String owner, boolean writesAll) {
    this.column = Columns.features(schema, name, owner);
    this.name = name;
    this.owner = owner;
    this.features = new Features(rules);
    this.internal = column.isNested() || !isVectorOrDoubles() ? -1 : column.position();
    if (Columns.isMatrix(column.type())) {
      throw new IllegalArgumentException(
          owner
              + ": the features column '"
              + name
              + "' is of type "
              + column.type().simpleString()
              + "; an endpoint is sent vectors or arrays");
    }
    rules.check(
        owner + ": the features column '" + name + "'", Columns.width(column.field()), writesAll);
  }

  private boolean isVectorOrDoubles() {
    return Columns.isVector(column.type())
        || (column.type() instanceof ArrayType array
            && array.elementType().equals(DataTypes.DoubleType));
  }

  /**
   * Goes to a row.
   *
   * @return its features
   * @throws UnfitRowException when they are null
   */
  Features read(Row row) {
    if (internal >= 0 && row instanceof InternalView view) {
      readInternal(view.internal());
    } else {
      readPublic(row);
    }
    return features;
  }

  private void readInternal(InternalRow row) {
    if (row.isNullAt(internal)) {
      throw isNull();
    }
    if (column.type() instanceof ArrayType) {
      ArrayData array = row.getArray(internal);
      for (int i = 0; i < array.numElements(); i++) {
        if (array.isNullAt(i)) {
          throw isNull(i);
        }
      }
      int count = numbers.doubles(array);
      features.dense(numbers.values(), count);
    } else {
      numbers.vector(row.getStruct(internal, ArrayNumbers.VECTOR_FIELDS), features);
    }
  }

  private void readPublic(Row row) {
    Object value = column.read(row);
    if (value instanceof org.apache.spark.mllib.linalg.Vector old) {
      value = old.asML();
    }
    if (value instanceof DenseVector dense) {
      features.dense(dense.values(), dense.size());
    } else if (value instanceof SparseVector sparse) {
      features.sparse(sparse.indices(), sparse.values(), sparse.indices().length, sparse.size());
    } else if (value == null) {
      throw isNull();
    } else {
      array(column.readList(row));
    }
  }

  private UnfitRowException isNull() {
    return new UnfitRowException(
        "The features column '"
            + name
            + "' is null in a row; drop such rows first (df.na().drop()) or fill them in");
  }

  private UnfitRowException isNull(int element) {
    return new UnfitRowException(
        "Element "
            + element
            + " (counted from 0) of the features column '"
            + name
            + "' is null in a row. Fill it in, or leave out such rows");
  }

  /**
   * Goes to a row whose features a text format can write.
   *
   * @return its features
   * @throws UnfitRowException when they are null, infinite, or NaN where that means nothing
   */
  Features readText(Row row) {
    read(row).requireText(name);
    return features;
  }

  private void array(List<?> list) {
    int count = list.size();
    double[] values = numbers.values(count);
    for (int i = 0; i < count; i++) {
      if (!(list.get(i) instanceof Number number)) {
        throw isNull(i);
      }
      values[i] = exact(number, i);
    }
    features.dense(values, count);
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

  /** Encodes the features of a row as a record without a label. */
  void encode(Row row, RecordEncoder records) {
    try {
      read(row).encode(records);
    } catch (UnfitValueException e) {
      throw unfit(e);
    }
  }

  /** Reads rows as records tell them. */
  InPlaceSerializer.RowReader recordsInPlace(ModelWidth width, RecordFormat.Values values) {
    FeatureRows rows = new FeatureRows(fitting(width, 0));
    return named(row -> rows.ofRecord(read(row), values));
  }

  /** Reads rows as formats tell them that write every number. */
  InPlaceSerializer.RowReader allInPlace(ModelWidth width) {
    FeatureRows rows = new FeatureRows(fitting(width, 0));
    return named(row -> rows.ofAll(readText(row)));
  }

  /** Reads rows as formats of text tell them that hold sparse rows. */
  InPlaceSerializer.RowReader textInPlace(ModelWidth width) {
    FeatureRows rows = new FeatureRows(fitting(width, 0));
    return named(row -> rows.ofText(readText(row)));
  }

  /** Reads rows as lines of LibSVM tell them. */
  InPlaceSerializer.RowReader linesInPlace(ModelWidth width, int firstIndex) {
    FeatureRows rows = new FeatureRows(fitting(width, firstIndex));
    return named(row -> rows.ofLine(readText(row), firstIndex));
  }

  /** Lets errors name the column. */
  private InPlaceSerializer.RowReader named(InPlaceSerializer.RowReader rows) {
    return row -> {
      try {
        return rows.read(row);
      } catch (UnfitValueException e) {
        throw unfit(e);
      }
    };
  }

  /** Holds what is known of the rows against the model, before there is a row. */
  private ModelWidth fitting(ModelWidth width, int firstIndex) {
    int expected = features.rules().count().number();
    int known = expected > 0 ? expected : Columns.width(column.field()).orElse(0);
    if (known > 0 && !width.fits(known + firstIndex)) {
      throw new IllegalArgumentException(
          owner
              + ": rows have "
              + FeatureCount.counted(known)
              + ", as "
              + (expected > 0 ? "numFeatures" : "the metadata of the column '" + name + "'")
              + " says, and the model has "
              + (width.takesFewer() ? "at most " : "")
              + (width.features() - firstIndex)
              + "; score the same features that the model was trained on");
    }
    return width;
  }

  private UnfitRowException unfit(UnfitValueException e) {
    return new UnfitRowException(
        e.inColumn(name)
            + ". Fill such values in, or leave out such rows"
            + (e.reason() == UnfitValueException.Reason.NOT_A_NUMBER
                ? ". Where NaN means a missing value, set missing to nan"
                : ""),
        e);
  }
}
