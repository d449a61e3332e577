package org.sagemakerspark.processor.spec.model;

/** What a response column makes of a value of an answer. */
public enum ColumnForm implements Word {
  /** The value as it is, which is a class. */
  CLASS("class"),
  /** The probability of each class, of that of class 1 or of all of them. */
  PROBABILITIES("probabilities"),
  /** A score of each of two classes, of one that is greater the likelier class 1 is. */
  MARGINS("margins"),
  /** The likeliest class, of the probability of class 1 or of all of them. */
  LIKELIEST("likeliest"),
  /** Class 1 where a score is above 0, and class 0 elsewhere. */
  SIGN("sign");

  private final String word;

  ColumnForm(String word) {
    this.word = word;
  }

  /** Returns the type of such a column. */
  public ColumnType type() {
    return switch (this) {
      case PROBABILITIES, MARGINS -> ColumnType.VECTOR;
      case CLASS, LIKELIEST, SIGN -> ColumnType.DOUBLE;
    };
  }

  /** Tells whether such a column can be made of several numbers. */
  public boolean isOfMany() {
    return this == PROBABILITIES || this == LIKELIEST;
  }

  @Override
  public String word() {
    return word;
  }
}
