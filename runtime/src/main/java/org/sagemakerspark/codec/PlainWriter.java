package org.sagemakerspark.codec;

import java.math.BigInteger;

/**
 * Writes numbers as {@link DecimalWriter} does, and faster: those from 1/512 to 2^23 that are not
 * whole.
 *
 * <p>Such a number is {@code c · 2^q}, and {@code c · u} units of {@code 10^k}, the greatest power
 * of ten that is not above {@code 2^q}; so from one double to the next it is {@code u} units, at
 * least 1 and less than 10. Its shortest decimal is within half of that: a multiple of ten units,
 * of which there is one at most, or else the nearest unit. Elsewhere that takes estimates of three
 * products. Here {@code u = 5^-k / 2^(k-q)} has at most 45 bits, so one product of 128 bits is
 * exact, and since it is a fraction with an even denominator, no multiple of ten is half a step
 * away.
 *
 * <p>Nothing branches: of what would depend on the number a processor guesses half wrong. And the
 * digits are found before it is known where they are written, so that those of several numbers are
 * found at once.
 */
final class PlainWriter {

  /** The exponents, as doubles store them, from that of 1/512 on. */
  private static final int FIRST = 1023 - 9;

  private static final int EXPONENTS = 32;
  private static final int FRACTION_BITS = 52;
  private static final int EXPONENT_OF_ONE = 1023 + FRACTION_BITS;
  private static final int EXPONENT_MASK = 0x7ff;
  private static final long IMPLICIT_BIT = 1L << FRACTION_BITS;

  /** A whole number below 2^23, and a power of two, has none of these bits. */
  private static final long LOW_BITS = 0x1fff_ffff;

  // Units are counted with these bits behind the point, and a double, so that a product's lower
  // word has what is behind it.
  private static final int UNIT_BITS = 59;
  private static final int DOUBLE_BITS = Long.SIZE - UNIT_BITS;
  private static final long TEN = 10L << UNIT_BITS;

  /** 2^64 / 10, for the higher word of a product with at most 57 bits. */
  private static final long TENTH = 0x1999_9999_9999_999AL;

  /** 2^89 / 10^8, for one with 54 bits. */
  private static final long HUNDRED_MILLIONTH = 6_189_700_196_426_901_375L;

  private static final int HUNDRED_MILLIONTH_SHIFT = 25;

  private static final long SIXTEEN_DIGITS = 1_000_000_000_000_000L;
  private static final int MOST_DIGITS = 17;

  /** The {@code u} of each exponent. */
  private static final long[] UNITS = new long[EXPONENTS];

  // How digits are written, for each exponent with 17 of them and with 16.

  /**
   * How far the first eight digits are shifted up, in bytes, to zeros before them or over the
   * first.
   */
  private static final int[] SHIFTS = new int[2 * EXPONENTS];

  /** The bytes of the first eight that are behind the point. */
  private static final long[] BEHIND = new long[2 * EXPONENTS];

  /** Eight zeros with the point among them. */
  private static final long[] POINTS = new long[2 * EXPONENTS];

  static {
    for (int i = 0; i < EXPONENTS; i++) {
      int q = FIRST + i - EXPONENT_OF_ONE;
      int k = DecimalWriter.log10OfPowerOf2(q);
      UNITS[i] = BigInteger.TEN.pow(-k).shiftLeft(UNIT_BITS).shiftRight(-q).longValueExact();
      for (int missing = 0; missing < 2; missing++) {
        int point = k + MOST_DIGITS - missing;
        int before = Math.max(point, 1);
        int row = 2 * i + missing;
        SHIFTS[row] = 1 + before - point - missing;
        BEHIND[row] = -1L << (Byte.SIZE * before);
        POINTS[row] = EightDigits.ZEROS - ((long) ('0' - '.') << (Byte.SIZE * before));
      }
    }
  }

  private PlainWriter() {}

  /**
   * Finds a number's digits.
   *
   * @return the first 15 or 16 and, in four bits of its own, the last; 0 where the number is none
   *     of those that are written here
   */
  static long digits(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int row = ((int) (bits >>> FRACTION_BITS) & EXPONENT_MASK) - FIRST;
    if ((row & -EXPONENTS) != 0) {
      return 0;
    }
    if ((bits & LOW_BITS) == 0
        && ((int) value == value || bits << (Long.SIZE - FRACTION_BITS) == 0)) {
      return 0;
    }
    long c = ((bits | IMPLICIT_BIT) << 11) >>> (11 - DOUBLE_BITS);
    long u = UNITS[row & (EXPONENTS - 1)];
    long part = u * c;
    if (part == Long.MIN_VALUE) {
      return 0; // Two are nearest.
    }
    long nearest = Math.multiplyHigh(u, c) + (part >>> 63);
    long tens = Math.multiplyHigh(nearest, TENTH);
    long last = nearest - 10 * tens;
    // As a signed number, the part is what the number is above the nearest.
    long aboveTens = (last << UNIT_BITS) + (part >> DOUBLE_BITS);
    long isBelow = aboveTens - (u >>> 1);
    long isAbove = TEN - (u >>> 1) - aboveTens;
    return (tens + (isAbove >>> 63)) << 4 | (last & ~((isBelow | isAbove) >> 63));
  }

  /**
   * Writes a number whose digits have been found.
   *
   * @param at where to start; {@link DecimalWriter#ROOM} bytes from there are the writer's
   * @return where the number ends
   */
  static int write(double value, long digits, byte[] to, int at) {
    long bits = Double.doubleToRawLongBits(value);
    to[at] = '-';
    int start = at + (int) (bits >>> 63);
    long first = digits >>> 4;
    long last = digits & 15;
    int missing = (int) ((first - SIXTEEN_DIGITS) >>> 63);
    int exponent = ((int) (bits >>> FRACTION_BITS) - FIRST) & (EXPONENTS - 1);
    int row = 2 * exponent + missing;
    long upper = Math.multiplyHigh(first, HUNDRED_MILLIONTH) >>> HUNDRED_MILLIONTH_SHIFT;
    long lower = EightDigits.of(first - upper * EightDigits.END);
    upper = EightDigits.of(upper);
    int shift = SHIFTS[row];
    int from = start + shift;
    EightDigits.BYTES.set(to, from, EightDigits.ZEROS + upper);
    EightDigits.BYTES.set(to, from + 8, EightDigits.ZEROS + lower);
    to[from + 16] = (byte) ('0' + last);
    // What is before the point, the point, and over what is behind it once more.
    long begin = (upper << (Byte.SIZE * shift)) >>> Byte.SIZE;
    EightDigits.BYTES.set(to, start, POINTS[row] + begin + (begin & BEHIND[row]) * 255);
    long end = (lower >>> Byte.SIZE) | (last << 56);
    int zeros = end != 0 ? EightDigits.zerosAtEnd(end) : 8 + zeros(upper, lower);
    return from + MOST_DIGITS - zeros;
  }

  /** Counts the zeros at the end of 9 digits. */
  private static int zeros(long eight, long ninth) {
    return ninth != 0 ? 0 : 1 + EightDigits.zerosAtEnd(eight);
  }
}
