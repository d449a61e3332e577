package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Reads predictions from JSON while it goes by, without a tree. What a key names is a member of a
 * row, an item of a list by its position, or, with dots between them, one in the other; the nearer
 * one where there are two.
 */
final class JsonAnswer {

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          // Python's json.dumps writes NaN, Infinity and -Infinity.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();

  private static final int ROWS_AT_FIRST = 64;

  private static final ObjectMapper BUFFERS = new ObjectMapper();

  /** What is done with JSON when a parser stands at its first token. */
  interface Reading {

    /** Reads to the last token of a value. */
    void read(JsonParser json) throws IOException;
  }

  private final Predictions predictions;
  private final List<JsonValue> values;
  private final boolean haveOneKey;
  private final boolean isPart;
  private int rows;

  JsonAnswer(List<ResponseColumn> columns) {
    this(columns, false);
  }

  /**
   * Creates a reader.
   *
   * @param isPart whether what is read as a row is a value within one
   */
  JsonAnswer(List<ResponseColumn> columns, boolean isPart) {
    this.isPart = isPart;
    this.predictions = new Predictions(columns, ROWS_AT_FIRST);
    this.values =
        columns.stream()
            .map(ResponseColumn::key)
            .distinct()
            .map(key -> new JsonValue(key, columns))
            .toList();
    this.haveOneKey = values.size() == 1;
  }

  /** Returns what has been read. */
  Predictions predictions() {
    return predictions;
  }

  /** Reads one document; the error says where it is damaged and not what it holds. */
  static void parse(byte[] json, int from, int length, Reading reading) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json, from, length)) {
      if (parser.nextToken() == null) {
        throw new IOException("the answer is empty; JSON is expected");
      }
      reading.read(parser);
      if (parser.nextToken() != null) {
        throw new IOException("the answer goes on behind the end of its JSON");
      }
    } catch (StreamConstraintsException e) {
      // Unlike the others, it does not know where in the answer that is.
      throw new IOException(
          "the answer goes beyond what is read of JSON: it is more than "
              + StreamReadConstraints.DEFAULT_MAX_DEPTH
              + " levels deep, or has a number of more than "
              + StreamReadConstraints.DEFAULT_MAX_NUM_LEN
              + " characters, or a longer text than is read");
    } catch (JsonProcessingException e) {
      throw new IOException(
          "the answer is not JSON, or has a key twice in an object, at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    }
  }

  /** Returns what has been read as one row, and forgets it. */
  Object[] take() {
    Object[] row = predictions.get(0);
    predictions.clear();
    return row;
  }

  /** Reads all of a row as the only prediction. */
  void value(JsonParser json) throws IOException {
    JsonValue value = values.get(0);
    value.clear();
    value.read(json);
    value.addTo(predictions);
  }

  /** Reads a row: members of an object, items of a list, or all of it. */
  void row(JsonParser json) throws IOException {
    for (JsonValue value : values) {
      value.clear();
    }
    boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
    if (!isObject && haveOneKey && !(isList(json) && values.get(0).isItem(0))) {
      values.get(0).read(json);
    } else {
      find(json, 0, JsonValue::read);
    }
    for (JsonValue value : values) {
      if (value.isAbsent() && value.isNullable()) {
        value.addNull(predictions);
        continue;
      }
      if (value.isAbsent()) {
        throw new IOException(
            (isPart ? "the object" : "row " + rows + " of the answer")
                + " has no prediction '"
                + value.key()
                + "'");
      }
      value.addTo(predictions);
    }
    rows++;
  }

  /**
   * Reads the arrays of all predictions.
   *
   * @return whether there is an array of each
   */
  boolean columns(JsonParser json) throws IOException {
    int[] sizes = new int[values.size()];
    Arrays.fill(sizes, -1);
    for (JsonValue value : values) {
      value.clear();
    }
    find(
        json,
        0,
        (value, parser) -> {
          if (isList(parser)) {
            int size = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
              value.read(parser);
              value.addTo(predictions);
              size++;
            }
            sizes[values.indexOf(value)] = size;
          } else {
            parser.skipChildren();
          }
        });
    int first = 0;
    while (first < sizes.length && sizes[first] < 0) {
      first++;
    }
    if (first == sizes.length) {
      return false;
    }
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] < 0 && !values.get(i).isNullable()) {
        return false;
      }
      for (int row = 0; sizes[i] < 0 && row < sizes[first]; row++) {
        values.get(i).addNull(predictions);
      }
      if (sizes[i] >= 0 && sizes[i] != sizes[first]) {
        throw new IOException(
            "the answer has "
                + sizes[first]
                + " predictions '"
                + values.get(first).key()
                + "' and "
                + sizes[i]
                + " predictions '"
                + values.get(i).key()
                + "'");
      }
    }
    return true;
  }

  private static boolean isList(JsonParser json) {
    return json.currentToken() == JsonToken.START_ARRAY;
  }

  /** What is done with a value that has been found. */
  private interface Found {
    void read(JsonValue value, JsonParser json) throws IOException;
  }

  /** Goes through an object or a list, and into what keys lead into. */
  private void find(JsonParser json, int level, Found found) throws IOException {
    if (isList(json)) {
      for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
        member(Integer.toString(i), json, level, found);
      }
    } else if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        member(name, json, level, found);
      }
    }
  }

  private void member(String name, JsonParser json, int level, Found found) throws IOException {
    JsonValue exact = null;
    boolean leadsOn = false;
    for (JsonValue value : values) {
      exact = value.is(name, level) ? value : exact;
      leadsOn |= value.isWithin(name, level);
    }
    if (exact != null && leadsOn) {
      twice(exact, name, json, level, found);
    } else if (exact != null) {
      found.read(exact, json);
    } else if (leadsOn) {
      goInto(name, json, level, found);
    } else {
      json.skipChildren();
    }
  }

  /** Reads what is a value of its own and has another one within. */
  private void twice(JsonValue exact, String name, JsonParser json, int level, Found found)
      throws IOException {
    severalTimes(
        json,
        List.of(whole -> found.read(exact, whole), parts -> goInto(name, parts, level, found)));
  }

  /** Reads the value at which a parser stands in several ways, and goes to its end. */
  static void severalTimes(JsonParser json, List<Reading> readings) throws IOException {
    TokenBuffer buffer = new TokenBuffer(BUFFERS, false);
    buffer.copyCurrentStructure(json);
    for (Reading reading : readings) {
      try (JsonParser again = buffer.asParser()) {
        again.nextToken();
        reading.read(again);
      }
    }
  }

  private void goInto(String name, JsonParser json, int level, Found found) throws IOException {
    List<JsonValue> within = values.stream().filter(value -> value.isWithin(name, level)).toList();
    within.forEach(JsonValue::goInto);
    find(json, level + 1, found);
    within.forEach(value -> value.goBack(level));
  }
}
