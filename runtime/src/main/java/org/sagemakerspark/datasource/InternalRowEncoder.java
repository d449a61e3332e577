package org.sagemakerspark.datasource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sagemakerspark.codec.ArrayNumbers;
import org.sagemakerspark.recordio.RecordEncoder;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.recordio.UnfitValueException;
import org.sagemakerspark.schema.Columns;

/**
 * Encodes Spark's internal rows straight into records, through arrays that are used again. No row,
 * vector or message object is made.
 */
final class InternalRowEncoder {

  // The struct that stands for a matrix: type, rows, columns, column starts, row indices, values,
  // and whether it is transposed.
  private static final int MATRIX_FIELDS = 7;
  private static final int MATRIX_TYPE = 0;
  private static final int MATRIX_ROWS = 1;
  private static final int MATRIX_COLUMNS = 2;
  private static final int MATRIX_STARTS = 3;
  private static final int MATRIX_INDICES = 4;
  private static final int MATRIX_VALUES = 5;
  private static final int MATRIX_TRANSPOSED = 6;

  private static final String AS_THEY_ARE =
      ". The option " + WriteOptions.ALLOW_NON_FINITE + " = true writes them as they are";

  private final RecordLayout layout;
  private final boolean isMatrix;
  private final InternalFeatures features;
  private final ArrayNumbers numbers;

  InternalRowEncoder(RecordLayout layout) {
    this.layout = layout;
    this.isMatrix = Columns.isMatrix(layout.featuresType());
    this.features = new InternalFeatures(layout);
    this.numbers = features.numbers();
  }

  /**
   * Encodes the row's features, and its label if the layout has one.
   *
   * @throws UnfitRowException when a value is null or does not fit; the text names the column and
   *     says how to go on, and never shows the value
   */
  void encode(InternalRow row, RecordEncoder records) {
    try {
      if (isMatrix) {
        features.requireThere(row);
        matrix(row, row.getStruct(layout.features(), MATRIX_FIELDS), records);
      } else {
        features.read(row);
        write(row, records);
      }
    } catch (UnfitValueException e) {
      throw unfit(e);
    }
  }

  /** Returns how many features the rows have; empty without rows, and where they are matrices. */
  OptionalInt width() {
    return features.features().width();
  }

  private void matrix(InternalRow row, InternalRow matrix, RecordEncoder records) {
    int rowCount = matrix.getInt(MATRIX_ROWS);
    int columnCount = matrix.getInt(MATRIX_COLUMNS);
    boolean byRows = matrix.getBoolean(MATRIX_TRANSPOSED);
    int count = numbers.doubles(matrix.getArray(MATRIX_VALUES));
    double[] values = numbers.values();
    if (matrix.getByte(MATRIX_TYPE) != ArrayNumbers.SPARSE) {
      double[] ordered = byRows ? values : transposed(values, columnCount, rowCount);
      if (!layout.isLabeled(row)) {
        records.denseMatrix(ordered, rowCount, columnCount);
      } else {
        records.denseMatrix(ordered, rowCount, columnCount, label(row));
      }
      return;
    }
    int[] starts = matrix.getArray(MATRIX_STARTS).toIntArray();
    numbers.ints(matrix.getArray(MATRIX_INDICES));
    int[] indices = numbers.indices();
    Entry[] entries = new Entry[count];
    for (int major = 0; major + 1 < starts.length; major++) {
      for (int i = starts[major]; i < starts[major + 1]; i++) {
        long rowIndex = byRows ? major : indices[i];
        long columnIndex = byRows ? indices[i] : major;
        entries[i] = new Entry(rowIndex * columnCount + columnIndex, values[i]);
      }
    }
    Arrays.sort(entries, Comparator.comparingLong(Entry::key));
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = entries[i].key();
      values[i] = entries[i].value();
    }
    if (!layout.isLabeled(row)) {
      records.sparseMatrix(keys, values, count, rowCount, columnCount);
    } else {
      records.sparseMatrix(keys, values, count, rowCount, columnCount, label(row));
    }
  }

  /** A value of a sparse matrix with its position row by row. */
  private record Entry(long key, double value) {}

  private static double[] transposed(double[] values, int rows, int columns) {
    double[] transposed = new double[Math.multiplyExact(rows, columns)];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column * rows + row] = values[row * columns + column];
      }
    }
    return transposed;
  }

  private UnfitRowException unfit(UnfitValueException e) {
    String column = e.index() < 0 ? layout.labelName() : layout.featuresName();
    String remedy =
        switch (e.reason()) {
          case NOT_A_NUMBER ->
              "Fill such values in, or leave out such rows"
                  + (e.index() < 0
                      ? ""
                      : ". Where NaN means a missing value, set "
                          + WriteOptions.MISSING
                          + " to nan")
                  + AS_THEY_ARE;
          case INFINITE -> "Fill such values in, or leave out such rows" + AS_THEY_ARE;
          case OVERFLOW, LOSES_DIGITS ->
              "Store float64 with the option "
                  + (e.index() < 0 ? WriteOptions.LABEL_TENSOR : WriteOptions.FEATURES_TENSOR)
                  + ", or let it be rounded with the option "
                  + WriteOptions.ALLOW_ROUNDING
                  + " = true";
          case LOSES_DIGITS_OF_DOUBLE ->
              "Let it be rounded with the option " + WriteOptions.ALLOW_ROUNDING + " = true";
        };
    return new UnfitRowException(e.inColumn(column) + ". " + remedy, e);
  }

  private void write(InternalRow row, RecordEncoder records) {
    if (!layout.isLabeled(row)) {
      features.features().encode(records);
    } else {
      features.features().encode(records, label(row));
    }
  }

  private double label(InternalRow row) {
    if (row.isNullAt(layout.label())) {
      throw InternalFeatures.nullValue("label", layout.labelName());
    }
    double label = features.number(row, layout.label(), layout.labelType(), -1);
    layout.allowedLabels().require(layout.labelName(), label);
    return label;
  }
}
