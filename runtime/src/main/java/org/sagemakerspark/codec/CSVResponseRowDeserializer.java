package org.sagemakerspark.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagemakerspark.artifacts.Model.Part;

/**
 * Reads answers in comma-separated values. A column's key says which: a position from 0; {@code
 * row} for all numbers of a line, or of each list where a line has lists; or {@code value}, as the
 * only key, where every value is a row of its own, be it that commas or line ends part them. A
 * value that is empty is no prediction: null, or an empty text.
 */
public final class CSVResponseRowDeserializer implements InPlaceDeserializer, Describable {

  /** The key of all numbers of a line. */
  public static final String ROW = "row";

  /** The key of a column where every value is a row. */
  public static final String VALUE = "value";

  private static final long serialVersionUID = 1L;

  private final ArrayList<ResponseColumn> columns;
  private final String accept;

  /**
   * Creates a deserializer.
   *
   * @param accept the Accept header
   */
  public CSVResponseRowDeserializer(List<ResponseColumn> columns, String accept) {
    this.columns = new ArrayList<>(columns);
    this.accept = accept;
  }

  @Override
  public Map<String, String> options() {
    return Map.of(Codecs.COLUMNS, ResponseColumn.toJson(columns), Codecs.ACCEPT, accept);
  }

  @Override
  public String accept() {
    return accept;
  }

  @Override
  public List<ResponseColumn> columns() {
    return List.copyOf(columns);
  }

  @Override
  public List<Object[]> decode(byte[] body) throws IOException {
    boolean isFlat = areAll(VALUE);
    List<Object[]> rows = new ArrayList<>();
    for (List<String> line : CsvAnswer.lines(new String(body, StandardCharsets.UTF_8))) {
      if (isFlat || isListOfRows(line)) {
        for (String value : line) {
          rows.add(row(List.of(value), rows.size()));
        }
      } else {
        rows.add(row(line, rows.size()));
      }
    }
    return rows;
  }

  /** Tells whether a line has several rows, of which each is a list. */
  private boolean isListOfRows(List<String> line) {
    return areAll(ROW) && line.get(0).startsWith("[");
  }

  private boolean areAll(String key) {
    return columns.stream().allMatch(column -> column.key().equals(key));
  }

  /** Finds numbers as they would stand on a line: all of them, or one by its position. */
  @Override
  public Optional<Numbers> find(String key, List<Part> parts) {
    int width = parts.stream().mapToInt(Part::width).sum();
    if (key.equals(ROW) || key.equals(VALUE)) {
      return Optional.of(new Numbers(0, width, width > 1));
    }
    int position = Integer.parseInt(key);
    return position < width ? Optional.of(new Numbers(position, 1, false)) : Optional.empty();
  }

  private Object[] row(List<String> values, int row) throws IOException {
    Object[] predictions = new Object[columns.size()];
    for (int i = 0; i < predictions.length; i++) {
      ResponseColumn column = columns.get(i);
      switch (column.key()) {
        case ROW -> predictions[i] = all(values, column, row);
        case VALUE -> predictions[i] = one(values, 0, column, row);
        default -> predictions[i] = one(values, Integer.parseInt(column.key()), column, row);
      }
    }
    return predictions;
  }

  private static Object all(List<String> values, ResponseColumn column, int row)
      throws IOException {
    return values.size() == 1
        ? one(values, 0, column, row)
        : Prediction.of(values, column, "row " + row + " of the answer");
  }

  private static Object one(List<String> values, int position, ResponseColumn column, int row)
      throws IOException {
    if (position >= values.size()) {
      throw new IOException(
          "row "
              + row
              + " of the answer has "
              + values.size()
              + " values; '"
              + column.key()
              + "' is beyond them");
    }
    return Prediction.of(
        values.get(position), column, "value " + position + " in row " + row + " of the answer");
  }
}
