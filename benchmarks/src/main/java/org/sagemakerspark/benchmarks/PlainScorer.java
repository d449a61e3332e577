package org.sagemakerspark.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
 * What a user would write by hand: each partition as one request of a client that all tasks of the
 * JVM share, and nothing that looks after what may go wrong.
 */
final class PlainScorer implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

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
    List<Row> all = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          encoder.encode(row, body);
          all.add(row);
        });
    try {
      Iterator<Object[]> scores =
          new ProtobufResponseRowDeserializer(
                  List.of(new ResponseColumn("score", ColumnType.DOUBLE, "score")))
              .decode(client.ask(body.copyFrom(0)))
              .iterator();
      return all.stream()
          .map(row -> RowFactory.create(row.get(0), row.get(1), scores.next()[0]))
          .iterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
