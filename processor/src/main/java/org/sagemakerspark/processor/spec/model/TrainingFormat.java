package org.sagemakerspark.processor.spec.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A format in which training data is written. */
public enum TrainingFormat implements Word {
  /** Amazon Record messages in RecordIO framing. */
  RECORDIO_PROTOBUF("recordio-protobuf", "application/x-recordio-protobuf"),
  CSV("csv", "text/csv"),
  LIBSVM("libsvm", "text/libsvm"),
  PARQUET("parquet", "application/x-parquet"),
  JSONLINES("jsonlines", "application/jsonlines"),
  /** Labels and words, with blanks between them. */
  TEXT("text", "text/plain"),
  /** Lines of JSON that name objects in S3, which SageMaker pipes to the image. */
  AUGMENTED_MANIFEST("augmented-manifest", "application/x-recordio");

  private final String word;
  private final String contentType;

  TrainingFormat(String word, String contentType) {
    this.word = word;
    this.contentType = contentType;
  }

  /** Returns the format that a content type tells, if it tells one. */
  static Optional<TrainingFormat> of(String contentType) {
    return Arrays.stream(values())
        .filter(format -> format.contentType.equals(contentType))
        .findFirst();
  }

  /** Returns the content type that tells the format. */
  public String contentType() {
    return contentType;
  }

  /** Tells whether several columns can be written. */
  public boolean holdsColumns() {
    return this != LIBSVM;
  }

  /** Tells whether a value of a type can be written. */
  public boolean holds(InputType type) {
    return switch (this) {
      case TEXT -> type.isOfTexts();
      case CSV, PARQUET -> !type.isOfJson() && type != InputType.BINARY;
      case JSONLINES, AUGMENTED_MANIFEST -> type != InputType.BINARY;
      case RECORDIO_PROTOBUF -> type == InputType.INTEGER_ARRAY;
      case LIBSVM -> true;
    };
  }

  /** Tells whether only columns can be written. */
  public boolean isOfColumns() {
    return this == TEXT || this == AUGMENTED_MANIFEST;
  }

  /** Returns the options that the format has. */
  public List<String> options() {
    return switch (this) {
      case CSV -> List.of("header");
      case TEXT -> List.of("labelPrefix");
      default -> List.of();
    };
  }

  @Override
  public String word() {
    return word;
  }
}
