package org.sagemakerspark.codec;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sagemakerspark.artifacts.Model.Part;
import org.sagemakerspark.codec.ColumnType.Kind;

/**
 * Reads answers in comma-separated values. A column's key says which: a position from 0; {@code
 * row} for all numbers of a line, or of each list where a line has lists; or {@code value}, as the
 * only key, where every value is a row of its own, be it that commas or line ends part them. A
 * value that is empty is no prediction: null, or an empty text.
 */
public final class CSVResponseRowDeserializer extends AnswerReader implements InPlaceDeserializer {

  /** The key of all numbers of a line. */
  public static final String ROW = "row";

  /** The key of a column where every value is a row. */
  public static final String VALUE = "value";

  private static final long serialVersionUID = 1L;

  /** About what a row with one number takes; where it is less, there is room for more later. */
  private static final int BYTES_OF_A_ROW = 8;

  /** Stands for a position where a column takes all of a row. */
  private static final int ALL = -1;

  private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

  /**
   * Creates a deserializer.
   *
   * @param accept the Accept header
   * @throws IllegalArgumentException when a column's key names no place in a line
   */
  public CSVResponseRowDeserializer(List<ResponseColumn> columns, String accept) {
    super(columns, accept);
    columns.forEach(column -> position(column.key()));
  }

  /**
   * Creates a deserializer whose Accept header is {@code text/csv}, of columns named one by one.
   *
   * @throws IllegalArgumentException when a column's key names no place in a line
   */
  public CSVResponseRowDeserializer(ResponseColumn first, ResponseColumn... others) {
    this(ResponseColumn.list(first, others), UnlabeledCSVRequestRowSerializer.CONTENT_TYPE);
  }

  /** Returns the position that a key says. */
  private static int position(String key) {
    if (key.equals(ROW)) {
      return ALL;
    }
    if (key.equals(VALUE)) {
      return 0;
    }
    if (POSITION.matcher(key).matches()) {
      return Integer.parseInt(key);
    }
    throw new IllegalArgumentException(
        "'"
            + key
            + "' is no place in comma-separated values; the key of a column is the position of its"
            + " value from 0, row for all numbers of a line, or value where each value is a row of"
            + " its own. Give the columns with such keys in the option columns, or choose a format"
            + " that has names, such as json");
  }

  @Override
  public List<Object[]> decode(byte[] body) throws IOException {
    boolean isFlat = areAll(VALUE);
    boolean areLists = areAll(ROW);
    CsvAnswer line = new CsvAnswer(body);
    Row row = new Row(body, line, columns());
    while (line.next()) {
      if (isFlat || (areLists && line.beginsList(0))) {
        for (int i = 0; i < line.count(); i++) {
          row.read(i, 1);
        }
      } else {
        row.read(0, line.count());
      }
    }
    return row.predictions;
  }

  private boolean areAll(String key) {
    return columns().stream().allMatch(column -> column.key().equals(key));
  }

  /** Finds numbers as they would stand on a line: all of them, or one by its position. */
  @Override
  public Optional<Numbers> find(String key, List<Part> parts) {
    int width = parts.stream().mapToInt(Part::width).sum();
    if (key.equals(ROW) || key.equals(VALUE)) {
      return Optional.of(new Numbers(0, width, width > 1));
    }
    int position = position(key);
    return position < width ? Optional.of(new Numbers(position, 1, false)) : Optional.empty();
  }

  /** Reads one row after the other. */
  private static final class Row {
    private final byte[] text;
    private final CsvAnswer line;
    private final ResponseColumn[] columns;
    private final Predictions predictions;

    /** The position of each column's value, and none where it is all of the row. */
    private final int[] positions;

    /** Whether a column's value is a decimal number, if it is no list. */
    private final boolean[] areNumbers;

    /** How many rows have been read. */
    private int rows;

    Row(byte[] text, CsvAnswer line, List<ResponseColumn> columns) {
      this.text = text;
      this.line = line;
      this.columns = columns.toArray(new ResponseColumn[0]);
      this.predictions = new Predictions(columns, text.length / BYTES_OF_A_ROW);
      this.areNumbers = new boolean[this.columns.length];
      for (int i = 0; i < areNumbers.length; i++) {
        Kind kind = this.columns[i].type().kind();
        areNumbers[i] = kind != Kind.STRING && kind != Kind.BOOLEAN && kind != Kind.LONG;
      }
      this.positions = columns.stream().mapToInt(column -> position(column.key())).toArray();
    }

    /** Reads a row of some values of the line. */
    void read(int first, int count) throws IOException {
      for (int i = 0; i < positions.length; i++) {
        boolean isAll = positions[i] == ALL && count > 1;
        int position = Math.max(0, positions[i]);
        if (position >= count) {
          throw new IOException(
              "row "
                  + rows
                  + " of the answer has "
                  + count
                  + " values; '"
                  + columns[i].key()
                  + "' is beyond them");
        }
        try {
          if (isAll) {
            all(first, count, i);
          } else {
            one(first + position, i);
          }
        } catch (UnfitNumberException e) {
          String place = "row " + rows + " of the answer";
          throw e.at(isAll ? place : "value " + position + " in " + place);
        }
      }
      rows++;
    }

    /** Tells whether a text is true or false, as Java, JSON and Python write them. */
    private static boolean isWord(String text) {
      return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    private void one(int value, int column) throws IOException {
      int from = line.from(value);
      int to = line.to(value);
      if (areNumbers[column] && from < to && text[from] != '[') {
        predictions.put(column, NumberText.read(text, from, to));
      } else {
        other(value, column);
      }
    }

    private void other(int value, int column) throws IOException {
      int from = line.from(value);
      int to = line.to(value);
      ResponseColumn described = columns[column];
      if (described.type().kind() == Kind.STRING) {
        predictions.put(column, line.text(value));
      } else if (from == to) {
        predictions.put(column, null);
      } else if (described.type().kind() == Kind.BOOLEAN && isWord(line.text(value))) {
        predictions.put(column, (Object) Boolean.valueOf(line.text(value)));
      } else if (line.beginsList(value) && text[to - 1] == ']') {
        predictions.put(column, Prediction.of(NumberText.readList(text, from, to), described));
      } else if (described.type().kind() == Kind.LONG) {
        predictions.put(column, (Long) NumberText.readLong(text, from, to));
      } else {
        predictions.put(column, NumberText.read(text, from, to));
      }
    }

    private void all(int first, int count, int column) throws IOException {
      double[] numbers = new double[count];
      for (int i = 0; i < count; i++) {
        try {
          numbers[i] = NumberText.read(text, line.from(first + i), line.to(first + i));
        } catch (UnfitNumberException e) {
          throw e.in(i);
        }
      }
      predictions.put(column, Prediction.of(numbers, columns[column]));
    }
  }
}
