package org.sagemakerspark.artifacts;

import java.util.Arrays;

/**
 * A dense array of MXNet's, with the numbers as 32-bit floats.
 *
 * @param shape the length of each dimension
 * @param values the numbers, the last dimension running fastest
 */
public record NDArray(int[] shape, float[] values) {

  /** Checks that there are as many values as the shape says. */
  public NDArray {
    long size = 1;
    for (int length : shape) {
      size *= length;
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          Arrays.toString(shape) + " has " + size + " values, and not " + values.length);
    }
  }

  /** Makes a vector. */
  public static NDArray of(float... values) {
    return new NDArray(new int[] {values.length}, values);
  }

  /** Makes a matrix of rows of one length. */
  public static NDArray ofRows(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    float[] values = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new NDArray(new int[] {rows.length, columns}, values);
  }

  /** Makes a matrix whose columns these are. */
  public static NDArray ofColumns(float[][] columns) {
    int rows = columns.length == 0 ? 0 : columns[0].length;
    float[] values = new float[rows * columns.length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < rows; i++) {
        values[i * columns.length + j] = columns[j][i];
      }
    }
    return new NDArray(new int[] {rows, columns.length}, values);
  }

  /** Gives the number of rows of a matrix. */
  int rows() {
    return shape[0];
  }

  /** Gives the number of columns of a matrix. */
  int columns() {
    return shape[1];
  }

  /** Gives a column of a matrix. */
  private float[] column(int index) {
    float[] column = new float[rows()];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[i * columns() + index];
    }
    return column;
  }

  /** Gives the rows of a matrix. */
  public float[][] toRows() {
    float[][] rows = new float[rows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i);
    }
    return rows;
  }

  /** Gives the columns of a matrix. */
  float[][] toColumns() {
    float[][] columns = new float[columns()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(i);
    }
    return columns;
  }

  /** Gives a row of a matrix. */
  float[] row(int index) {
    return Arrays.copyOfRange(values, index * columns(), (index + 1) * columns());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NDArray array
        && Arrays.equals(shape, array.shape)
        && Arrays.equals(values, array.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shape) * 31 + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "NDArray of " + Arrays.toString(shape);
  }
}
