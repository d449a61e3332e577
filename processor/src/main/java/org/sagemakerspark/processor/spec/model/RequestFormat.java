package org.sagemakerspark.processor.spec.model;

/** A serializer of rows into inference requests. */
public enum RequestFormat implements Word {
  /** Amazon Record messages in RecordIO framing. */
  RECORDIO_PROTOBUF("recordio-protobuf");

  private final String word;

  RequestFormat(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
