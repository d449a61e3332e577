package org.sagemakerspark.processor.spec.model;

/** A deserializer of inference responses. */
public enum ResponseFormat implements Word {
  /** Amazon Record messages in RecordIO framing. */
  RECORDIO_PROTOBUF("recordio-protobuf");

  private final String word;

  ResponseFormat(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
