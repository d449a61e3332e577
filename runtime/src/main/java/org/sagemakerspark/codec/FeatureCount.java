package org.sagemakerspark.codec;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.recordio.UnfitRowException;

/**
 * How many features each row has to have.
 *
 * @param number the number; 0 where it is not known
 * @param told who tells
 */
public record FeatureCount(int number, Told told) implements Serializable {

  /** Who tells how many features a row has to have. */
  public enum Told {
    /** Nobody; each row may have another number. */
    BY_NOBODY,

    /** The first row; all others have to have as many. */
    BY_OTHER_ROWS,

    /** The Param featureDim of an estimator. */
    BY_FEATURE_DIM,

    /** The training of a model, which its Param numFeatures keeps. */
    BY_TRAINING
  }

  /** Any number. */
  public static final FeatureCount ANY = new FeatureCount(0, Told.BY_NOBODY);

  /** Any number, but the same in all rows. */
  public static final FeatureCount ALIKE = new FeatureCount(0, Told.BY_OTHER_ROWS);

  /** Returns the number that the Param featureDim tells; 0 for none. */
  public static FeatureCount ofFeatureDim(int number) {
    return number == 0 ? ANY : new FeatureCount(number, Told.BY_FEATURE_DIM);
  }

  /** Returns the number that a model was trained on; 0 for none. */
  public static FeatureCount ofTraining(int number) {
    return number == 0 ? ANY : new FeatureCount(number, Told.BY_TRAINING);
  }

  /** Returns this, or that all rows are alike where nobody tells more. */
  public FeatureCount alike() {
    return told == Told.BY_NOBODY ? ALIKE : this;
  }

  boolean isAlike() {
    return told == Told.BY_OTHER_ROWS;
  }

  /** Says what is wrong with something that has so many features, if anything. */
  Optional<String> problem(String what, int features) {
    return number == 0 || features == number
        ? Optional.empty()
        : Optional.of(
            what
                + " has "
                + counted(features)
                + "; "
                + number
                + (number == 1 ? " is" : " are")
                + " expected, "
                + switch (told) {
                  case BY_FEATURE_DIM ->
                      "as featureDim says. Correct featureDim, or give each row as many features";
                  default ->
                      "as the model was trained. Assemble the same features as for the training, or"
                          + " set numFeatures to what the model takes";
                });
  }

  /**
   * Refuses rows of different numbers of features.
   *
   * @param seen the numbers that rows have
   */
  public static void requireAlike(Collection<Integer> seen) {
    List<Integer> different = seen.stream().distinct().sorted().limit(2).toList();
    if (different.size() > 1) {
      throw new UnfitRowException(
          "Some rows have "
              + counted(different.get(0))
              + " and some have "
              + different.get(1)
              + ". An image takes rows of one number of features. Make all vectors of the same size,"
              + " or leave out the rows that differ");
    }
  }

  static String counted(int features) {
    return features == 1 ? "1 feature" : features + " features";
  }
}
