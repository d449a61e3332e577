package org.sagemakerspark.inference;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/**
 * Hands rows of Spark's public kind to a function that takes each of them as one {@link Carried},
 * where a plan may have no type of this library in it.
 */
public final class PublicRows implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private final StructType schema;
  private final MapPartitionsFunction<Row, Row> function;

  /**
   * Lets a function take such rows.
   *
   * @param schema of the rows
   */
  public PublicRows(StructType schema, MapPartitionsFunction<Row, Row> function) {
    this.schema = schema;
    this.function = function;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) throws Exception {
    Function1<Object, Object> toInternal = CatalystTypeConverters.createToCatalystConverter(schema);
    Function1<Object, Object> toPublic = CatalystTypeConverters.createToScalaConverter(schema);
    Iterator<Row> results = function.call(carried(rows, toInternal));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return results.hasNext();
      }

      @Override
      public Row next() {
        Row result = results.next();
        Row row = (Row) toPublic.apply(result.<Carried>getAs(0).row());
        int columns = row.length();
        Object[] values = new Object[columns + result.length() - 1];
        for (int i = 0; i < values.length; i++) {
          values[i] = i < columns ? row.get(i) : result.get(i - columns + 1);
        }
        return RowFactory.create(values);
      }
    };
  }

  private static Iterator<Row> carried(Iterator<Row> rows, Function1<Object, Object> toInternal) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return RowFactory.create(new Carried((InternalRow) toInternal.apply(rows.next())));
      }
    };
  }
}
