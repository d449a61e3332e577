package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.sagemakerspark.codec.ColumnType.Kind;
import scala.collection.JavaConverters;

/**
 * Makes the values of a column that are made of a value in JSON as a whole, which are neither
 * numbers nor texts; errors never repeat a value. Used by one thread.
 */
final class JsonPrediction {
  private static final ObjectReader TREES = new ObjectMapper().reader();
  private static final ObjectReader EXACT =
      TREES
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private static final String VALUE = "value";

  /** Stands for the number of an item where a part is not within one. */
  private static final int ALL = -1;

  private final ResponseColumn column;
  private final String name;

  /** Reads a value of a map, or the fields of a struct, as a row of an answer is read. */
  private final Optional<JsonAnswer> parts;

  /** Creates a maker of a column of one of the types that {@link #makes}. */
  JsonPrediction(ResponseColumn column) {
    this.column = column;
    this.name = Prediction.name(column.key());
    ColumnType type = column.type();
    List<ResponseColumn> read =
        type.kind() == Kind.MAP
            ? List.of(new ResponseColumn(VALUE, type.of(), VALUE))
            : type.fields();
    this.parts = read.isEmpty() ? Optional.empty() : Optional.of(new JsonAnswer(read, true));
  }

  /** Tells whether a type is made of a value as a whole. */
  static boolean makes(ColumnType type) {
    return switch (type.kind()) {
      case BOOLEAN, STRING_ARRAY, DOUBLE_ARRAY_ARRAY, MAP, STRUCT, STRUCT_ARRAY, JSON -> true;
      case DOUBLE, FLOAT, INT, LONG, STRING, VECTOR, DOUBLE_ARRAY, BINARY -> false;
    };
  }

  /** Tells whether a type needs numbers of a tree as they were written. */
  static boolean needsDigits(ColumnType type) {
    return switch (type.kind()) {
      case MAP, STRUCT, STRUCT_ARRAY, JSON -> true;
      default -> false;
    };
  }

  /**
   * Reads the value at which a parser stands, and goes to its end.
   *
   * @param isExact whether numbers keep their digits, also those that no double holds
   */
  static JsonNode tree(JsonParser json, boolean isExact) throws IOException {
    return (isExact ? EXACT : TREES).readTree(json);
  }

  Object of(JsonNode json) throws IOException {
    if (json.isNull()) {
      return null;
    }
    return switch (column.type().kind()) {
      case BOOLEAN -> truth(json, column);
      case STRING_ARRAY -> texts(json, name);
      case MAP -> map(json);
      case STRUCT -> struct(json, ALL);
      case STRUCT_ARRAY -> structs(json);
      case JSON -> json.toString();
      default -> lists(json, name);
    };
  }

  /** Makes a map as rows of Spark hold it; its converters are there in each version of Scala. */
  @SuppressWarnings("deprecation")
  private Object map(JsonNode json) throws IOException {
    requireObject(json, ALL);
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      Object value = part(member.getValue(), JsonAnswer::value, map.size())[0];
      if (value == null) {
        throw new IOException(place(map.size()) + " is null");
      }
      map.put(member.getKey(), value);
    }
    return JavaConverters.mapAsScalaMap(map);
  }

  private Row[] structs(JsonNode json) throws IOException {
    Row[] structs = new Row[list(json, name).size()];
    for (int i = 0; i < structs.length; i++) {
      structs[i] = struct(json.get(i), i);
    }
    return structs;
  }

  private Row struct(JsonNode json, int item) throws IOException {
    requireObject(json, item);
    return RowFactory.create(part(json, JsonAnswer::row, item));
  }

  private String place(int item) {
    return item == ALL ? name : "item " + item + " of " + name;
  }

  private void requireObject(JsonNode json, int item) throws IOException {
    if (!json.isObject()) {
      throw new IOException(place(item) + " is no object");
    }
  }

  /** Reads a part of the value. */
  private interface Part {
    void read(JsonAnswer parts, JsonParser json) throws IOException;
  }

  private Object[] part(JsonNode json, Part part, int item) throws IOException {
    try (JsonParser parser = json.traverse()) {
      parser.nextToken();
      part.read(parts.orElseThrow(), parser);
      return parts.orElseThrow().take();
    } catch (IOException e) {
      throw new IOException("in " + place(item) + ", " + e.getMessage());
    }
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
