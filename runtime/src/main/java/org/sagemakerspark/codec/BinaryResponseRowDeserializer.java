package org.sagemakerspark.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes an answer as it is, which is that for one row: an image, for example. */
final class BinaryResponseRowDeserializer implements ResponseRowDeserializer, Describable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<ResponseColumn> columns;
  private final String accept;

  /**
   * Creates a deserializer.
   *
   * @param columns the one column
   * @param accept the Accept header
   * @throws IllegalArgumentException when there is another number of columns, or another type
   */
  BinaryResponseRowDeserializer(List<ResponseColumn> columns, String accept) {
    if (columns.size() != 1 || columns.get(0).type() != ColumnType.BINARY) {
      throw new IllegalArgumentException(
          "an answer in binary is one column of the type binary; choose another format");
    }
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
    if (body.length == 0) {
      throw new IOException("the answer is empty");
    }
    return List.<Object[]>of(new Object[] {body});
  }
}
