package org.sagemakerspark.codec;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers from bytes, without an object, as {@link Double#parseDouble} rounds them
 * and more strictly than it reads them. A number of up to 19 digits is found as D. Lemire describes
 * in <i>Number parsing at a gigabyte per second</i>; others are left to Java.
 */
final class DecimalReader {

  private static final int FRACTION_BITS = 52;
  private static final int BIAS = 1023;
  private static final int INFINITE = 0x7ff;

  // Beyond these powers of ten a number is zero or infinite, whatever its digits are.
  private static final int LEAST_POWER = -342;
  private static final int MOST_POWER = 308;
  private static final PowersOfTen POWERS = PowersOfTen.cutOff(LEAST_POWER, MOST_POWER);

  /** A word of 64 bits holds every number of so many digits. */
  private static final int MOST_DIGITS = 19;

  /** An exponent beyond this needs no more digits. */
  private static final int MOST_EXPONENT = 100_000;

  /** Powers of ten that doubles hold exactly. */
  private static final double[] EXACT = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** How many digits behind the point are read at once. */
  private static final int MOST_AT_ONCE = 16;

  /** How many there may be before it then. */
  private static final int MOST_BEFORE = MOST_DIGITS - MOST_AT_ONCE;

  private static final long[] TENS = new long[MOST_AT_ONCE + 1];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = 10 * TENS[i - 1];
    }
  }

  private DecimalReader() {}

  /**
   * Reads a number: digits with a point among them, before or behind them, and an exponent.
   *
   * @return the number, infinite where no double holds it
   * @throws UnfitNumberException when the text is something else
   */
  static double read(byte[] text, int from, int to) throws UnfitNumberException {
    int start = from < to && text[from] == '-' ? from + 1 : from;
    int at = start;
    long digits = 0;
    while (at < to && isDigit(text[at])) {
      digits = 10 * digits + (text[at++] - '0');
    }
    int behind = to - at - 1;
    boolean isUsual =
        at > start && at - start <= MOST_BEFORE && behind > 0 && behind <= MOST_AT_ONCE;
    if (isUsual && to >= MOST_AT_ONCE && text[at] == '.') {
      long fraction = whole(text, to, behind);
      if (fraction >= 0) {
        double number = number(digits * TENS[behind] + fraction, -behind);
        return start > from ? -number : number;
      }
    }
    return any(text, from, to);
  }

  /** Reads up to 16 digits; a negative number where one is none. */
  private static long whole(byte[] text, int to, int count) {
    // All at once: how many there are a processor would guess wrong.
    long last = last(text, to, Math.min(count, Long.BYTES));
    if (!EightDigits.areText(last)) {
      return -1;
    }
    long number = EightDigits.number(last - EightDigits.ZEROS);
    if (count <= Long.BYTES) {
      return number;
    }
    long first = last(text, to - Long.BYTES, count - Long.BYTES);
    return EightDigits.areText(first)
        ? EightDigits.END * EightDigits.number(first - EightDigits.ZEROS) + number
        : -1;
  }

  /** Returns up to eight bytes of text, with zeros before them. */
  private static long last(byte[] text, int to, int count) {
    long there = -1L << (Byte.SIZE * (Long.BYTES - count));
    long eight = (long) EightDigits.BYTES.get(text, to - Long.BYTES);
    return (eight & there) | (EightDigits.ZEROS & ~there);
  }

  /** Reads a number of any form. */
  private static double any(byte[] text, int from, int to) throws UnfitNumberException {
    int at = from;
    boolean isNegative = at < to && text[at] == '-';
    if (isNegative || (at < to && text[at] == '+')) {
      at++;
    }
    int start = at;
    long digits = 0;
    while (at < to && isDigit(text[at])) {
      digits = 10 * digits + (text[at++] - '0');
    }
    int count = at - start;
    int exponent = 0;
    if (at < to && text[at] == '.') {
      int point = ++at;
      while (at + Long.BYTES <= to) {
        long eight = (long) EightDigits.BYTES.get(text, at);
        if (!EightDigits.areText(eight)) {
          break;
        }
        digits = EightDigits.END * digits + EightDigits.number(eight - EightDigits.ZEROS);
        at += Long.BYTES;
      }
      while (at < to && isDigit(text[at])) {
        digits = 10 * digits + (text[at++] - '0');
      }
      exponent = point - at;
      count -= exponent;
    }
    if (count == 0) {
      throw noNumber(from, to);
    }
    if (at < to && (text[at] | 0x20) == 'e') {
      at++;
      boolean isDown = at < to && text[at] == '-';
      if (isDown || (at < to && text[at] == '+')) {
        at++;
      }
      if (at == to) {
        throw noNumber(from, to);
      }
      int given = 0;
      while (at < to && isDigit(text[at])) {
        given = Math.min(MOST_EXPONENT, 10 * given + (text[at++] - '0'));
      }
      exponent += isDown ? -given : given;
    }
    if (at < to) {
      throw noNumber(from, to);
    }
    if (count > MOST_DIGITS && count - zeros(text, start, to) > MOST_DIGITS) {
      return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }
    double number = number(digits, exponent);
    return isNegative ? -number : number;
  }

  private static UnfitNumberException noNumber(int from, int to) {
    return new UnfitNumberException(from == to ? " is empty" : " is no number");
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  /** Counts the zeros before the first other digit. */
  private static int zeros(byte[] text, int start, int to) {
    int zeros = 0;
    for (int at = start; at < to && (text[at] == '0' || text[at] == '.'); at++) {
      zeros += text[at] == '0' ? 1 : 0;
    }
    return zeros;
  }

  /** Returns the double that is closest to {@code digits · 10^exponent}. */
  private static double number(long digits, int exponent) {
    if (digits >>> (FRACTION_BITS + 1) == 0 && Math.abs(exponent) < EXACT.length) {
      return exponent < 0 ? digits / EXACT[-exponent] : digits * EXACT[exponent];
    }
    return closest(digits, exponent);
  }

  private static double closest(long digits, int exponent) {
    if (digits == 0 || exponent < LEAST_POWER) {
      return 0;
    }
    if (exponent > MOST_POWER) {
      return Double.POSITIVE_INFINITY;
    }
    int zeros = Long.numberOfLeadingZeros(digits);
    long shifted = digits << zeros;
    long upper = multiplyHigh(shifted, POWERS.high(exponent));
    long lower = shifted * POWERS.high(exponent);
    if ((upper & 0x1ff) == 0x1ff) {
      // What the lower word of the power adds may round the number up.
      long more = multiplyHigh(shifted, POWERS.low(exponent));
      lower += more;
      upper += Long.compareUnsigned(lower, more) < 0 ? 1 : 0;
    }
    int highest = (int) (upper >>> 63);
    int shift = highest + Long.SIZE - FRACTION_BITS - 3;
    long fraction = upper >>> shift;
    int power = ((217_706 * exponent) >> 16) + Long.SIZE - 1 + highest - zeros + BIAS;
    if (power <= 0) {
      return subnormal(fraction, 1 - power);
    }
    boolean mayBeHalf = lower >= 0 && lower <= 1 && exponent >= -4 && exponent <= 23;
    if (mayBeHalf && (fraction & 3) == 1 && fraction << shift == upper) {
      fraction &= ~1L; // Half of the way to the next number, which rounds to the even one.
    }
    fraction = (fraction + (fraction & 1)) >>> 1;
    if (fraction >>> (FRACTION_BITS + 1) != 0) {
      fraction >>>= 1;
      power++;
    }
    return power >= INFINITE
        ? Double.POSITIVE_INFINITY
        : Double.longBitsToDouble(
            (long) power << FRACTION_BITS | (fraction & ((1L << FRACTION_BITS) - 1)));
  }

  private static double subnormal(long fraction, int shift) {
    if (shift >= Long.SIZE) {
      return 0;
    }
    long cut = fraction >>> shift;
    // One that is rounded up to the least normal number has its bits.
    return Double.longBitsToDouble((cut + (cut & 1)) >>> 1);
  }

  private static long multiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
