package org.sagemakerspark.processor.spec.model;

import java.util.List;

/** A serializer of rows into inference requests. */
public enum RequestFormat implements Word {
  /** Amazon Record messages in RecordIO framing. */
  RECORDIO_PROTOBUF("recordio-protobuf"),
  CSV("csv"),
  LIBSVM("libsvm"),
  JSON("json"),
  JSONLINES("jsonlines"),
  /** The bytes of one row. */
  BINARY("binary");

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
      case RECORDIO_PROTOBUF, CSV, BINARY -> List.of();
    };
  }

  /** Returns the options that the format has where a row is several columns. */
  public List<String> optionsOfColumns() {
    return switch (this) {
      case CSV -> List.of("header");
      case JSON -> List.of("root", "row");
      case JSONLINES -> List.of("row");
      case BINARY -> List.of("contentType");
      case RECORDIO_PROTOBUF, LIBSVM -> List.of();
    };
  }

  /** Tells whether several columns can be sent. */
  public boolean holdsColumns() {
    return !optionsOfColumns().isEmpty();
  }

  /** Tells whether a value of a type can be sent. */
  public boolean holds(InputType type) {
    return switch (this) {
      case BINARY -> type == InputType.BINARY;
      case CSV -> !type.isOfJson() && type != InputType.BINARY;
      default -> type != InputType.BINARY;
    };
  }

  /** Tells whether something can be sent beside the rows. */
  public boolean holdsParameters() {
    return this == JSON || this == JSONLINES;
  }

  @Override
  public String word() {
    return word;
  }
}
