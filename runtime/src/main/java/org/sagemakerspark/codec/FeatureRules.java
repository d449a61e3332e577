package org.sagemakerspark.codec;

import java.io.Serializable;

/**
 * What is written for a zero, for what a sparse vector leaves out, and for NaN: the same in
 * training data and in requests, whatever the format.
 *
 * @param storage whether rows are dense or sparse
 * @param missing what NaN means
 */
public record FeatureRules(FeatureStorage storage, Missing missing) implements Serializable {

  /** Each row as Spark stores it, and no NaN. */
  public static final FeatureRules PLAIN = new FeatureRules(FeatureStorage.AUTO, Missing.REFUSE);

  /** Tells whether a feature that is NaN is written. */
  public boolean takesNaN() {
    return missing == Missing.NAN;
  }

  /**
   * Tells whether what a sparse vector leaves out is missing, and not zero, in a format that writes
   * every number.
   */
  boolean leavesOut() {
    return takesNaN() && storage == FeatureStorage.SPARSE;
  }

  /** Tells whether all rows have to be of one kind, and nobody has said of which. */
  public boolean isOpen() {
    return takesNaN() && storage == FeatureStorage.AUTO;
  }
}
