package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.List;

/** Reads predictions from JSON. */
final class JsonAnswer {
  private static final ObjectReader READER =
      new ObjectMapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private JsonAnswer() {}

  /** Parses one document; the error says where it is damaged and not what it holds. */
  static JsonNode parse(byte[] json, int from, int length) throws IOException {
    try {
      JsonNode document = READER.readTree(json, from, length);
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
    }
  }

  /** Returns the predictions of one row: members of an object, or the only value. */
  static Object[] row(JsonNode json, List<ResponseColumn> columns, int row) throws IOException {
    Object[] predictions = new Object[columns.size()];
    for (int i = 0; i < predictions.length; i++) {
      ResponseColumn column = columns.get(i);
      JsonNode value = json.isObject() ? json.get(column.key()) : columns.size() == 1 ? json : null;
      if (value == null) {
        throw new IOException(
            "row " + row + " of the answer has no prediction '" + column.key() + "'");
      }
      predictions[i] = Prediction.of(value, column);
    }
    return predictions;
  }
}
