package org.sagemakerspark.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads answers in comma-separated values. A column's key says which: a position from 0; {@code
 * row} for all numbers of a line; or {@code value}, as the only column, where every value is a row
 * of its own, be it that commas or line ends part them.
 */
public final class CSVResponseRowDeserializer implements ResponseRowDeserializer, Describable {

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
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf('"') >= 0) {
      throw new IOException(
          "the answer has quoted values, which are not read as CSV; ask for JSON");
    }
    boolean isFlat = columns.size() == 1 && columns.get(0).key().equals(VALUE);
    List<Object[]> rows = new ArrayList<>();
    for (String line : text.split(isFlat ? "[,\\r\\n]+" : "[\\r\\n]+", -1)) {
      if (!line.isBlank()) {
        rows.add(row(line.split(",", -1), rows.size()));
      }
    }
    return rows;
  }

  private Object[] row(String[] cells, int row) throws IOException {
    Object[] predictions = new Object[columns.size()];
    for (int i = 0; i < predictions.length; i++) {
      ResponseColumn column = columns.get(i);
      switch (column.key()) {
        case ROW -> predictions[i] = Prediction.of(numbers(cells, row), column);
        case VALUE -> predictions[i] = one(cells, 0, column, row);
        default -> predictions[i] = one(cells, Integer.parseInt(column.key()), column, row);
      }
    }
    return predictions;
  }

  private static Object one(String[] cells, int position, ResponseColumn column, int row)
      throws IOException {
    if (position >= cells.length) {
      throw new IOException(
          "row "
              + row
              + " of the answer has "
              + cells.length
              + " values; '"
              + column.key()
              + "' is beyond them");
    }
    String cell = cells[position].strip();
    return column.type() == ColumnType.STRING
        ? cell
        : Prediction.of(NumberText.read(cell, place(row, position)), column);
  }

  private static double[] numbers(String[] cells, int row) throws IOException {
    double[] numbers = new double[cells.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = NumberText.read(cells[i].strip(), place(row, i));
    }
    return numbers;
  }

  private static String place(int row, int position) {
    return "value " + position + " in row " + row + " of the answer";
  }
}
