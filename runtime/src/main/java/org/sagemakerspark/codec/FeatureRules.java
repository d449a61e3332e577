package org.sagemakerspark.codec;

import java.io.Serializable;
import java.util.OptionalInt;
import org.sagemakerspark.recordio.UnfitRowException;

/**
 * What is written for a zero, for what a sparse vector leaves out, and for NaN: the same in
 * training data and in requests, whatever the format.
 *
 * @param storage whether rows are dense or sparse
 * @param missing what NaN means
 * @param count how many features each row has to have
 * @param precision how exactly they are written as text
 * @param namesMissing whether a sparse format names what is missing too
 */
public record FeatureRules(
    FeatureStorage storage,
    Missing missing,
    FeatureCount count,
    Precision precision,
    boolean namesMissing)
    implements Serializable {

  /** The most features that are written one by one; their text takes 32 MiB at least. */
  private static final int MOST_SPREAD = 1 << 24;

  /** Each row as Spark stores it, and no NaN. */
  public static final FeatureRules PLAIN = new FeatureRules(FeatureStorage.AUTO, Missing.REFUSE);

  /** Makes rules for rows of any number of features. */
  public FeatureRules(FeatureStorage storage, Missing missing) {
    this(storage, missing, FeatureCount.ANY);
  }

  /** Makes rules for features that are written as doubles. */
  public FeatureRules(FeatureStorage storage, Missing missing, FeatureCount count) {
    this(storage, missing, count, Precision.FLOAT64);
  }

  /** Makes rules for features that are written so exactly. */
  public FeatureRules(
      FeatureStorage storage, Missing missing, FeatureCount count, Precision precision) {
    this(storage, missing, count, precision, false);
  }

  /** Returns the same rules for rows that are stored in some way. */
  public FeatureRules stored(FeatureStorage how) {
    return new FeatureRules(how, missing, count, precision, namesMissing);
  }

  /** Returns the same rules for rows of some number of features. */
  public FeatureRules counting(FeatureCount features) {
    return new FeatureRules(storage, missing, features, precision, namesMissing);
  }

  /** Returns the same rules for features that are written so exactly. */
  public FeatureRules written(Precision how) {
    return new FeatureRules(storage, missing, count, how, namesMissing);
  }

  /**
   * Returns the same rules for requests to an image that takes for zero what a line of LibSVM
   * leaves out.
   */
  public FeatureRules namingMissing() {
    return new FeatureRules(storage, missing, count, precision, true);
  }

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

  /**
   * Checks, before there is a row, what is known of a column of features.
   *
   * @param column the column, for messages
   * @param width the number of features, as far as it is known
   * @param writesAll whether the format writes every number
   * @throws IllegalArgumentException when it is another number than it has to be, or too many to be
   *     written one by one
   */
  public void check(String column, OptionalInt width, boolean writesAll) {
    if (width.isPresent()) {
      count
          .problem(column, width.getAsInt())
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(problem);
              });
    }
    if (writesAll || storage == FeatureStorage.DENSE) {
      requireSpread(column, width.orElse(count.number()));
    }
  }

  /** Refuses to write out one by one what only a sparse format can hold. */
  static void requireSpread(String what, int features) {
    if (features > MOST_SPREAD) {
      throw new UnfitRowException(
          what
              + " has "
              + features
              + " features; where each of them is written, the zeros too, there may be at most "
              + MOST_SPREAD
              + ". Use sparse records or LibSVM, or fewer features");
    }
  }

  /** Tells whether all rows have to be of one kind, and nobody has said of which. */
  public boolean isOpen() {
    return takesNaN() && storage == FeatureStorage.AUTO;
  }
}
