package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Reads predictions from JSON. */
final class JsonAnswer {
  private static final ObjectReader READER =
      new ObjectMapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Keeps 1e400 apart from Infinity, and the digits of whole numbers.
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // Python's json.dumps writes NaN, Infinity and -Infinity.
          .with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]");
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

  private JsonAnswer() {}

  /** Jackson before 2.17, which Spark 3.5 has, takes what no double can hold for Infinity. */
  private static final class Numbers extends JsonParserDelegate {
    Numbers(JsonParser parser) {
      super(parser);
    }

    @Override
    public boolean isNaN() throws IOException {
      return super.isNaN() && !DIGITS.matcher(getText()).lookingAt();
    }
  }

  /** Parses one document; the error says where it is damaged and not what it holds. */
  static JsonNode parse(byte[] json, int from, int length) throws IOException {
    try (JsonParser parser = new Numbers(READER.createParser(json, from, length))) {
      JsonNode document = READER.readTree(parser);
      if (document == null || document.isMissingNode()) {
        throw new IOException("the answer is empty; JSON is expected");
      }
      return document;
    } catch (JsonProcessingException e) {
      throw new IOException(
          "the answer is not JSON, at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    } catch (NumberFormatException e) {
      throw new IOException("the answer has a number whose exponent is beyond all bounds");
    }
  }

  /** Returns the predictions of one row: members of an object, items of a list, or all of it. */
  static Object[] row(JsonNode json, List<ResponseColumn> columns, int row) throws IOException {
    Object[] predictions = new Object[columns.size()];
    for (int i = 0; i < predictions.length; i++) {
      ResponseColumn column = columns.get(i);
      JsonNode value = find(json, column.key());
      if (value == null && !json.isObject() && haveOneKey(columns)) {
        value = json;
      }
      if (value == null) {
        throw new IOException(
            "row " + row + " of the answer has no prediction '" + column.key() + "'");
      }
      predictions[i] = Prediction.of(value, column);
    }
    return predictions;
  }

  private static boolean haveOneKey(List<ResponseColumn> columns) {
    return columns.stream().allMatch(column -> column.key().equals(columns.get(0).key()));
  }

  /**
   * Finds what a name stands for: a member, an item by its position, or, with dots between them,
   * one in the other. Returns null when there is none.
   */
  static JsonNode find(JsonNode json, String name) {
    JsonNode member = member(json, name);
    if (member != null) {
      return member;
    }
    int dot = name.indexOf('.');
    JsonNode outer = dot < 0 ? null : member(json, name.substring(0, dot));
    return outer == null ? null : find(outer, name.substring(dot + 1));
  }

  private static JsonNode member(JsonNode json, String name) {
    return json.isArray() && POSITION.matcher(name).matches()
        ? json.get(Integer.parseInt(name))
        : json.get(name);
  }
}
