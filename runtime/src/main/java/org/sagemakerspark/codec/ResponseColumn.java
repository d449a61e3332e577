package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One prediction of an answer and the column it goes to.
 *
 * @param key the name of the prediction in the answer
 * @param type what the column holds
 * @param column the name of the output column
 * @param form what the column makes of the prediction
 * @param isNullable whether a row of the answer may lack it; the column is null then
 */
public record ResponseColumn(
    String key, ColumnType type, String column, ColumnForm form, boolean isNullable)
    implements Serializable {

  private static final String NAME = "name";
  private static final String KEY = "key";
  private static final String TYPE = "type";
  private static final String COLUMN = "column";
  private static final String FORM = "as";
  private static final String NULLABLE = "nullable";

  /** Makes a column that holds the prediction as it is. */
  public ResponseColumn(String key, ColumnType type, String column) {
    this(key, type, column, ColumnForm.PLAIN);
  }

  /** Makes a column whose prediction each row of an answer has. */
  public ResponseColumn(String key, ColumnType type, String column, ColumnForm form) {
    this(key, type, column, form, false);
  }

  /** Returns the column of a prediction that a row of an answer, or an object, may lack. */
  public ResponseColumn orNull() {
    return new ResponseColumn(key, type, column, form, true);
  }

  /** Returns columns that were named one by one. */
  static List<ResponseColumn> list(ResponseColumn first, ResponseColumn... others) {
    List<ResponseColumn> all = new ArrayList<>(List.of(others));
    all.add(0, first);
    return all;
  }

  /**
   * Reads what {@link #toJson} has written: a list of {@code {"key": …, "type": …, "column": …,
   * "as": …, "nullable": …}}. The column's name is the key where it is left out, its form plain,
   * and it is not nullable. The type {@code map} has {@code "of"}, which is double where it is left
   * out; {@code struct} and {@code struct-array} have {@code "fields"}, a list of {@code {"name":
   * …, "key": …, "type": …, "nullable": …}}, where the key is the name where it is left out.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static List<ResponseColumn> fromJson(String json) {
    try {
      JsonNode list = new ObjectMapper().readTree(json);
      if (!isListWith(list, KEY)) {
        throw malformed(null);
      }
      List<ResponseColumn> columns = new ArrayList<>();
      for (JsonNode each : list) {
        String key = each.get(KEY).textValue();
        columns.add(
            new ResponseColumn(
                key,
                ColumnType.read(each),
                each.path(COLUMN).asText(key),
                ColumnForm.ofWord(each.path(FORM).asText(ColumnForm.PLAIN.word())),
                each.path(NULLABLE).asBoolean(false)));
      }
      return List.copyOf(columns);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  /** Tells whether there are objects that have a type and some other text. */
  private static boolean isListWith(JsonNode list, String text) {
    boolean isWhole = list.isArray() && !list.isEmpty();
    for (JsonNode each : list) {
      isWhole &= each.path(text).isTextual() && each.path(TYPE).isTextual();
    }
    return isWhole;
  }

  private static IllegalArgumentException malformed(Exception cause) {
    return new IllegalArgumentException(
        "the option columns must be a list such as [{\"key\": \"score\", \"type\": \"double\","
            + " \"column\": \"score\"}]",
        cause);
  }

  /** Returns a list as JSON. */
  public static String toJson(List<ResponseColumn> columns) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    for (ResponseColumn each : columns) {
      ObjectNode column = list.addObject().put(KEY, each.key());
      each.type().write(column);
      column.put(COLUMN, each.column());
      if (each.form() != ColumnForm.PLAIN) {
        column.put(FORM, each.form().word());
      }
      each.writeNullable(column);
    }
    return list.toString();
  }

  private void writeNullable(ObjectNode described) {
    if (isNullable) {
      described.put(NULLABLE, true);
    }
  }

  /** Reads what {@link #writeFields} has written. */
  static List<ResponseColumn> readFields(JsonNode list) {
    if (!isListWith(list, NAME)) {
      throw new IllegalArgumentException(
          "\"fields\" must be a list such as [{\"name\": \"score\", \"type\": \"double\"}]");
    }
    List<ResponseColumn> fields = new ArrayList<>();
    for (JsonNode each : list) {
      String name = each.get(NAME).textValue();
      fields.add(
          new ResponseColumn(
              each.path(KEY).asText(name),
              ColumnType.read(each),
              name,
              ColumnForm.PLAIN,
              each.path(NULLABLE).asBoolean(false)));
    }
    return fields;
  }

  /** Writes the fields of a struct, whose columns are the fields' names. */
  static void writeFields(List<ResponseColumn> fields, ArrayNode list) {
    for (ResponseColumn each : fields) {
      ObjectNode field = list.addObject().put(NAME, each.column());
      if (!each.key().equals(each.column())) {
        field.put(KEY, each.key());
      }
      each.type().write(field);
      each.writeNullable(field);
    }
  }
}
