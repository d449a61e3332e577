package org.sagemakerspark.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads answers in JSON: {@code {"predictions":[{"score":0.5},…]}}. */
public final class JsonResponseRowDeserializer implements ResponseRowDeserializer, Describable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<ResponseColumn> columns;
  private final String accept;
  private final String root;

  /**
   * Creates a deserializer of some members of each row.
   *
   * @param accept the Accept header
   * @param root the name of the array of rows
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
    JsonNode array = document.isObject() ? document.get(root) : document;
    if (array == null || !array.isArray()) {
      throw new IOException("the answer has no array '" + root + "'");
    }
    List<Object[]> rows = new ArrayList<>(array.size());
    for (JsonNode row : array) {
      rows.add(JsonAnswer.row(row, columns, rows.size()));
    }
    return rows;
  }
}
