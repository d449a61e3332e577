package org.sagemakerspark.processor.spec.model;

/** A format of training data that can hold which rows belong together. */
public enum GroupFormat implements Word {
  LIBSVM("libsvm");

  private final String word;

  GroupFormat(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
