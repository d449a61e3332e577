package org.sagemakerspark.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads answers in JSON lines: one object a row. */
public final class JsonLinesResponseRowDeserializer implements InPlaceDeserializer, Describable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<ResponseColumn> columns;
  private final String accept;

  /**
   * Creates a deserializer of some members of each line.
   *
   * @param accept the Accept header
   */
  public JsonLinesResponseRowDeserializer(List<ResponseColumn> columns, String accept) {
    this.columns = new ArrayList<>(columns);
    this.accept = accept;
  }

  /**
   * Creates a deserializer whose Accept header is {@code application/jsonlines}, of members named
   * one by one.
   */
  public JsonLinesResponseRowDeserializer(ResponseColumn first, ResponseColumn... others) {
    this(ResponseColumn.list(first, others), JsonLinesRequestRowSerializer.CONTENT_TYPE);
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
    JsonAnswer answer = new JsonAnswer(columns);
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
