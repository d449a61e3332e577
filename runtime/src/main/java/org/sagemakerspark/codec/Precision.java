package org.sagemakerspark.codec;

import java.util.Locale;

/** How exactly features are written as text. */
public enum Precision {
  /** With the digits that a double needs to be read back. */
  FLOAT64,
  /** With the digits that a float needs, half as many, for images that compute with floats. */
  FLOAT32;

  /** Returns the word that stands for it in options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what a word stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  static Precision ofWord(String word) {
    for (Precision each : values()) {
      if (each.word().equalsIgnoreCase(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "the option precision = '" + word + "' must be float64 or float32");
  }
}
