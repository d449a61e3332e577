package org.sagemakerspark.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads answers in JSON by rows, {@code {"predictions":[{"score":0.5},…]}}, or by columns, {@code
 * {"predictions":{"score":[0.5,…]}}}, also without the outer member. A dot in a name leads into an
 * inner object, and a number to an item of a list.
 */
public final class JsonResponseRowDeserializer implements InPlaceDeserializer, Describable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<ResponseColumn> columns;
  private final String accept;
  private final String root;

  /**
   * Creates a deserializer of some members of each row.
   *
   * @param accept the Accept header
   * @param root the name of the array of rows, or of the object of columns
   */
  public JsonResponseRowDeserializer(List<ResponseColumn> columns, String accept, String root) {
    this.columns = new ArrayList<>(columns);
    this.accept = accept;
    this.root = root;
  }

  @Override
  public Map<String, String> options() {
    return Map.of(
        Codecs.COLUMNS, ResponseColumn.toJson(columns), Codecs.ACCEPT, accept, Codecs.ROOT, root);
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
    JsonNode document = JsonAnswer.parse(body, 0, body.length);
    JsonNode named = document.isObject() ? JsonAnswer.find(document, root) : null;
    JsonNode data = named == null ? document : named;
    if (data.isArray()) {
      return byRows(data);
    }
    if (data.isObject() && columns.stream().allMatch(column -> isColumn(data, column))) {
      return byColumns(data);
    }
    throw new IOException(
        "the answer has no array '" + root + "', and no array of each prediction either");
  }

  private List<Object[]> byRows(JsonNode array) throws IOException {
    List<Object[]> rows = new ArrayList<>(array.size());
    for (JsonNode row : array) {
      rows.add(JsonAnswer.row(row, columns, rows.size()));
    }
    return rows;
  }

  private static boolean isColumn(JsonNode data, ResponseColumn column) {
    JsonNode values = JsonAnswer.find(data, column.key());
    return values != null && values.isArray();
  }

  private List<Object[]> byColumns(JsonNode data) throws IOException {
    int size = JsonAnswer.find(data, columns.get(0).key()).size();
    List<Object[]> rows = Stream.generate(() -> new Object[columns.size()]).limit(size).toList();
    for (int i = 0; i < columns.size(); i++) {
      JsonNode values = JsonAnswer.find(data, columns.get(i).key());
      if (values.size() != size) {
        throw new IOException(
            "the answer has "
                + size
                + " predictions '"
                + columns.get(0).key()
                + "' and "
                + values.size()
                + " predictions '"
                + columns.get(i).key()
                + "'");
      }
      for (int row = 0; row < size; row++) {
        rows.get(row)[i] = Prediction.of(values.get(row), columns.get(i));
      }
    }
    return rows;
  }
}
