package org.sagemakerspark.processor.spec.model;

/** Where a parameter goes that a user gives beside rows. */
public enum PlaceWord implements Word {
  /** Into the body of a request. */
  BODY("body"),
  /** Into the Content-Type of a request. */
  CONTENT_TYPE("content-type"),
  /** Into the Accept header of a request. */
  ACCEPT("accept"),
  /** Into the environment of the model. */
  ENVIRONMENT("environment"),
  /** Nowhere: inputs and columns depend on it. */
  NOWHERE("nowhere");

  private final String word;

  PlaceWord(String word) {
    this.word = word;
  }

  /** Tells whether it is a header of requests. */
  public boolean isHeader() {
    return this == CONTENT_TYPE || this == ACCEPT;
  }

  @Override
  public String word() {
    return word;
  }
}
