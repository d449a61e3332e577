package org.sagemakerspark.codec;

import java.util.Locale;

/** What a feature that is NaN means. */
public enum Missing {
  /** A row that has one is refused. */
  REFUSE,
  /** The value is missing, which the image learns from and scores. */
  NAN;

  /** Returns the word that stands for it in Params and options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what a word stands for. */
  public static Missing ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
