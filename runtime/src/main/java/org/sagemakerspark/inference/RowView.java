package org.sagemakerspark.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.InternalView;
import scala.Function1;

/**
 * Shows a row of Spark's internal kind as one of its public kind. A column is converted when it is
 * asked for, so those that nobody reads cost nothing and cannot fail.
 */
final class RowView implements Row, InternalView {

  private static final long serialVersionUID = 1L;

  /** Converts the columns of one schema; used by one thread. */
  static final class Reader {
    private final StructType schema;
    private final StructField[] fields;
    private final List<Function1<Object, Object>> converters;
    private final Map<Integer, Reader> structs = new HashMap<>();

    Reader(StructType schema) {
      this.schema = schema;
      this.fields = schema.fields();
      this.converters = new ArrayList<>(Collections.nCopies(fields.length, null));
    }

    RowView show(InternalRow row) {
      return new RowView(this, row);
    }

    private Object read(InternalRow row, int column) {
      DataType type = fields[column].dataType();
      if (type instanceof StructType struct) {
        return structs
            .computeIfAbsent(column, each -> new Reader(struct))
            .show(row.getStruct(column, struct.length()));
      }
      Function1<Object, Object> converter = converters.get(column);
      if (converter == null) {
        converter = CatalystTypeConverters.createToScalaConverter(type);
        converters.set(column, converter);
      }
      return converter.apply(row.get(column, type));
    }
  }

  private final transient Reader reader;
  private final transient InternalRow row;

  /** The column that was read last, which is often asked for once more. */
  private transient int lastColumn = -1;

  private transient Object lastValue;

  private RowView(Reader reader, InternalRow row) {
    this.reader = reader;
    this.row = row;
  }

  @Override
  public InternalRow internal() {
    return row;
  }

  @Override
  public int length() {
    return reader.fields.length;
  }

  @Override
  public StructType schema() {
    return reader.schema;
  }

  @Override
  public int fieldIndex(String name) {
    return reader.schema.fieldIndex(name);
  }

  @Override
  public boolean isNullAt(int column) {
    return row.isNullAt(column);
  }

  @Override
  public Object get(int column) {
    if (row.isNullAt(column)) {
      return null;
    }
    if (column != lastColumn) {
      lastValue = reader.read(row, column);
      lastColumn = column;
    }
    return lastValue;
  }

  @Override
  public Row copy() {
    Object[] values = new Object[length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(i);
    }
    return RowFactory.create(values);
  }

  /** Never shows what is in it. */
  @Override
  public String toString() {
    return "RowView[" + length() + " columns]";
  }
}
