package org.sagemakerspark.processor.spec.model;

/** The type of a hyperparameter as a spec names it. */
public enum TypeWord implements Word {
  INT("int"),
  LONG("long"),
  DOUBLE("double"),
  BOOLEAN("boolean"),
  STRING("string"),
  /** One of some texts. */
  ENUM("enum"),
  /** A list; its element type is in the field of. */
  LIST("list"),
  /** Values by their names; their type is in the field of. */
  MAP("map");

  private final String word;

  TypeWord(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
