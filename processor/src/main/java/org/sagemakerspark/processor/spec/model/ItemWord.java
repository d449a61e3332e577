package org.sagemakerspark.processor.spec.model;

/** The element type of a list. */
public enum ItemWord implements Word {
  INT("int"),
  DOUBLE("double"),
  STRING("string"),
  ENUM("enum");

  private final String word;

  ItemWord(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
