package org.sagemakerspark.local.images.xgboost;

import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.sagemakerspark.local.images.data.Example;

/** Hands rows to XGBoost. What a sparse row does not name, and NaN, is missing. */
final class Matrices {

  private Matrices() {}

  /**
   * Makes a matrix, which its user disposes of.
   *
   * @param columns the number of columns; larger keys are left out
   */
  static DMatrix of(List<Example> rows, int columns) throws XGBoostError {
    int count = 0;
    for (Example row : rows) {
      count += row.values().length;
    }
    long[] starts = new long[rows.size() + 1];
    int[] keys = new int[count];
    float[] values = new float[count];
    int position = 0;
    for (int i = 0; i < rows.size(); i++) {
      Example row = rows.get(i);
      for (int j = 0; j < row.values().length; j++) {
        if (row.key(j) < columns && !Float.isNaN(row.values()[j])) {
          keys[position] = row.key(j);
          values[position++] = row.values()[j];
        }
      }
      starts[i + 1] = position;
    }
    return new DMatrix(
        starts,
        java.util.Arrays.copyOf(keys, position),
        java.util.Arrays.copyOf(values, position),
        DMatrix.SparseType.CSR,
        columns);
  }

  /** Makes a matrix with labels. */
  static DMatrix labeled(List<Example> rows, int columns) throws XGBoostError {
    DMatrix matrix = of(rows, columns);
    float[] labels = new float[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i).label();
    }
    matrix.setLabel(labels);
    return matrix;
  }
}
