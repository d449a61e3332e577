package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Row;

/**
 * Writes the features of a row as an object: with one array of all numbers, or in the form that
 * also holds sparse rows (developer guide: cdf-inference.md, "Common Request Formats for All
 * Algorithms").
 */
final class JsonRow {

  /** The word for rows that also are sparse. */
  static final String DATA = "data";

  /** Not JSON by the book, but what Python's json module writes and reads. */
  private static final byte[] MISSING = {'N', 'a', 'N'};

  private static final byte[] SHAPE = utf8("],\"shape\":[");
  private static final byte[] VALUES = utf8("],\"values\":[");

  private final boolean isData;
  private final byte[] open;
  private final byte[] openKeys;
  private final byte[] close;
  private final FeatureReader features;

  /**
   * Creates a writer of rows.
   *
   * @param key what the features are called
   * @param isData whether they stand in an object in the member {@code data}, where a sparse row is
   *     its keys, its shape and its values
   */
  JsonRow(String key, boolean isData, FeatureReader features) {
    this.isData = isData;
    String member = "{" + quoted(key) + ":";
    String inData = "{" + quoted(DATA) + ":" + member;
    this.open = utf8(isData ? inData + "{\"values\":[" : member + "[");
    this.openKeys = utf8(inData + "{\"keys\":[");
    this.close = utf8(isData ? "]}}}" : "]}");
    this.features = features;
  }

  void write(Row row, BodyBuffer body) {
    Features all = features.readText(row);
    if (isData && !all.isDense()) {
      body.write(openKeys);
      all.writeIndices(body);
      body.write(SHAPE);
      body.number((long) all.size());
      body.write(VALUES);
      all.writeStored(body, MISSING);
    } else {
      body.write(open);
      all.writeAll(body, MISSING);
    }
    body.write(close);
  }

  /** Reads rows as an image does that is sent them. */
  InPlaceSerializer.RowReader inPlace(ModelWidth width) {
    return isData ? features.textInPlace(width) : features.allInPlace(width);
  }

  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
