package org.sagemakerspark.codec;

import java.io.IOException;
import java.util.List;

/** Takes an answer as it is, which is that for one row: an image, for example. */
final class BinaryResponseRowDeserializer extends AnswerReader {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a deserializer.
   *
   * @param columns the one column
   * @param accept the Accept header
   * @throws IllegalArgumentException when there is another number of columns, or another type
   */
  BinaryResponseRowDeserializer(List<ResponseColumn> columns, String accept) {
    super(columns, accept);
    if (columns.size() != 1 || columns.get(0).type().kind() != ColumnType.Kind.BINARY) {
      throw new IllegalArgumentException(
          "an answer in binary is one column of the type binary; choose another format");
    }
  }

  @Override
  public List<Object[]> decode(byte[] body) throws IOException {
    if (body.length == 0) {
      throw new IOException("the answer is empty");
    }
    return List.<Object[]>of(new Object[] {body});
  }
}
