package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sagemakerspark.codec.ColumnType.Kind;

/**
 * The value of one prediction in a row of JSON, for all the columns that are made of it. Used by
 * one thread, for one row after the other.
 */
final class JsonValue {

  private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

  /** What a value is. */
  private enum Shape {
    ABSENT,
    NULL,
    NUMBER,
    NUMBERS,
    TEXT,
    OTHER
  }

  private final String key;

  /** The key, and what is left of it behind each of its dots. */
  private final String[] rests;

  private final int[] columns;
  private final List<ResponseColumn> described;

  /** What makes a column of the value as a whole, and null where numbers or a text do. */
  private final JsonPrediction[] makers;

  /** What the makers have made of the value. */
  private final Object[] made;

  /** All ways in which the value is read. */
  private final List<JsonAnswer.Reading> readings = new ArrayList<>();

  private final boolean keepsText;
  private final boolean keepsNumbers;

  private Shape shape = Shape.ABSENT;
  private double[] numbers = new double[16];
  private int count;

  /** The text of the value, or of its first element, where a column needs it. */
  private String text;

  /** How many segments of the key have been gone into, and how many the value was found behind. */
  private int depth;

  private int found;

  /** Creates the value of a key, for all columns that have it. */
  JsonValue(String key, List<ResponseColumn> columns) {
    this.key = key;
    this.rests = rests(key);
    this.columns =
        IntStream.range(0, columns.size()).filter(i -> columns.get(i).key().equals(key)).toArray();
    this.described = columns;
    List<ColumnType> types =
        Arrays.stream(this.columns).mapToObj(i -> columns.get(i).type()).toList();
    this.makers =
        columns.stream()
            .map(column -> makes(column) ? new JsonPrediction(column) : null)
            .toArray(JsonPrediction[]::new);
    this.keepsText =
        types.stream().anyMatch(type -> type.kind() == Kind.STRING || type.kind() == Kind.LONG);
    this.keepsNumbers = types.stream().anyMatch(type -> type.kind() != Kind.STRING);
    this.made = new Object[makers.length];
    for (int i = 0; i < makers.length; i++) {
      int column = i;
      if (makers[i] != null) {
        readings.add(json -> make(json, column));
      }
    }
    if (!types.stream().allMatch(JsonPrediction::makes)) {
      readings.add(this::take);
    }
  }

  private boolean makes(ResponseColumn column) {
    return column.key().equals(key) && JsonPrediction.makes(column.type());
  }

  private static String[] rests(String key) {
    String[] rests = new String[1 + (int) key.chars().filter(c -> c == '.').count()];
    rests[0] = key;
    for (int i = 1; i < rests.length; i++) {
      rests[i] = rests[i - 1].substring(rests[i - 1].indexOf('.') + 1);
    }
    return rests;
  }

  String key() {
    return key;
  }

  /** Forgets the value of the row before. */
  void clear() {
    shape = Shape.ABSENT;
    depth = 0;
  }

  boolean isAbsent() {
    return shape == Shape.ABSENT;
  }

  /** Tells whether a member so deep in the row is the value, and no better one has been found. */
  boolean is(String member, int level) {
    return depth == level && (isAbsent() || level < found) && rests[level].equals(member);
  }

  /** Tells whether the value may be within a member so deep in the row. */
  boolean isWithin(String member, int level) {
    String rest = rests[Math.min(level, rests.length - 1)];
    return depth == level
        && level + 1 < rests.length
        && rest.length() > member.length()
        && rest.charAt(member.length()) == '.'
        && rest.startsWith(member);
  }

  /** Tells whether what is looked for so deep in the row may be an item of a list. */
  boolean isItem(int level) {
    if (depth != level) {
      return false;
    }
    String rest = rests[level];
    int dot = rest.indexOf('.');
    return POSITION.matcher(dot < 0 ? rest : rest.substring(0, dot)).matches();
  }

  void goInto() {
    depth++;
  }

  void goBack(int level) {
    depth = level;
  }

  /** Takes the value at which a parser stands, and goes to its end. */
  void read(JsonParser json) throws IOException {
    found = depth;
    if (readings.size() == 1) {
      readings.get(0).read(json);
    } else {
      JsonAnswer.severalTimes(json, readings);
    }
  }

  private void make(JsonParser json, int column) throws IOException {
    shape = json.currentToken() == JsonToken.VALUE_NULL ? Shape.NULL : Shape.OTHER;
    made[column] = shape == Shape.NULL ? null : makers[column].read(json);
  }

  private void take(JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case VALUE_NULL -> shape = Shape.NULL;
      case START_ARRAY -> list(json);
      case START_OBJECT -> {
        shape = Shape.OTHER;
        text = null;
        json.skipChildren();
      }
      default -> one(json);
    }
  }

  private void one(JsonParser json) throws IOException {
    boolean isNumber = json.currentToken().isNumeric();
    shape =
        isNumber
            ? Shape.NUMBER
            : json.currentToken() == JsonToken.VALUE_STRING ? Shape.TEXT : Shape.OTHER;
    text = keepsText || shape == Shape.TEXT ? json.getText() : null;
    if (isNumber && keepsNumbers) {
      numbers[0] = number(json);
    }
  }

  private void list(JsonParser json) throws IOException {
    text = null;
    if (!keepsNumbers) {
      shape = Shape.OTHER;
      json.skipChildren();
      return;
    }
    shape = Shape.NUMBERS;
    count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count] = number(json);
      if (count == 0 && keepsText) {
        text = json.getText();
      }
      count++;
    }
  }

  /** Reads a number; some libraries write what is not finite as a text. */
  private double number(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return NumberText.notFinite(json.getText()).orElseThrow(this::noNumber);
    }
    if (!token.isNumeric()) {
      throw noNumber();
    }
    double number = json.getDoubleValue();
    // Java takes what no double can hold for Infinity.
    if (Double.isInfinite(number) && Character.isDigit(lastOf(json.getText()))) {
      throw new IOException(Prediction.name(key) + " is a number beyond those that a double holds");
    }
    return number;
  }

  private static char lastOf(String text) {
    return text.charAt(text.length() - 1);
  }

  private IOException noNumber() {
    return new IOException(Prediction.name(key) + " is no number");
  }

  /** Tells whether a row may lack the value. */
  boolean isNullable() {
    return Arrays.stream(columns).allMatch(column -> described.get(column).isNullable());
  }

  void addNull(Predictions predictions) {
    for (int column : columns) {
      predictions.put(column, null);
    }
  }

  /** Adds the value to each column that is made of it. */
  void addTo(Predictions predictions) throws IOException {
    for (int column : columns) {
      try {
        add(predictions, column, described.get(column));
      } catch (UnfitNumberException e) {
        throw e.at(Prediction.name(key));
      }
    }
  }

  private void add(Predictions predictions, int index, ResponseColumn column) throws IOException {
    if (shape == Shape.NULL) {
      predictions.put(index, null);
    } else if (makers[index] != null) {
      predictions.put(index, made[index]);
    } else if (column.type().kind() == Kind.STRING) {
      if (text == null || shape == Shape.NUMBERS) {
        throw new IOException(Prediction.name(key) + " is no text");
      }
      predictions.put(index, text);
    } else if (shape == Shape.NUMBERS
        && (count != 1 || column.type().isList() || column.form().isDerived())) {
      predictions.put(index, Prediction.of(Arrays.copyOf(numbers, count), column));
    } else if (shape == Shape.NUMBERS || shape == Shape.NUMBER) {
      if (column.type().kind() == Kind.LONG) {
        predictions.put(index, (Long) NumberText.readLong(text));
      } else {
        predictions.put(index, numbers[0]);
      }
    } else {
      OptionalDouble word =
          shape == Shape.TEXT ? NumberText.notFinite(text) : OptionalDouble.empty();
      predictions.put(index, word.orElseThrow(this::noNumber));
    }
  }
}
