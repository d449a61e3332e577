package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/** Writes the features of a row as an object with one array. */
final class JsonRow {
  /** Not JSON by the book, but what Python's json module writes and reads. */
  private static final byte[] MISSING = {'N', 'a', 'N'};

  private final byte[] open;
  private final FeatureReader features;

  JsonRow(String key, FeatureReader features) {
    this.open = ("{" + quoted(key) + ":[").getBytes(StandardCharsets.UTF_8);
    this.features = features;
  }

  void write(org.apache.spark.sql.Row row, BodyBuffer body) {
    Features all = features.readText(row);
    body.write(open);
    all.writeAll(body, MISSING);
    body.write(']');
    body.write('}');
  }

  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
