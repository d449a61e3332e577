package org.sagemakerspark.codec;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as text. */
final class NumberText {
  /** Ten digits, two signs, a point and an E. */
  private static final int MAX_WITHOUT_A_DIGIT_TWICE = 14;

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][-+]?\\d++)?+");

  /** What Python, NumPy, Java and JavaScript write for what is no finite number. */
  private static final Pattern NOT_FINITE =
      Pattern.compile("([-+]?)(?:(nan)|inf(?:inity)?)", Pattern.CASE_INSENSITIVE);

  private NumberText() {}

  /** Returns the shortest decimal that reads back as a finite number. */
  static String text(double value) {
    byte[] bytes = new byte[DecimalWriter.ROOM];
    return new String(bytes, 0, DecimalWriter.write(value, bytes, 0), StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes a number that stands alone on its line. Python's csv.Sniffer, which the XGBoost
   * container asks for the delimiter, takes the character that is there most often: the minus of
   * {@code -2.5E-4}, unless a digit is there as often.
   */
  static void writeAlone(double value, BodyBuffer body) {
    int start = body.size();
    body.write(value);
    if (value < 0 && body.size() - start <= MAX_WITHOUT_A_DIGIT_TWICE) {
      String text = new String(body.copyFrom(start), StandardCharsets.ISO_8859_1);
      body.truncate(start);
      body.write(text.replace("E-", "E-00").getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Writes a number of any type with all its digits. */
  static void write(Number value, BodyBuffer body) {
    if (value instanceof Double || value instanceof Float) {
      body.write(value.doubleValue());
    } else if (value instanceof BigDecimal decimal) {
      String text = decimal.stripTrailingZeros().toPlainString();
      body.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      body.write(value.longValue());
    }
  }

  /**
   * Reads a decimal number, or a word for what is not finite, and nothing else.
   *
   * @param what names the number in the error
   */
  static double read(String text, String what) throws IOException {
    OptionalDouble word = notFinite(text);
    if (word.isPresent()) {
      return word.getAsDouble();
    }
    double number = Double.parseDouble(checked(text, what));
    if (Double.isInfinite(number)) {
      throw new IOException(what + " is a number beyond those that a double holds");
    }
    return number;
  }

  /** Reads a whole number with all of its digits. */
  static long readLong(String text, String what) throws IOException {
    try {
      return new BigDecimal(checked(text, what)).longValueExact();
    } catch (ArithmeticException e) {
      throw new IOException(what + " is no whole number that fits the type LONG");
    } catch (NumberFormatException e) {
      throw new IOException(what + " is no number");
    }
  }

  /** Returns what a word such as {@code nan} or {@code -Infinity} stands for. */
  static OptionalDouble notFinite(String text) {
    Matcher word = NOT_FINITE.matcher(text);
    if (!word.matches()) {
      return OptionalDouble.empty();
    }
    if (word.group(2) != null) {
      return OptionalDouble.of(Double.NaN);
    }
    return OptionalDouble.of(
        word.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
  }

  private static String checked(String text, String what) throws IOException {
    if (!NUMBER.matcher(text).matches()) {
      throw new IOException(what + (text.isEmpty() ? " is empty" : " is no number"));
    }
    return text;
  }
}
