package org.sagemakerspark.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight decimal digits as the bytes of one word, the first in the lowest. */
final class EightDigits {

  /** Puts a word into an array of bytes, and takes one from there. */
  static final VarHandle BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** What makes text of digits. */
  static final long ZEROS = 0x3030_3030_3030_3030L;

  /** Numbers below this have at most eight digits. */
  static final int END = 100_000_000;

  private EightDigits() {}

  /** Spreads a number's digits. */
  static long of(long value) {
    // Each step parts all that is there into a quotient, below, and the rest of it, above.
    long quotients = (value * 109_951_163) >>> 40;
    long fours = (value << 32) - quotients * ((10_000L << 32) - 1);
    quotients = ((fours * 10_486) >>> 20) & 0x0000_007f_0000_007fL;
    long twos = (fours << 16) - quotients * ((100 << 16) - 1);
    quotients = ((twos * 103) >>> 10) & 0x000f_000f_000f_000fL;
    return (twos << 8) - quotients * ((10 << 8) - 1);
  }

  /** Tells whether eight bytes are the text of digits. */
  static boolean areText(long bytes) {
    return (((bytes + 0x4646_4646_4646_4646L) | (bytes - ZEROS)) & 0x8080_8080_8080_8080L) == 0;
  }

  /** Returns the number that digits are. */
  static long number(long digits) {
    long twos = 10 * digits + (digits >>> 8);
    long first = (twos & 0x0000_00ff_0000_00ffL) * (100 + (1_000_000L << 32));
    long second = ((twos >>> 16) & 0x0000_00ff_0000_00ffL) * (1 + (10_000L << 32));
    return (first + second) >>> 32;
  }

  /** Counts the zeros at the end. */
  static int zerosAtEnd(long digits) {
    return Long.numberOfLeadingZeros(digits) >>> 3;
  }
}
