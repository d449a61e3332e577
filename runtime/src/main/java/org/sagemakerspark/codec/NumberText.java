package org.sagemakerspark.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as text. */
final class NumberText {
  /** Ten digits, two signs, a point and an E. */
  private static final int MAX_WITHOUT_A_DIGIT_TWICE = 14;

  private static final int DIGITS_OF_ANY_LONG = 18;

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
  static void writeAlone(double value, boolean isFloat, BodyBuffer body) {
    int start = body.size();
    if (isFloat) {
      body.number((float) value);
    } else {
      body.number(value);
    }
    if (value < 0 && body.size() - start <= MAX_WITHOUT_A_DIGIT_TWICE) {
      String text = new String(body.copyFrom(start), StandardCharsets.ISO_8859_1);
      body.truncate(start);
      body.write(text.replace("E-", "E-00").getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Writes a number of any type with all its digits. */
  static void write(Number value, BodyBuffer body) {
    if (value instanceof Double || value instanceof Float) {
      body.number(value.doubleValue());
    } else if (value instanceof BigDecimal decimal) {
      String text = decimal.stripTrailingZeros().toPlainString();
      body.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      body.number(value.longValue());
    }
  }

  /**
   * Reads a decimal number, or a word for what is not finite, and nothing else.
   *
   * @throws UnfitNumberException when there is something else, or a number that no double holds
   */
  static double read(byte[] text, int from, int to) throws UnfitNumberException {
    if (from < to && (isLetter(text[from]) || (from + 1 < to && isLetter(text[from + 1])))) {
      OptionalDouble word = notFinite(text(text, from, to));
      if (word.isPresent()) {
        return word.getAsDouble();
      }
    }
    double number = DecimalReader.read(text, from, to);
    if (Double.isInfinite(number)) {
      throw new UnfitNumberException(" is a number beyond those that a double holds");
    }
    return number;
  }

  private static boolean isLetter(byte c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static String text(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Reads numbers in brackets, with commas between them. */
  static double[] readList(byte[] text, int from, int to) throws UnfitNumberException {
    int first = skipBlanks(text, from + 1, to - 1);
    if (first == to - 1) {
      return new double[0];
    }
    int count = 1;
    for (int i = first; i < to; i++) {
      count += text[i] == ',' ? 1 : 0;
    }
    double[] numbers = new double[count];
    int at = first;
    for (int i = 0; i < count; i++) {
      int end = at;
      while (end < to - 1 && text[end] != ',') {
        end++;
      }
      int last = end;
      while (last > at && isBlank(text[last - 1])) {
        last--;
      }
      try {
        numbers[i] = read(text, at, last);
      } catch (UnfitNumberException e) {
        throw e.in(i);
      }
      at = skipBlanks(text, end + 1, to - 1);
    }
    return numbers;
  }

  private static int skipBlanks(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  /** Reads a whole number with all of its digits. */
  static long readLong(byte[] text, int from, int to) throws UnfitNumberException {
    boolean isNegative = from < to && text[from] == '-';
    int start = isNegative ? from + 1 : from;
    long number = 0;
    for (int i = start; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return readLong(text(text, from, to));
      }
      number = 10 * number + (text[i] - '0');
    }
    boolean isCertain = start < to && to - start <= DIGITS_OF_ANY_LONG;
    return isCertain ? (isNegative ? -number : number) : readLong(text(text, from, to));
  }

  /** Reads a whole number with all of its digits. */
  static long readLong(String text) throws UnfitNumberException {
    if (!NUMBER.matcher(text).matches()) {
      throw new UnfitNumberException(text.isEmpty() ? " is empty" : " is no number");
    }
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException e) {
      throw new UnfitNumberException(" is no whole number that fits the type LONG");
    } catch (NumberFormatException e) {
      throw new UnfitNumberException(" is no number");
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
}
