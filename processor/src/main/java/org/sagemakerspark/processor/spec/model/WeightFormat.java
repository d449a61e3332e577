package org.sagemakerspark.processor.spec.model;

/** A format of training data that can hold the weight of a row. */
public enum WeightFormat implements Word {
  CSV("csv"),
  LIBSVM("libsvm");

  private final String word;

  WeightFormat(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
