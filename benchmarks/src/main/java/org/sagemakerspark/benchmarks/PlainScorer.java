package org.sagemakerspark.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.ProtobufRequestRowSerializer;
import org.sagemakerspark.codec.ProtobufResponseRowDeserializer;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.codec.RowEncoder;

/**
 * What a user would write by hand: some rows a request, one after the other, by a client that all
 * tasks of the JVM share, and nothing that looks after what may go wrong.
 */
final class PlainScorer implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;
  private static final int ROWS_OF_A_REQUEST = 5_000;

  /** One for all tasks, as in a program that keeps its client in a static field. */
  private static volatile BareClient client;

  private final StructType schema;

  PlainScorer(StructType schema) {
    this.schema = schema;
  }

  static void use(BareClient shared) {
    client = shared;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    RowEncoder<Row> encoder = new ProtobufRequestRowSerializer("features").bind(schema, "plain");
    BodyBuffer body = new BodyBuffer(1 << 10);
    return new Iterator<>() {
      private Iterator<Row> scored = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        return scored.hasNext() || rows.hasNext();
      }

      @Override
      public Row next() {
        if (!scored.hasNext()) {
          scored = score(rows, encoder, body);
        }
        return scored.next();
      }
    };
  }

  private static Iterator<Row> score(Iterator<Row> rows, RowEncoder<Row> encoder, BodyBuffer body) {
    body.truncate(0);
    List<Row> batch = new ArrayList<>();
    while (rows.hasNext() && batch.size() < ROWS_OF_A_REQUEST) {
      Row row = rows.next();
      encoder.encode(row, body);
      batch.add(row);
    }
    try {
      Iterator<Object[]> scores =
          new ProtobufResponseRowDeserializer(
                  List.of(new ResponseColumn("score", ColumnType.DOUBLE, "score")))
              .decode(client.ask(body.copyFrom(0)))
              .iterator();
      return batch.stream().map(row -> with(row, scores.next()[0])).iterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row with(Row row, Object score) {
    Object[] values = new Object[row.size() + 1];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    values[row.size()] = score;
    return RowFactory.create(values);
  }
}
