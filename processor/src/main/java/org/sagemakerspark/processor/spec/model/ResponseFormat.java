package org.sagemakerspark.processor.spec.model;

import java.util.List;

/** A deserializer of inference responses. */
public enum ResponseFormat implements Word {
  /** Amazon Record messages in RecordIO framing. */
  RECORDIO_PROTOBUF("recordio-protobuf"),
  CSV("csv"),
  JSON("json"),
  JSONLINES("jsonlines"),
  /** The answer as it is, which is that for one row. */
  BINARY("binary");

  private final String word;

  ResponseFormat(String word) {
    this.word = word;
  }

  /** Returns the options that the format has. */
  public List<String> options() {
    return switch (this) {
      case CSV -> List.of("accept");
      case JSON -> List.of("accept", "root", "rows");
      case JSONLINES, BINARY -> List.of("accept");
      case RECORDIO_PROTOBUF -> List.of();
    };
  }

  @Override
  public String word() {
    return word;
  }
}
