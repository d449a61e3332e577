package org.sagemakerspark.codec;

import java.math.BigInteger;

/**
 * The leading bits of powers of ten, as integers of two words: {@code 10^e = bits · 2^s} with the
 * highest bit set, for one whole number {@code s} that depends on {@code e} alone.
 */
final class PowersOfTen {

  private final int first;
  private final long[] words;

  private PowersOfTen(int first, int last) {
    this.first = first;
    this.words = new long[2 * (last - first + 1)];
  }

  /**
   * Computes what the shortest decimals are found by (R. Giulietti, The Schubfach way to render
   * doubles): 126 bits, one more than the power's, the lower word with 63 of them.
   */
  static PowersOfTen above(int first, int last) {
    PowersOfTen powers = new PowersOfTen(first, last);
    for (int e = first; e <= last; e++) {
      BigInteger bits = leading(e, 126, false).add(BigInteger.ONE);
      powers.set(e, bits.shiftRight(63).longValue(), bits.longValue() & Long.MAX_VALUE);
    }
    return powers;
  }

  /**
   * Computes what decimals are read by (D. Lemire, Number parsing at a gigabyte per second): 128
   * bits, cut off; rounded up where the inverse of a power of five fits into 64 bits.
   */
  static PowersOfTen cutOff(int first, int last) {
    PowersOfTen powers = new PowersOfTen(first, last);
    for (int e = first; e <= last; e++) {
      BigInteger bits = leading(e, 128, e < 0 && e >= -27);
      powers.set(e, bits.shiftRight(64).longValue(), bits.longValue());
    }
    return powers;
  }

  private static BigInteger leading(int e, int bits, boolean roundsUp) {
    BigInteger power = BigInteger.TEN.pow(Math.abs(e));
    if (e >= 0) {
      int excess = power.bitLength() - bits;
      return excess > 0 ? power.shiftRight(excess) : power.shiftLeft(-excess);
    }
    // A quotient of so many bits, or of one more.
    BigInteger quotient = BigInteger.ONE.shiftLeft(power.bitLength() + bits).divide(power);
    BigInteger cut = quotient.shiftRight(quotient.bitLength() - bits);
    return roundsUp ? cut.add(BigInteger.ONE) : cut;
  }

  private void set(int e, long high, long low) {
    words[2 * (e - first)] = high;
    words[2 * (e - first) + 1] = low;
  }

  /** Returns the higher word of a power. */
  long high(int e) {
    return words[2 * (e - first)];
  }

  /** Returns the lower word of a power. */
  long low(int e) {
    return words[2 * (e - first) + 1];
  }
}
