package org.sagemakerspark.benchmarks;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import org.sagemakerspark.codec.BodyBuffer;

/** Numbers as text by way of Strings: what is usual, and what the library itself did once. */
final class StringText {

  /** Java's text of a number since version 19, by a faster way. */
  static final DoubleFunction<String> JACKSON = number -> NumberOutput.toString(number, true);

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][-+]?\\d++)?+");
  private static final Pattern NOT_FINITE =
      Pattern.compile("([-+]?)(?:(nan)|inf(?:inity)?)", Pattern.CASE_INSENSITIVE);

  private final boolean hasIndices;
  private final String open;
  private final String close;

  StringText(String format) {
    this.hasIndices = format.equals("libsvm");
    this.open = hasIndices ? "0" : format.equals("json") ? "{\"features\":[" : "";
    this.close = format.equals("json") ? "]}" : "";
  }

  /** Writes a row of numbers. */
  void write(double[] values, BodyBuffer body, DoubleFunction<String> text) {
    write(open, body);
    for (int i = 0; i < values.length; i++) {
      if (hasIndices) {
        body.write(' ');
        write(Integer.toString(i), body);
        body.write(':');
      } else if (i > 0) {
        body.write(',');
      }
      double value = values[i];
      write(
          value == Math.rint(value) && Math.abs(value) < 1e7
              ? Integer.toString((int) value)
              : text.apply(value),
          body);
    }
    write(close, body);
  }

  private static void write(String text, BodyBuffer body) {
    body.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Reads a number on each line. */
  static List<Object[]> read(byte[] answer) throws IOException {
    String text = new String(answer, StandardCharsets.UTF_8);
    List<Object[]> rows = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && ",\r\n".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      List<String> line = List.of(text.substring(at, end).strip());
      rows.add(new Object[] {number(line.get(0))});
      at = end + 1;
    }
    return rows;
  }

  private static double number(String text) throws IOException {
    if (NOT_FINITE.matcher(text).matches()) {
      return Double.NaN;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new IOException("It is no number");
    }
    return Double.parseDouble(text);
  }
}
