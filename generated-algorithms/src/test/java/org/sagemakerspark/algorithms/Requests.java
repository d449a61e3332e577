package org.sagemakerspark.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.RowEncoder;
import org.sagemakerspark.model.AlgorithmModel;

/** The bodies that models send. */
final class Requests {

  private Requests() {}

  /** Returns one body with all rows. */
  static String text(AlgorithmModel<?> model, Dataset<Row> rows) {
    return new String(bytes(model, rows), UTF_8);
  }

  /** Returns one body with all rows. */
  static byte[] bytes(AlgorithmModel<?> model, Dataset<Row> rows) {
    RowEncoder<Row> encoder = model.serializer().bind(rows.schema(), "test");
    BodyBuffer body = new BodyBuffer(1 << 10);
    body.write(encoder.header());
    byte[] separator = {};
    for (Row row : rows.collectAsList()) {
      body.write(separator);
      encoder.encode(row, body);
      separator = encoder.separator();
    }
    body.write(encoder.footer());
    return body.copyFrom(0);
  }
}
