package org.sagemakerspark.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all deserializers of this library have: columns, and an Accept header. */
abstract sealed class AnswerReader implements ResponseRowDeserializer, Describable
    permits BinaryResponseRowDeserializer,
        CSVResponseRowDeserializer,
        JsonLinesResponseRowDeserializer,
        JsonResponseRowDeserializer,
        ProtobufResponseRowDeserializer {

  private static final long serialVersionUID = 1L;

  private final ArrayList<ResponseColumn> columns;
  private final String accept;

  AnswerReader(List<ResponseColumn> columns, String accept) {
    this.columns = new ArrayList<>(columns);
    this.accept = accept;
  }

  @Override
  public Map<String, String> options() {
    return Map.of(Codecs.COLUMNS, ResponseColumn.toJson(columns), Codecs.ACCEPT, accept);
  }

  @Override
  public final String accept() {
    return accept;
  }

  @Override
  public final List<ResponseColumn> columns() {
    return List.copyOf(columns);
  }
}
