package org.sagemakerspark.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.RowEncoder;
import org.sagemakerspark.stage.AlgorithmStage;

/** The bodies that stages send. */
final class Requests {

  private Requests() {}

  /** Returns one body with all rows. */
  static String text(AlgorithmStage<?> stage, Dataset<Row> rows) {
    return new String(bytes(stage, rows), UTF_8);
  }

  /** Returns one body with some rows of a schema. */
  static String text(AlgorithmStage<?> stage, StructType schema, Row... rows) {
    return new String(bytes(stage, schema, List.of(rows)), UTF_8);
  }

  /** Returns one body with all rows. */
  static byte[] bytes(AlgorithmStage<?> stage, Dataset<Row> rows) {
    return bytes(stage, rows.schema(), rows.collectAsList());
  }

  /** Returns one body with some rows of a schema. */
  static byte[] bytes(AlgorithmStage<?> stage, StructType schema, List<Row> rows) {
    RowEncoder<Row> encoder = stage.serializer().bind(schema, "test");
    BodyBuffer body = new BodyBuffer(1 << 10);
    body.write(encoder.header());
    byte[] separator = {};
    for (Row row : rows) {
      body.write(separator);
      encoder.encode(row, body);
      separator = encoder.separator();
    }
    body.write(encoder.footer());
    return body.copyFrom(0);
  }
}
