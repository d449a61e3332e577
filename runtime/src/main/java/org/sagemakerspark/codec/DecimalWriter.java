package org.sagemakerspark.codec;

/**
 * Writes the shortest decimal that reads back as exactly the same number, in the form of Java's
 * {@code Double.toString}, into an array of bytes and without an object. Of several that are as
 * short it is the closest. The digits are found as R. Giulietti describes in <i>The Schubfach way
 * to render doubles</i>.
 */
final class DecimalWriter {

  /** How many bytes a call may touch from where it starts, and no number takes as many. */
  static final int ROOM = 32;

  private static final int FRACTION_BITS = 52;
  private static final long IMPLICIT_BIT = 1L << FRACTION_BITS;
  private static final int FLOAT_FRACTION_BITS = 23;
  private static final int FLOAT_EXPONENT_OF_ONE = 127 + FLOAT_FRACTION_BITS;
  private static final int EXPONENT_MASK = 0x7ff;
  private static final int EXPONENT_OF_ONE = 1023 + FRACTION_BITS;
  private static final int LEAST_EXPONENT = 1 - EXPONENT_OF_ONE;
  private static final long MASK_63 = Long.MAX_VALUE;

  /** Powers of ten that the exponents of doubles lead to. */
  private static final PowersOfTen POWERS = PowersOfTen.above(-292, 324);

  /** Below this, a number is written without an exponent. */
  private static final double MOST_PLAIN = 1e7;

  /** Below this, a whole number needs all of its digits but zeros at its end. */
  private static final double MOST_WHOLE = 1L << 53;

  /** No double needs more. */
  private static final int MOST_DIGITS = 17;

  private static final long SIXTEEN_DIGITS = 10_000_000_000_000_000L;

  private static final long POINT = '.';

  private static final long[] TENS = new long[MOST_DIGITS + 2];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = 10 * TENS[i - 1];
    }
  }

  private DecimalWriter() {}

  /**
   * Writes a finite number.
   *
   * @param at where to start; {@link #ROOM} bytes from there are the writer's
   * @return where the number ends
   */
  static int write(double value, byte[] to, int at) {
    return write(value, PlainWriter.digits(value), to, at);
  }

  /** Writes a finite number for which {@link PlainWriter#digits} has been asked. */
  static int write(double value, long digits, byte[] to, int at) {
    return digits != 0 ? PlainWriter.write(value, digits, to, at) : any(value, to, at);
  }

  private static int any(double value, byte[] to, int at) {
    long bits = Double.doubleToRawLongBits(value);
    // Whether there is a sign, and where the point stands, no processor guesses: nothing branches.
    to[at] = '-';
    int start = at + (int) (bits >>> 63);
    bits &= MASK_63;
    double magnitude = Double.longBitsToDouble(bits);
    if (bits == 0) {
      return start == at ? whole(0, to, start) : negativeZero(to, start);
    }
    if (magnitude < MOST_PLAIN && (int) magnitude == magnitude) {
      return whole((int) magnitude, to, start);
    }
    if (magnitude < MOST_WHOLE && (long) magnitude == magnitude) {
      return digits((long) magnitude, 0, to, start);
    }
    return shortest(bits, to, start);
  }

  private static int negativeZero(byte[] to, int at) {
    to[at] = '0';
    to[at + 1] = '.';
    to[at + 2] = '0';
    return at + 3;
  }

  /**
   * Writes a whole number that is not negative.
   *
   * @return where the number ends
   */
  static int whole(long value, byte[] to, int at) {
    if (value < 10) {
      to[at] = (byte) ('0' + value);
      return at + 1;
    }
    if (value < EightDigits.END) {
      return withoutZeros((int) value, to, at);
    }
    long upper = value / EightDigits.END;
    int end = whole(upper, to, at);
    EightDigits.BYTES.set(
        to, end, EightDigits.ZEROS + EightDigits.of(value - upper * EightDigits.END));
    return end + Long.BYTES;
  }

  /** Writes at most eight digits, without the zeros before them. */
  private static int withoutZeros(int value, byte[] to, int at) {
    long digits = EightDigits.of(value);
    int zeros = Long.numberOfTrailingZeros(digits) / Byte.SIZE;
    EightDigits.BYTES.set(to, at, (EightDigits.ZEROS + digits) >>> (Byte.SIZE * zeros));
    return at + Long.BYTES - zeros;
  }

  /**
   * Writes a finite float, with no more digits than a float needs.
   *
   * @param at where to start; {@link #ROOM} bytes from there are the writer's
   * @return where the number ends
   */
  static int write(float value, byte[] to, int at) {
    int bits = Float.floatToRawIntBits(value) & Integer.MAX_VALUE;
    int exponent = bits >>> FLOAT_FRACTION_BITS;
    boolean isPlainWhole = Math.abs(value) < MOST_PLAIN && (int) value == value;
    if (bits == 0 || isPlainWhole) {
      return write((double) value, to, at);
    }
    int start = at;
    if (value < 0) {
      to[start++] = '-';
    }
    int implicit = 1 << FLOAT_FRACTION_BITS;
    int fraction = bits & (implicit - 1);
    if (exponent > 0) {
      boolean isRegular = fraction != 0 || exponent == 1;
      return shortest(
          exponent - FLOAT_EXPONENT_OF_ONE, implicit | fraction, isRegular, 0, to, start);
    }
    int least = 1 - FLOAT_EXPONENT_OF_ONE;
    return fraction < 8
        ? shortest(least, 10L * fraction, true, -1, to, start)
        : shortest(least, fraction, true, 0, to, start);
  }

  private static int shortest(long bits, byte[] to, int at) {
    long fraction = bits & (IMPLICIT_BIT - 1);
    int exponent = (int) (bits >>> FRACTION_BITS) & EXPONENT_MASK;
    if (exponent > 0) {
      boolean isRegular = fraction != 0 || exponent == 1;
      return shortest(exponent - EXPONENT_OF_ONE, IMPLICIT_BIT | fraction, isRegular, 0, to, at);
    }
    // Of the two least numbers a second digit is written, which has to be the best one.
    return fraction < 3
        ? shortest(LEAST_EXPONENT, 10 * fraction, true, -1, to, at)
        : shortest(LEAST_EXPONENT, fraction, true, 0, to, at);
  }

  /**
   * Writes {@code c · 2^q · 10^shift}.
   *
   * @param isRegular whether the next smaller number is as far away as the next greater one
   */
  private static int shortest(int q, long c, boolean isRegular, int shift, byte[] to, int at) {
    // All that follows is counted in quarters of a unit of the last place.
    long odd = c & 1;
    long value = c << 2;
    long lower = value - (isRegular ? 2 : 1);
    long upper = value + 2;
    int k = isRegular ? log10OfPowerOf2(q) : log10OfThreeQuarters(q);
    int h = q + log2OfPowerOf10(-k) + 2;
    long high = POWERS.high(-k);
    long low = POWERS.low(-k);
    long v = product(high, low, value << h);
    long vl = product(high, low, lower << h) + odd;
    long vr = product(high, low, upper << h) - odd;
    long s = v >> 2;
    // Everything is computed and one of it chosen: a processor that guesses guesses wrong.
    long shorter = 10 * (s / 10);
    boolean isShortBelow = vl <= shorter << 2;
    boolean isShortAbove = (shorter + 10) << 2 <= vr;
    boolean isShort = isShortBelow != isShortAbove && s >= 100;
    boolean isBelow = vl <= s << 2;
    boolean isAbove = (s + 1) << 2 <= vr;
    // Above the middle, or in it with the even one above.
    long above = (v - (((2 * s + 1) << 1) | (~s & 1)) >= 0) ? 1 : 0;
    above = isBelow != isAbove ? (isAbove ? 1 : 0) : above;
    long ten = isShortAbove ? 10 : 0;
    long found = isShort ? shorter + ten : s + above;
    if (c < IMPLICIT_BIT) {
      return digits(found, k + shift, to, at);
    }
    // There are 16 digits or 17.
    long missing = (found - SIXTEEN_DIGITS) >>> 63;
    return seventeen(found + (-missing & 9 * found), k + MOST_DIGITS - (int) missing, to, at);
  }

  /** Multiplies, and rounds so that the last bit tells whether something was cut off. */
  private static long product(long high, long low, long by) {
    long cut = ((high * by) >>> 1) + Math.multiplyHigh(low, by);
    long upper = Math.multiplyHigh(high, by) + (cut >>> 63);
    return upper | (((cut & MASK_63) + MASK_63) >>> 63);
  }

  // Floors of logarithms, exact for all exponents of doubles.

  static int log10OfPowerOf2(int e) {
    return (int) ((e * 661_971_961_083L) >> 41);
  }

  private static int log10OfThreeQuarters(int e) {
    return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
  }

  private static int log2OfPowerOf10(int e) {
    return (int) ((e * 913_124_641_741L) >> 38);
  }

  /** Writes {@code number · 10^exponent} as Java does. */
  private static int digits(long number, int exponent, byte[] to, int at) {
    int count = log10OfPowerOf2(Long.SIZE - Long.numberOfLeadingZeros(number));
    if (number >= TENS[count]) {
      count++;
    }
    return seventeen(number * TENS[MOST_DIGITS - count], exponent + count, to, at);
  }

  /** Writes {@code 0.d…d · 10^point} of 17 digits as Java does. */
  private static int seventeen(long all, int point, byte[] to, int at) {
    if (point > 7 || point <= -3) {
      int end = split(all, 1, to, at);
      to[end] = 'E';
      return exponent(point - 1, to, end + 1);
    }
    return point > 0 ? split(all, point, to, at) : behindPoint(all, point, to, at);
  }

  /** Writes 17 digits with a point among them, and no zero at the end but one behind the point. */
  private static int split(long all, int point, byte[] to, int at) {
    long upper = all / EightDigits.END;
    long first = all / SIXTEEN_DIGITS;
    long middle = EightDigits.of(upper - first * EightDigits.END);
    long last = EightDigits.of(all - upper * EightDigits.END);
    long eight = EightDigits.ZEROS + (first | (middle << Byte.SIZE));
    int shift = Byte.SIZE * point;
    long before = (1L << shift) - 1;
    long behind = (eight & ~before) << Byte.SIZE;
    EightDigits.BYTES.set(to, at, (eight & before) | (POINT << shift) | behind);
    // What the point has pushed out of the word, and the last digit of the middle.
    to[at + 8] = (byte) (eight >>> 56);
    to[at + 9] = (byte) ('0' + (middle >>> 56));
    EightDigits.BYTES.set(to, at + 10, EightDigits.ZEROS + last);
    return at + 1 + Math.max(count(middle, last), point + 1);
  }

  private static int behindPoint(long all, int point, byte[] to, int at) {
    to[at] = '0';
    to[at + 1] = '.';
    to[at + 2] = '0';
    to[at + 3] = '0';
    int start = at + 2 - point;
    long upper = all / EightDigits.END;
    long first = all / SIXTEEN_DIGITS;
    long middle = EightDigits.of(upper - first * EightDigits.END);
    long last = EightDigits.of(all - upper * EightDigits.END);
    to[start] = (byte) ('0' + first);
    EightDigits.BYTES.set(to, start + 1, EightDigits.ZEROS + middle);
    EightDigits.BYTES.set(to, start + 9, EightDigits.ZEROS + last);
    return start + count(middle, last);
  }

  /** Returns how many of 17 digits there are without the zeros at the end. */
  private static int count(long middle, long last) {
    return last != 0
        ? MOST_DIGITS - EightDigits.zerosAtEnd(last)
        : 9 - EightDigits.zerosAtEnd(middle);
  }

  private static int exponent(int exponent, byte[] to, int at) {
    int start = at;
    if (exponent < 0) {
      to[start++] = '-';
    }
    return whole(Math.abs(exponent), to, start);
  }
}
