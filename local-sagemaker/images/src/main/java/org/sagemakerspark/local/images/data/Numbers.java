package org.sagemakerspark.local.images.data;

import java.util.Locale;

/** Numbers as Python's {@code float} reads them, which the images' own readers are written in. */
final class Numbers {

  private Numbers() {}

  /**
   * Reads a number; {@code nan}, {@code inf} and {@code infinity} may have a sign, and any case.
   *
   * @throws NumberFormatException if it is none
   */
  static float read(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    boolean signed = word.startsWith("+") || word.startsWith("-");
    return switch (signed ? word.substring(1) : word) {
      case "nan" -> Float.NaN;
      case "inf", "infinity" ->
          word.startsWith("-") ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
      default -> Float.parseFloat(word);
    };
  }
}
