package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Numbers as text. */
final class NumberText {
  /** Beyond this, whole numbers are shorter with an exponent. */
  private static final double MAX_PLAIN = 1e7;

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][-+]?\\d++)?+");

  private NumberText() {}

  /** Writes the shortest decimal that reads back as exactly this number. */
  static void write(double value, BodyBuffer body) {
    String text =
        value == Math.rint(value) && Math.abs(value) < MAX_PLAIN && !isNegativeZero(value)
            ? Integer.toString((int) value)
            : NumberOutput.toString(value, true);
    body.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean isNegativeZero(double value) {
    return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(-0.0);
  }

  /**
   * Reads a decimal number and nothing else.
   *
   * @param what names the number in the error
   */
  static double read(String text, String what) throws IOException {
    if (!NUMBER.matcher(text).matches()) {
      throw new IOException(what + " is no number");
    }
    return Double.parseDouble(text);
  }
}
