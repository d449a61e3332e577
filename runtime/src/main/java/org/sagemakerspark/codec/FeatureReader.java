package org.sagemakerspark.codec;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.recordio.ExactDouble;
import org.sagemakerspark.recordio.RecordEncoder;
import org.sagemakerspark.recordio.UnfitValueException;
import org.sagemakerspark.schema.ColumnPath;
import org.sagemakerspark.schema.Columns;

/** Reads the features of rows and stores them as the rules say. */
final class FeatureReader {
  private final ColumnPath column;
  private final String name;
  private final Features features;

  /** Holds the elements of array columns, one row after the other. */
  private double[] numbers = new double[0];

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
    this.features = new Features(rules);
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

  /**
   * Goes to a row.
   *
   * @return its features
   * @throws IllegalArgumentException when they are null
   */
  Features read(Row row) {
    Object value = column.read(row);
    if (value instanceof org.apache.spark.mllib.linalg.Vector old) {
      value = old.asML();
    }
    if (value instanceof DenseVector dense) {
      features.dense(dense.values(), dense.size());
    } else if (value instanceof SparseVector sparse) {
      features.sparse(sparse.indices(), sparse.values(), sparse.indices().length, sparse.size());
    } else if (value == null) {
      throw new IllegalArgumentException(
          "The features column '"
              + name
              + "' is null in a row; drop such rows first (df.na().drop()) or fill them in");
    } else {
      array(column.readList(row));
    }
    return features;
  }

  /**
   * Goes to a row whose features a text format can write.
   *
   * @return its features
   * @throws IllegalArgumentException when they are null, infinite, or NaN where that means nothing
   */
  Features readText(Row row) {
    read(row);
    for (int i = 0; i < features.stored(); i++) {
      double value = features.value(i);
      if (!Double.isFinite(value) && !(Double.isNaN(value) && features.rules().takesNaN())) {
        throw new IllegalArgumentException(
            "The features column '"
                + name
                + "' holds "
                + value
                + " in a row, which this format cannot write; fill such values in"
                + (Double.isNaN(value)
                    ? ", or set missing to nan if the image takes NaN for a missing value"
                    : ""));
      }
    }
    return features;
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
    features.dense(numbers, count);
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

  private IllegalArgumentException unfit(UnfitValueException e) {
    return new IllegalArgumentException(
        "The features column '" + name + "' of a row: " + e.getMessage() + "; clean such rows", e);
  }
}
