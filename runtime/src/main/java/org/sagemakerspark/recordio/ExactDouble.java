package org.sagemakerspark.recordio;

import java.math.BigDecimal;
import org.sagemakerspark.recordio.UnfitValueException.Reason;

/**
 * Makes doubles of numbers that have more digits. Below 2^53 a double holds every whole number, and
 * fractions are rounded as they are anywhere; beyond, digits before the point would be lost, so a
 * number must be one that a double holds.
 */
public final class ExactDouble {

  private static final double HOLDS_ALL_BELOW = 1L << 53;
  private static final double TWO_TO_63 = 0x1p63;

  private ExactDouble() {}

  /**
   * Returns a long as a double.
   *
   * @param index the position of the feature, or -1 for the label
   * @throws UnfitValueException when digits would be lost
   */
  public static double of(long value, int index) {
    double nearest = value;
    boolean isExact =
        Math.abs(nearest) < HOLDS_ALL_BELOW || (nearest < TWO_TO_63 && (long) nearest == value);
    return checked(nearest, isExact, index);
  }

  /**
   * Returns a decimal as a double.
   *
   * @param index the position of the feature, or -1 for the label
   * @throws UnfitValueException when digits before the point would be lost
   */
  public static double of(BigDecimal value, int index) {
    double nearest = value.doubleValue();
    boolean isExact =
        Math.abs(nearest) < HOLDS_ALL_BELOW
            || (Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(value) == 0);
    return checked(nearest, isExact, index);
  }

  private static double checked(double nearest, boolean isExact, int index) {
    if (!isExact) {
      throw new UnfitValueException(Reason.LOSES_DIGITS_OF_DOUBLE, index);
    }
    return nearest;
  }
}
