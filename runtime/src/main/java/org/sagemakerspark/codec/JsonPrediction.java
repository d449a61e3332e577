package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
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
  private static final ObjectMapper TREES = new ObjectMapper();
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

  /** Makes the value, which is not null, at which a parser stands, and goes to its end. */
  Object read(JsonParser json) throws IOException {
    return switch (column.type().kind()) {
      case BOOLEAN -> truth(TREES.readTree(json), column);
      case STRING_ARRAY -> texts(json);
      case MAP -> map(json);
      case STRUCT -> struct(json, ALL);
      case STRUCT_ARRAY -> structs(json);
      case JSON -> text(json);
      default -> lists(TREES.readTree(json), name);
    };
  }

  /** Makes a map as rows of Spark hold it; its converters are there in each version of Scala. */
  @SuppressWarnings("deprecation")
  private Object map(JsonParser json) throws IOException {
    requireObject(json, ALL);
    Map<String, Object> map = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      Object value = part(json, JsonAnswer::value, map.size())[0];
      if (value == null) {
        throw new IOException(place(map.size()) + " is null");
      }
      map.put(key, value);
    }
    return JavaConverters.mapAsScalaMap(map);
  }

  private Row[] structs(JsonParser json) throws IOException {
    requireList(json);
    List<Row> structs = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      structs.add(struct(json, structs.size()));
    }
    return structs.toArray(new Row[0]);
  }

  private Row struct(JsonParser json, int item) throws IOException {
    requireObject(json, item);
    return RowFactory.create(part(json, JsonAnswer::row, item));
  }

  private String place(int item) {
    return item == ALL ? name : "item " + item + " of " + name;
  }

  private void requireObject(JsonParser json, int item) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException(place(item) + " is no object");
    }
  }

  private void requireList(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException(name + " is no list");
    }
  }

  /** Reads a part of the value. */
  private interface Part {
    void read(JsonAnswer parts, JsonParser json) throws IOException;
  }

  private Object[] part(JsonParser json, Part part, int item) throws IOException {
    try {
      part.read(parts.orElseThrow(), json);
      return parts.orElseThrow().take();
    } catch (JsonProcessingException e) {
      // It tells where the answer is damaged, also there.
      throw e;
    } catch (IOException e) {
      throw new IOException("in " + place(item) + ", " + e.getMessage());
    }
  }

  /** Writes a value without its blanks; what is not finite becomes a text, as JSON wants it. */
  private static String text(JsonParser json) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = TREES.createGenerator(text)) {
      copy(json, generator);
      while (!generator.getOutputContext().inRoot()) {
        json.nextToken();
        copy(json, generator);
      }
    }
    return text.toString();
  }

  /** Copies a token, and of a number each digit, also of one that no double holds. */
  private static void copy(JsonParser json, JsonGenerator generator) throws IOException {
    boolean isNumber = json.currentToken().isNumeric();
    String text = isNumber ? json.getText() : "";
    if (isNumber && Character.isDigit(text.charAt(text.length() - 1))) {
      generator.writeNumber(text);
    } else if (isNumber) {
      generator.writeString(text);
    } else {
      generator.copyCurrentEvent(json);
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

  /** Takes numbers for texts as they are written: a tree would have them as doubles. */
  private String[] texts(JsonParser json) throws IOException {
    requireList(json);
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!json.currentToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
        throw new IOException(name + " has an item that is no text");
      }
      texts.add(json.getText());
    }
    return texts.toArray(new String[0]);
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
