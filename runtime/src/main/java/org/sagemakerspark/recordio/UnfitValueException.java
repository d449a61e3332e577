package org.sagemakerspark.recordio;

/**
 * A number cannot be stored as it is. The text says what the matter is and never what the number
 * is.
 */
public final class UnfitValueException extends UnfitRowException {

  private static final long serialVersionUID = 1L;

  /** What does not fit. */
  public enum Reason {
    /** A number is NaN. */
    NOT_A_NUMBER("is NaN"),
    /** A number is infinite. */
    INFINITE("is infinite"),
    /** A finite double is too large for float32. */
    OVERFLOW("is too large for float32 and would become infinite"),
    /** A whole number is too large to be exact in float32. */
    LOSES_DIGITS("is a whole number that float32 cannot hold exactly"),
    /** A number of more digits than a double has is too large to be exact. */
    LOSES_DIGITS_OF_DOUBLE("has more digits before its point than float64 can hold");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  private final Reason reason;
  private final int index;

  UnfitValueException(Reason reason, int index) {
    super((index < 0 ? "The label " : "Feature " + index + " (counted from 0) ") + reason.words);
    this.reason = reason;
    this.index = index;
  }

  /** Says what does not fit, with the name of the column that holds it. */
  public String inColumn(String column) {
    return (index < 0
            ? "The label of a row, in the label column '"
            : "Feature " + index + " (counted from 0) of a row, in the features column '")
        + column
        + "', "
        + reason.words;
  }

  /** Returns what does not fit. */
  public Reason reason() {
    return reason;
  }

  /** Returns the position of the feature among the stored values, or -1 for the label. */
  public int index() {
    return index;
  }
}
