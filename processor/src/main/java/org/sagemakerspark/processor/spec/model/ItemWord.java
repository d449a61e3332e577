package org.sagemakerspark.processor.spec.model;

/** The type of the elements of a list, or of the values of a map. */
public enum ItemWord implements Word {
  INT("int"),
  LONG("long"),
  DOUBLE("double"),
  BOOLEAN("boolean"),
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

  /** Tells whether only version 2 of the language has it. */
  public boolean isOfVersion2() {
    return this == LONG || this == BOOLEAN;
  }
}
