package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalWriterTest {

  private static final int RANDOM = 200_000;
  private static final long SEED = 20261127;

  private final byte[] bytes = new byte[2 * DecimalWriter.ROOM];

  private String written(double value) {
    Arrays.fill(bytes, (byte) '#');
    int end = DecimalWriter.write(value, bytes, 3);
    assertThat(end - 3).isLessThan(DecimalWriter.ROOM);
    assertThat(bytes).startsWith('#', '#', '#').endsWith('#');
    return new String(bytes, 3, end - 3, StandardCharsets.ISO_8859_1);
  }

  private void check(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      String text = written(value);
      if (!text.equals(expected(value))) {
        assertThat(text).as(Long.toHexString(bits)).isEqualTo(expected(value));
      }
      if (Double.doubleToRawLongBits(Double.parseDouble(text)) != bits) {
        assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
      }
    }
  }

  /** What Java writes since version 19, whose algorithm Jackson brings with it. */
  private static String expected(double value) {
    boolean isPlainWhole =
        value == Math.rint(value)
            && Math.abs(value) < 1e7
            && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0);
    return isPlainWhole ? Integer.toString((int) value) : NumberOutput.toString(value, true);
  }

  @Test
  void writesEveryExponentAsJavaDoes() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (long exponent = 0; exponent < 0x7ff; exponent++) {
      for (long fraction : new long[] {0, 1, 2, 3, (1L << 52) - 1, (1L << 52) - 2, 1L << 51}) {
        check(exponent << 52 | fraction);
        check(1L << 63 | exponent << 52 | fraction);
      }
      for (int i = 0; i < 20; i++) {
        check(exponent << 52 | random.nextLong() >>> 12);
      }
    }
  }

  @Test
  void writesAnyBitsAsJavaDoes() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RANDOM; i++) {
      check(random.nextLong());
    }
  }

  @Test
  void writesUsualNumbersAsJavaDoes() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RANDOM; i++) {
      for (double value :
          new double[] {
            random.nextDouble(),
            random.nextDouble(-1e3, 1e3),
            random.nextInt(),
            random.nextLong() >> random.nextInt(64),
            random.nextInt(-100_000_000, 100_000_000) / 1e4,
            random.nextInt() / Math.pow(10, random.nextInt(12)),
            (float) random.nextDouble(),
            Math.pow(10, random.nextInt(-323, 309)),
            Math.scalb(1.0, random.nextInt(-1074, 1024))
          }) {
        check(Double.doubleToRawLongBits(value));
      }
    }
  }

  /** Of these, many are just between two decimals of 17 digits. */
  @Test
  void writesFractionsOfPowersOfTwoAsJavaDoes() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RANDOM; i++) {
      double whole = random.nextLong() >>> random.nextInt(11, 64);
      check(Double.doubleToRawLongBits(Math.scalb(whole, -random.nextInt(60))));
    }
  }

  @Test
  void writesManyNumbersAsItWritesEach() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int count : new int[] {0, 1, 255, 256, 257, 1000}) {
      double[] numbers = new double[count];
      StringBuilder commas = new StringBuilder();
      StringBuilder indices = new StringBuilder();
      for (int i = 0; i < count; i++) {
        numbers[i] =
            switch (random.nextInt(4)) {
              case 0 -> random.nextInt(256);
              case 1 -> random.nextDouble(-1, 1) * 1e-6;
              default -> random.nextDouble(-255, 255);
            };
        String text = written(numbers[i]);
        commas.append(i == 0 ? "" : ",").append(text);
        indices.append(' ').append(i + 1).append(':').append(text);
      }
      BodyBuffer body = new BodyBuffer(1);
      body.numbers(numbers, count);
      assertThat(new String(body.copyFrom(0), StandardCharsets.ISO_8859_1))
          .hasToString(commas.toString());
      body.truncate(0);
      body.indexed(1, numbers, count);
      assertThat(new String(body.copyFrom(0), StandardCharsets.ISO_8859_1))
          .hasToString(indices.toString());
    }
  }

  @Test
  void writesTheShortestDecimalAndOfThoseTheClosest() {
    Random random = new Random(SEED);
    for (int i = 0; i < RANDOM / 10; i++) {
      double value = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
      if (!Double.isFinite(value) || value == 0) {
        continue;
      }
      BigDecimal text = new BigDecimal(written(value)).stripTrailingZeros();
      BigDecimal exact = new BigDecimal(value);
      if (text.precision() > 1) {
        for (RoundingMode mode : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.CEILING}) {
          BigDecimal shorter = exact.round(new MathContext(text.precision() - 1, mode));
          assertThat(shorter.doubleValue())
              .as("%s, shorter than %s", shorter, text)
              .isNotEqualTo(value);
        }
      }
      BigDecimal closest = exact.round(new MathContext(text.precision(), RoundingMode.HALF_EVEN));
      if (closest.doubleValue() == value) {
        assertThat(text).isEqualByComparingTo(closest);
      }
    }
  }

  @Test
  void writesWholeNumbersOfAnyLength() {
    Random random = new Random(SEED);
    for (int i = 0; i < RANDOM; i++) {
      long value = (random.nextLong() & Long.MAX_VALUE) >> random.nextInt(64);
      int end = DecimalWriter.whole(value, bytes, 0);
      String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
      if (!text.equals(Long.toString(value))) {
        assertThat(text).isEqualTo(Long.toString(value));
      }
    }
    BodyBuffer body = new BodyBuffer(1);
    for (long value : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -10, 0}) {
      body.number(value);
      body.write(' ');
    }
    assertThat(new String(body.copyFrom(0), StandardCharsets.ISO_8859_1))
        .isEqualTo("-9223372036854775808 9223372036854775807 -10 0 ");
  }

  @Test
  void writesFloatsAsJavaDoes() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int exponent = 0; exponent < 0xff; exponent++) {
      for (int fraction : new int[] {0, 1, 2, 7, 8, 9, (1 << 23) - 1, (1 << 23) - 2, 1 << 22}) {
        checkFloat(exponent << 23 | fraction);
        checkFloat(Integer.MIN_VALUE | exponent << 23 | fraction);
      }
    }
    for (int i = 0; i < RANDOM; i++) {
      checkFloat(random.nextInt());
      checkFloat(Float.floatToRawIntBits((float) random.nextDouble(-1e3, 1e3)));
      checkFloat(Float.floatToRawIntBits(random.nextInt(1_000_000) / 1e4f));
      checkFloat(Float.floatToRawIntBits(random.nextInt() >> random.nextInt(32)));
    }
  }

  private void checkFloat(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (!Float.isFinite(value)) {
      return;
    }
    int end = DecimalWriter.write(value, bytes, 0);
    String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    boolean isPlainWhole = value == Math.rint(value) && Math.abs(value) < 1e7 && bits != 1 << 31;
    String expected =
        isPlainWhole ? Integer.toString((int) value) : NumberOutput.toString(value, true);
    if (!text.equals(expected)) {
      assertThat(text).as(Integer.toHexString(bits)).isEqualTo(expected);
    }
  }
}
