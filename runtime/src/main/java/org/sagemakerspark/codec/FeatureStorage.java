package org.sagemakerspark.codec;

import java.util.Locale;

/** How features are stored in formats that know dense rows and sparse rows. */
public enum FeatureStorage {
  /**
   * As Spark stores each row, where an image takes a zero that is stored and one that is left out
   * for the same. Where it does not ({@link Missing#NAN}), all rows are of one kind.
   */
  AUTO,
  /** Every number of every row is written, the zeros too. */
  DENSE,
  /** Zeros are left out, but for those that a sparse vector stores. */
  SPARSE;

  /** Returns the word that stands for it in Params and options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what a word stands for. */
  public static FeatureStorage ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
