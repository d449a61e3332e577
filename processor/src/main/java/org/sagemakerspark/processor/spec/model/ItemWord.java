package org.sagemakerspark.processor.spec.model;

/** The element type of a list. */
public enum ItemWord implements Word {
  INT("int"),
  DOUBLE("double"),
  STRING("string"),
  ENUM("enum"),
  INT_LIST("list-of-int");

  private final String word;

  ItemWord(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
