package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import scala.collection.JavaConverters;

/** Makes what is no number and no text of values in JSON; errors never repeat a value. */
final class JsonPrediction {
  private static final ObjectReader TREES = new ObjectMapper().reader();
  private static final ObjectReader EXACT =
      TREES
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private JsonPrediction() {}

  /** Tells whether a type is made of a value as a whole. */
  static boolean makes(ColumnType type) {
    return type == ColumnType.BOOLEAN
        || type == ColumnType.STRING_ARRAY
        || type == ColumnType.DOUBLE_ARRAY_ARRAY
        || type == ColumnType.DOUBLE_ARRAY_MAP
        || type == ColumnType.JSON;
  }

  /**
   * Reads the value at which a parser stands, and goes to its end.
   *
   * @param isExact whether numbers keep their digits, also those that no double holds
   */
  static JsonNode tree(JsonParser json, boolean isExact) throws IOException {
    return (isExact ? EXACT : TREES).readTree(json);
  }

  static Object of(JsonNode json, ResponseColumn column) throws IOException {
    if (json.isNull()) {
      return null;
    }
    String name = Prediction.name(column.key());
    return switch (column.type()) {
      case BOOLEAN -> truth(json, column);
      case STRING_ARRAY -> texts(json, name);
      case DOUBLE_ARRAY_MAP -> map(json, name);
      case JSON -> json.toString();
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
      lists[i] = numbers(json.get(i), name);
    }
    return lists;
  }

  /** Makes a map as rows of Spark hold it; its converters are there in each version of Scala. */
  @SuppressWarnings("deprecation")
  private static Object map(JsonNode json, String name) throws IOException {
    if (!json.isObject()) {
      throw new IOException(name + " is no object");
    }
    Map<String, double[]> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      map.put(member.getKey(), numbers(member.getValue(), name));
    }
    return JavaConverters.mapAsScalaMap(map);
  }

  private static double[] numbers(JsonNode json, String name) throws IOException {
    double[] numbers = new double[list(json, name).size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(json.get(i), name);
    }
    return numbers;
  }

  /** Reads a number; some libraries write NaN as a text. */
  private static double number(JsonNode json, String name) throws IOException {
    if (json.isTextual() && json.textValue().equals("NaN")) {
      return Double.NaN;
    }
    if (!json.isNumber() || Double.isInfinite(json.doubleValue())) {
      throw new IOException(name + " has an item that is no number that a double holds");
    }
    return json.doubleValue();
  }

  private static JsonNode list(JsonNode json, String name) throws IOException {
    if (!json.isArray()) {
      throw new IOException(name + " is no list, or has an item that is none");
    }
    return json;
  }
}
