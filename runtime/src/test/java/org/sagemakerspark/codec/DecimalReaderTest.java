package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalReaderTest {

  private static final int RANDOM = 200_000;
  private static final long SEED = 20261127;

  private static double read(String text, int from) throws UnfitNumberException {
    byte[] bytes = ("7".repeat(from) + text + "7").getBytes(StandardCharsets.ISO_8859_1);
    return DecimalReader.read(bytes, from, bytes.length - 1);
  }

  private static void check(String text) throws UnfitNumberException {
    // Bytes before a number are looked at, and there may be few of them.
    for (int from : new int[] {1, 20}) {
      long read = Double.doubleToRawLongBits(read(text, from));
      if (read != Double.doubleToRawLongBits(Double.parseDouble(text))) {
        assertThat(read(text, from)).as(text).isEqualTo(Double.parseDouble(text));
      }
    }
  }

  @Test
  void readsWhatJavaWritesOfAnyBits() throws UnfitNumberException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RANDOM; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        check(Double.toString(value));
        check(Double.toString(random.nextDouble(-1e3, 1e3)));
        check(Float.toString((float) value).replace("Infinity", "1"));
      }
    }
  }

  @Test
  void readsAnyDigitsBehindThePoint() throws UnfitNumberException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RANDOM; i++) {
      String digits = Long.toString(random.nextLong(1_000_000_000_000_000_000L));
      String behind = digits.substring(random.nextInt(digits.length()));
      check((random.nextBoolean() ? "-" : "") + random.nextInt(2000) + "." + behind);
      check("999." + behind);
    }
  }

  @Test
  void readsAnyDigitsWithAnyExponent() throws UnfitNumberException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RANDOM; i++) {
      String digits = Long.toUnsignedString(random.nextLong() >>> random.nextInt(64));
      int point = random.nextInt(digits.length() + 1);
      String text = digits.substring(0, point) + "." + digits.substring(point);
      check((random.nextBoolean() ? "-" : "+") + text);
      check(text + "e" + random.nextInt(-370, 330));
      check(digits + "E" + random.nextInt(-345, 310));
      check("0".repeat(random.nextInt(25)) + text + "0".repeat(random.nextInt(25)) + "e-5");
    }
  }

  @Test
  void readsWhatIsHalfWayBetweenTwoNumbersAndBesideIt() throws UnfitNumberException {
    SplittableRandom random = new SplittableRandom(SEED);
    BigDecimal little = new BigDecimal(BigInteger.ONE, 1200);
    for (int i = 0; i < RANDOM / 10; i++) {
      long bits = random.nextLong() & Long.MAX_VALUE;
      double value =
          i % 2 == 0
              ? Double.longBitsToDouble(bits)
              : Math.scalb((double) (bits >>> 11), random.nextInt(-60, 20));
      if (Double.isFinite(value) && Math.nextUp(value) < Double.POSITIVE_INFINITY) {
        BigDecimal half =
            new BigDecimal(value)
                .add(new BigDecimal(Math.nextUp(value)))
                .divide(BigDecimal.valueOf(2));
        check(half.toString());
        check(half.add(little).toString());
        check(half.subtract(little).toString());
      }
    }
    // Short ones, which the exact powers of ten meet.
    for (int i = 0; i < RANDOM; i++) {
      long odd = (1L << 53) + 2 * (random.nextLong() >>> 12) + 1;
      check(Long.toString(odd));
      check(odd + "e" + random.nextInt(-4, 4));
      check(5 * odd + "e-1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        ".5",
        "5.",
        "-.5e1",
        "5.e1",
        "00012",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e400",
        "-1e400",
        "1e-400",
        "1e99999999999",
        "0e99999999999",
        "1e-99999999999",
        "123456789012345678901234567890",
        "0.00000000000000000000000000000000000001234567890123456789",
        "9007199254740993",
        "18446744073709551615"
      })
  void readsAsJavaDoes(String text) throws UnfitNumberException {
    check(text);
  }

  @Test
  void readsToTheEndOfTheBytes() throws UnfitNumberException {
    for (String text : new String[] {"0".repeat(30), "0." + "0".repeat(30), "1e5"}) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(DecimalReader.read(bytes, 0, bytes.length)).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "-",
    "+",
    ".",
    "-.",
    "e5",
    ".e5",
    "1e",
    "1e+",
    "1e-",
    "1e5.0",
    "1..2",
    "1.2.3",
    "--1",
    "1_0",
    "0x10",
    "1d",
    "1f",
    "1L",
    "' 1'",
    "'1 '",
    "12345678x",
    "1.12345678x",
    "1.1234567/",
    "1.1234567:",
    "1.123456789/",
    "1./23456789",
    "1.-1",
    "\u0661"
  })
  void refusesWhatIsNoNumber(String text) {
    for (int from : new int[] {1, 20}) {
      assertThatThrownBy(() -> read(text, from))
          .isInstanceOf(UnfitNumberException.class)
          .hasMessage(text.isEmpty() ? " is empty" : " is no number");
    }
  }
}
