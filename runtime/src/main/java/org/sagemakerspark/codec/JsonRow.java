package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

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
  JsonRow(
      String key,
      boolean isData,
      StructType schema,
      String featuresCol,
      FeatureRules rules,
      String owner) {
    this.isData = isData;
    String member = "{" + quoted(key) + ":";
    String inData = "{" + quoted(DATA) + ":" + member;
    this.open = utf8(isData ? inData + "{\"values\":[" : member + "[");
    this.openKeys = utf8(inData + "{\"keys\":[");
    this.close = utf8(isData ? "]}}}" : "]}");
    this.features =
        isData
            ? FeatureReader.of(schema, featuresCol, rules, owner)
            : FeatureReader.ofAll(schema, featuresCol, rules, owner);
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

  /** Returns the option that says so, where rows have the form that holds sparse ones. */
  static Map<String, String> options(boolean isData) {
    return isData ? Map.of(Codecs.ROW, DATA) : Map.of();
  }

  /**
   * Tells whether an option asks for the form that holds sparse rows.
   *
   * @throws IllegalArgumentException when it asks for a form that is not known
   */
  static boolean isData(Format format) {
    String row = format.option(Codecs.ROW, Codecs.FEATURES);
    if (!row.equals(DATA) && !row.equals(Codecs.FEATURES)) {
      throw new IllegalArgumentException(
          "the option row is "
              + row
              + " and must be features (each row is one array of all numbers) or data (as Amazon's"
              + " images read it that also take sparse rows)");
    }
    return row.equals(DATA);
  }

  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
