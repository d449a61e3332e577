package org.sagemakerspark.recordio;

import org.sagemakerspark.recordio.UnfitValueException.Reason;

/** What has to hold of features, whether they are stored as a record or used where they are. */
public final class FeatureCheck {

  private static final long EXPONENT = 0x7ff0000000000000L;
  private static final long EXPONENT_UNIT = 0x0010000000000000L;

  private FeatureCheck() {}

  /**
   * Rounds numbers to float32, as a record holds them.
   *
   * @param to takes them, in 64 bits
   * @throws UnfitValueException for a number that would be refused in a record
   */
  public static void narrow(double[] from, int count, double[] to, RecordFormat.Values values) {
    for (int i = 0; i < count; i++) {
      to[i] = (float) from[i];
    }
    long overflow = 0;
    for (int i = 0; i < count; i++) {
      // Only an exponent of ones overflows into the sign.
      overflow |= (Double.doubleToRawLongBits(to[i]) & EXPONENT) + EXPONENT_UNIT;
    }
    if (overflow < 0) {
      for (int i = 0; i < count; i++) {
        check(from[i], TensorType.FLOAT32, i, values);
      }
    }
  }

  /**
   * Refuses a number that cannot be stored as it is.
   *
   * @param index its position, or -1 for a label
   */
  static void check(double value, TensorType type, int index, RecordFormat.Values values) {
    if (!Double.isFinite(value)) {
      boolean isMissing = index >= 0 && Double.isNaN(value) && values.allowsNaN();
      if (!isMissing && !values.allowsNonFinite()) {
        throw new UnfitValueException(
            Double.isNaN(value) ? Reason.NOT_A_NUMBER : Reason.INFINITE, index);
      }
    } else if (type == TensorType.FLOAT32
        && Float.isInfinite((float) value)
        && !values.allowsRounding()) {
      throw new UnfitValueException(Reason.OVERFLOW, index);
    }
  }

  /**
   * Refuses positions of sparse features that are out of order, or out of the row.
   *
   * @throws UnfitRowException if there are any
   */
  public static void requireAscending(int[] indices, int count, int size) {
    int previous = -1;
    int disorder = 0;
    for (int i = 0; i < count; i++) {
      int index = indices[i];
      // Negative exactly when the index does not come after the one before.
      disorder |= index - previous - 1;
      disorder |= index;
      previous = index;
    }
    if (disorder < 0 || previous >= size) {
      throw new UnfitRowException(
          "The positions of sparse features must ascend from 0 to at most " + (size - 1));
    }
  }
}
