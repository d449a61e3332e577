package org.sagemakerspark.mllib;

import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Matrix;

/** Numbers of 64 bits, which Spark has, and of 32, which SageMaker has. */
final class Numbers {

  private Numbers() {}

  /**
   * Rounds to 32 bits.
   *
   * @param model whose numbers they are, for messages
   * @throws IllegalArgumentException when one is too great for them, or none
   */
  static float narrow(double number, String model) {
    float narrow = (float) number;
    if (Float.isNaN(narrow) || Float.isInfinite(narrow)) {
      throw new IllegalArgumentException(
          model
              + ": "
              + number
              + " cannot be written into a model artifact, whose numbers are finite and have 32"
              + " bits; train the model on features of another scale");
    }
    return narrow;
  }

  static float[] narrow(double[] numbers, String model) {
    float[] narrow = new float[numbers.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = narrow(numbers[i], model);
    }
    return narrow;
  }

  /** Returns the rows of a matrix, rounded. */
  static float[][] rows(Matrix matrix, String model) {
    float[][] rows = new float[matrix.numRows()][matrix.numCols()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = narrow(matrix.apply(i, j), model);
      }
    }
    return rows;
  }

  static DenseVector vector(float[] numbers) {
    double[] wide = new double[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return new DenseVector(wide);
  }

  /** Returns the matrix that has these columns. */
  static DenseMatrix ofColumns(float[][] columns) {
    int rows = columns[0].length;
    double[] values = new double[Math.multiplyExact(rows, columns.length)];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < rows; i++) {
        values[j * rows + i] = columns[j][i];
      }
    }
    return new DenseMatrix(rows, columns.length, values);
  }

  /** Returns the matrix that has these rows. */
  static DenseMatrix ofRows(float[][] rows) {
    int columns = rows[0].length;
    double[] values = new double[Math.multiplyExact(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        values[j * rows.length + i] = rows[i][j];
      }
    }
    return new DenseMatrix(rows.length, columns, values);
  }
}
