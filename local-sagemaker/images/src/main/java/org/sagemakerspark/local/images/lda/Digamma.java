package org.sagemakerspark.local.images.lda;

/** The logarithmic derivative of the gamma function, for positive numbers. */
final class Digamma {

  /** From here on the asymptotic series is as exact as a double. */
  private static final double LARGE = 10;

  private Digamma() {}

  static double of(double x) {
    double shifted = x;
    double sum = 0;
    while (shifted < LARGE) {
      sum -= 1 / shifted;
      shifted++;
    }
    double inverse = 1 / shifted;
    double square = inverse * inverse;
    return sum
        + Math.log(shifted)
        - inverse / 2
        - square * (1.0 / 12 - square * (1.0 / 120 - square * (1.0 / 252 - square / 240)));
  }
}
