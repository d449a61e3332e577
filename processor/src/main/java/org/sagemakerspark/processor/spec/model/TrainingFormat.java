package org.sagemakerspark.processor.spec.model;

import java.util.List;

/** A format in which training data is written. */
public enum TrainingFormat implements Word {
  /** Amazon Record messages in RecordIO framing. */
  RECORDIO_PROTOBUF("recordio-protobuf", "application/x-recordio-protobuf"),
  CSV("csv", "text/csv"),
  LIBSVM("libsvm", "text/libsvm"),
  PARQUET("parquet", "application/x-parquet"),
  JSONLINES("jsonlines", "application/jsonlines");

  private final String word;
  private final String contentType;

  TrainingFormat(String word, String contentType) {
    this.word = word;
    this.contentType = contentType;
  }

  /** Returns the content type that tells the format. */
  public String contentType() {
    return contentType;
  }

  /** Tells whether several columns can be written. */
  public boolean holdsColumns() {
    return this != RECORDIO_PROTOBUF && this != LIBSVM;
  }

  /** Returns the options that the format has. */
  public List<String> options() {
    return this == CSV ? List.of("header") : List.of();
  }

  @Override
  public String word() {
    return word;
  }
}
