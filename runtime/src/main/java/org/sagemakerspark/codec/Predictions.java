package org.sagemakerspark.codec;

import java.io.IOException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The predictions of an answer by columns, numbers as such, and a list of rows to those who read
 * it: each is made when it is asked for.
 */
final class Predictions extends AbstractList<Object[]> implements RandomAccess {

  /** One column while it grows. */
  private static final class Column {
    private final ResponseColumn column;
    private final boolean isPlain;
    private double[] numbers;
    private Object[] objects = new Object[0];
    private final BitSet nulls = new BitSet();
    private int size;

    Column(ResponseColumn column, int capacity) {
      this.column = column;
      this.isPlain = column.type().kind() == ColumnType.Kind.DOUBLE && !column.form().isDerived();
      this.numbers = new double[isPlain ? capacity : 0];
    }

    private void add(double number) throws IOException {
      if (isPlain) {
        put(number);
      } else {
        add(Prediction.of(number, column));
      }
    }

    private void add(Object value) {
      if (isPlain && value == null) {
        nulls.set(size);
        put(0);
      } else if (isPlain) {
        put((Double) value);
      } else {
        if (size == objects.length) {
          objects = Arrays.copyOf(objects, 16 + 2 * size);
        }
        objects[size++] = value;
      }
    }

    private void put(double number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 16 + 2 * size);
      }
      numbers[size++] = number;
    }

    private Object get(int row) {
      if (!isPlain) {
        return objects[row];
      }
      return nulls.get(row) ? null : (Object) numbers[row];
    }
  }

  private final Column[] columns;

  /**
   * Creates the predictions of some columns.
   *
   * @param capacity for how many rows there is room at first
   */
  Predictions(List<ResponseColumn> columns, int capacity) {
    this.columns =
        columns.stream().map(column -> new Column(column, capacity)).toArray(Column[]::new);
  }

  /** Adds a number to a column, which makes of it what it holds. */
  void put(int column, double number) throws IOException {
    columns[column].add(number);
  }

  /** Adds what a column holds, or null. */
  void put(int column, Object value) {
    columns[column].add(value);
  }

  /** Forgets all rows. */
  @Override
  public void clear() {
    for (Column column : columns) {
      column.nulls.clear();
      column.size = 0;
    }
  }

  /** Returns how many values a column has. */
  int size(int column) {
    return columns[column].size;
  }

  @Override
  public int size() {
    return columns.length == 0 ? 0 : columns[0].size;
  }

  @Override
  public Object[] get(int row) {
    Objects.checkIndex(row, size());
    Object[] values = new Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns[i].get(row);
    }
    return values;
  }
}
