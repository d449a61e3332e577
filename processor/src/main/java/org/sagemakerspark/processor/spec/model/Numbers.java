package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;

/** How numbers are written for people. */
public final class Numbers {
  private static final int MOST_LEADING_ZEROS = 6;
  private static final int MOST_TRAILING_ZEROS = 15;

  private Numbers() {}

  /** Returns the shortest usual notation: {@code 0.0001}, {@code 5000}, {@code 1E-12}. */
  public static String text(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    return exponent < -MOST_LEADING_ZEROS || -stripped.scale() > MOST_TRAILING_ZEROS
        ? stripped.toString()
        : stripped.toPlainString();
  }
}
