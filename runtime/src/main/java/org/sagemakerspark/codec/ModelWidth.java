package org.sagemakerspark.codec;

import java.io.Serializable;

/**
 * How many features a row may have for a model that scores it in this JVM.
 *
 * @param features how many the model has
 * @param takesFewer whether a row may have fewer, and the others are missing
 */
public record ModelWidth(int features, boolean takesFewer) implements Serializable {

  /** Tells whether rows of some number of features can be scored. */
  boolean fits(int count) {
    return takesFewer ? count <= features : count == features;
  }

  /**
   * Refuses a row of another number of features.
   *
   * @param count features of the row, counted as the model does
   */
  void require(int count) {
    if (!fits(count)) {
      throw new IllegalArgumentException(
          "A row has "
              + count
              + " features, and the model "
              + (takesFewer ? "at most " : "")
              + features
              + ". Assemble the same features as for the training");
    }
  }
}
