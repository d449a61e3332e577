package org.sagemakerspark.processor.spec.model;

import java.util.List;

/** A serializer of rows into inference requests. */
public enum RequestFormat implements Word {
  /** Amazon Record messages in RecordIO framing. */
  RECORDIO_PROTOBUF("recordio-protobuf"),
  CSV("csv"),
  LIBSVM("libsvm"),
  JSON("json"),
  JSONLINES("jsonlines");

  private final String word;

  RequestFormat(String word) {
    this.word = word;
  }

  /** Returns the options that the format has. */
  public List<String> options() {
    return switch (this) {
      case LIBSVM -> List.of("firstIndex");
      case JSON -> List.of("root", "features");
      case JSONLINES -> List.of("features");
      case RECORDIO_PROTOBUF, CSV -> List.of();
    };
  }

  @Override
  public String word() {
    return word;
  }
}
