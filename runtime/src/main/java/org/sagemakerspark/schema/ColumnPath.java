package org.sagemakerspark.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * Where a column is: at the top of a row, or within a struct as {@code struct.field} names it.
 *
 * @param positions the position at the top, and then within each struct
 * @param fields the field at each of these positions; the last one is the column
 */
public record ColumnPath(List<Integer> positions, List<StructField> fields) {

  /** Returns what the schema says of the column. */
  public StructField field() {
    return fields.get(fields.size() - 1);
  }

  /** Returns the column's type. */
  public DataType type() {
    return field().dataType();
  }

  /** Tells whether the column is within a struct. */
  public boolean isNested() {
    return positions.size() > 1;
  }

  /** Returns the position of a column at the top of a row. */
  public int position() {
    if (isNested()) {
      throw new IllegalStateException("The column " + field().name() + " is within a struct");
    }
    return positions.get(0);
  }

  /** Reads the column of a row; null where a struct on the way is. */
  public Object read(Row row) {
    Row holder = holder(row);
    return holder == null ? null : holder.get(last());
  }

  /** Reads the array that the column of a row is. */
  public List<?> readList(Row row) {
    return holder(row).getList(last());
  }

  /** Returns the row or the struct in it that has the column; null where there is none. */
  private Row holder(Row row) {
    Row holder = row;
    for (int i = 0; i + 1 < positions.size() && holder != null; i++) {
      holder = holder.getStruct(positions.get(i));
    }
    return holder;
  }

  private int last() {
    return positions.get(positions.size() - 1);
  }

  /** Returns the column as Spark's expressions take it. */
  public Column column() {
    return functions.col(
        fields.stream()
            .map(field -> Columns.quoted(field.name()))
            .collect(Collectors.joining(".")));
  }
}
