package org.sagemakerspark.recordio;

import java.io.Serializable;

/**
 * How records are written.
 *
 * @param features how features are stored
 * @param label how the label is stored
 * @param values which numbers are refused
 * @param parts what happens where a record holds the magic word
 */
public record RecordFormat(TensorType features, TensorType label, Values values, Parts parts)
    implements Serializable {

  /** What every first-party image reads; every number that does not fit is refused. */
  public static final RecordFormat DEFAULT =
      new RecordFormat(TensorType.FLOAT32, TensorType.FLOAT32, Values.EXACT, Parts.SPLIT);

  /** Returns the same for other numbers and another way of writing parts. */
  public RecordFormat with(Values otherValues, Parts otherParts) {
    return new RecordFormat(features, label, otherValues, otherParts);
  }

  /** Which numbers are refused. */
  public enum Values {
    /**
     * NaN, infinities, and what float32 cannot hold: too large features, labels that lose digits.
     */
    EXACT,
    /** Infinities, a label that is NaN, and what float32 cannot hold; a feature may be NaN. */
    NAN_ALLOWED,
    /** Infinities and a label that is NaN; the rest is rounded as float32 does. */
    NAN_AND_ROUNDING_ALLOWED,
    /** What float32 cannot hold; NaN and infinities are stored. */
    NON_FINITE_ALLOWED,
    /** NaN and infinities; the rest is rounded as float32 does. */
    ROUNDING_ALLOWED,
    /** Nothing. */
    ANY;

    boolean allowsNonFinite() {
      return this == NON_FINITE_ALLOWED || this == ANY;
    }

    boolean allowsNaN() {
      return this == NAN_ALLOWED || this == NAN_AND_ROUNDING_ALLOWED || allowsNonFinite();
    }

    /** Tells whether what a tensor cannot hold is rounded and not refused. */
    public boolean allowsRounding() {
      return this == ROUNDING_ALLOWED || this == NAN_AND_ROUNDING_ALLOWED || this == ANY;
    }
  }

  /** What happens where the data of a record holds the magic word on a four-byte boundary. */
  public enum Parts {
    /** The record is split there, as dmlc-core's writer does and its readers expect. */
    SPLIT,
    /** It is written whole, for readers that go by lengths only. */
    WHOLE
  }
}
