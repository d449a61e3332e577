package org.sagemakerspark.codec;

import java.io.IOException;
import java.util.List;

/** Reads answers in JSON lines: one object a row. */
public final class JsonLinesResponseRowDeserializer extends AnswerReader
    implements InPlaceDeserializer {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a deserializer of some members of each line.
   *
   * @param accept the Accept header
   */
  public JsonLinesResponseRowDeserializer(List<ResponseColumn> columns, String accept) {
    super(columns, accept);
  }

  /**
   * Creates a deserializer whose Accept header is {@code application/jsonlines}, of members named
   * one by one.
   */
  public JsonLinesResponseRowDeserializer(ResponseColumn first, ResponseColumn... others) {
    this(ResponseColumn.list(first, others), JsonLinesRequestRowSerializer.CONTENT_TYPE);
  }

  @Override
  public List<Object[]> decode(byte[] body) throws IOException {
    JsonAnswer answer = new JsonAnswer(columns());
    int start = 0;
    while (start < body.length) {
      int end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      if (!isBlank(body, start, end)) {
        JsonAnswer.parse(body, start, end - start, answer::row);
      }
      start = end + 1;
    }
    return answer.predictions();
  }

  private static boolean isBlank(byte[] body, int start, int end) {
    for (int i = start; i < end; i++) {
      if (body[i] > ' ' || body[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
