package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Makes booleans, lists of texts and lists of lists of JSON; errors never repeat a value. */
final class JsonPrediction {
  private static final ObjectMapper TREES = new ObjectMapper();

  private JsonPrediction() {}

  /** Tells whether a type is made of a value as a whole. */
  static boolean makes(ColumnType type) {
    return type == ColumnType.BOOLEAN
        || type == ColumnType.STRING_ARRAY
        || type == ColumnType.DOUBLE_ARRAY_ARRAY;
  }

  /** Reads the value at which a parser stands, and goes to its end. */
  static JsonNode tree(JsonParser json) throws IOException {
    return TREES.readTree(json);
  }

  static Object of(JsonNode json, ResponseColumn column) throws IOException {
    if (json.isNull()) {
      return null;
    }
    String name = Prediction.name(column.key());
    return switch (column.type()) {
      case BOOLEAN -> truth(json, column);
      case STRING_ARRAY -> texts(json, name);
      default -> lists(json, name);
    };
  }

  private static Object truth(JsonNode json, ResponseColumn column) throws IOException {
    JsonNode one = json.isArray() && json.size() == 1 ? json.get(0) : json;
    if (one.isBoolean()) {
      return one.booleanValue();
    }
    if (!one.isNumber()) {
      throw new IOException(Prediction.name(column.key()) + " is neither true nor false");
    }
    return Prediction.of(one.doubleValue(), column);
  }

  private static String[] texts(JsonNode json, String name) throws IOException {
    String[] texts = new String[list(json, name).size()];
    for (int i = 0; i < texts.length; i++) {
      JsonNode item = json.get(i);
      if (!item.isValueNode() || item.isNull()) {
        throw new IOException(name + " has an item that is no text");
      }
      texts[i] = item.asText();
    }
    return texts;
  }

  private static double[][] lists(JsonNode json, String name) throws IOException {
    double[][] lists = new double[list(json, name).size()][];
    for (int i = 0; i < lists.length; i++) {
      JsonNode item = list(json.get(i), name);
      lists[i] = new double[item.size()];
      for (int j = 0; j < item.size(); j++) {
        if (!item.get(j).isNumber() || Double.isInfinite(item.get(j).doubleValue())) {
          throw new IOException(name + " has an item that is no number that a double holds");
        }
        lists[i][j] = item.get(j).doubleValue();
      }
    }
    return lists;
  }

  private static JsonNode list(JsonNode json, String name) throws IOException {
    if (!json.isArray()) {
      throw new IOException(name + " is no list, or has an item that is none");
    }
    return json;
  }
}
