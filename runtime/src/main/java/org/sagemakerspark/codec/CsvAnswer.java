package org.sagemakerspark.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes comma-separated values apart, line by line and without a copy. A value may stand in quotes,
 * and a list in brackets, as the XGBoost container writes one for each row ({@code [0.1, 0.9],[0.7,
 * 0.3]}), is one value. A line without anything is a line with one empty value, since it may be
 * somebody's answer.
 */
final class CsvAnswer {

  private static final long NEXT_TO_COMMA = 0x0101_0101_0101_0101L * (',' + 1);
  private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

  private final byte[] text;
  private int at;
  private int lines;

  /** Where the values of the line begin and end, without their quotes and the blanks around. */
  private int[] from = new int[16];

  private int[] to = new int[16];
  private boolean[] isQuoted = new boolean[16];
  private int count;

  CsvAnswer(byte[] text) {
    this.text = text;
  }

  /** Goes to the next line, if there is one. */
  boolean next() throws IOException {
    if (at == text.length) {
      return false;
    }
    count = 0;
    do {
      if (count == from.length) {
        from = Arrays.copyOf(from, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
        isQuoted = Arrays.copyOf(isQuoted, 2 * count);
      }
      value();
      count++;
    } while (take(','));
    take('\r');
    take('\n');
    lines++;
    return true;
  }

  /** Returns the number of values of the line. */
  int count() {
    return count;
  }

  /** Returns where a value begins. */
  int from(int position) {
    return from[position];
  }

  /** Returns where a value ends. */
  int to(int position) {
    return to[position];
  }

  /** Tells whether a value begins with a bracket. */
  boolean beginsList(int position) {
    return from[position] < to[position] && text[from[position]] == '[';
  }

  /** Returns a value as text. Two quotes within quotes stand for one. */
  String text(int position) {
    String value =
        new String(text, from[position], to[position] - from[position], StandardCharsets.UTF_8);
    return (isQuoted[position] ? value.replace("\"\"", "\"") : value).strip();
  }

  private void value() throws IOException {
    if (at < text.length && text[at] > ',' && text[at] != '[') {
      int end = endOfValue(at);
      if (!isBlank(text[end - 1])) {
        from[count] = at;
        to[count] = end;
        isQuoted[count] = false;
        at = end;
        return;
      }
    }
    skipBlanks();
    if (take('"')) {
      quoted();
      return;
    }
    int end = at < text.length && text[at] == '[' ? endOfList() : endOfValue(at);
    set(at, end, false);
    at = end;
  }

  private void set(int start, int end, boolean quoted) {
    int first = start;
    while (first < end && isBlank(text[first])) {
      first++;
    }
    int last = end;
    while (last > first && isBlank(text[last - 1])) {
      last--;
    }
    from[count] = first;
    to[count] = last;
    isQuoted[count] = quoted;
  }

  /** Reads on from behind the first quote. */
  private void quoted() throws IOException {
    int start = at;
    do {
      while (at < text.length && text[at] != '"') {
        at++;
      }
      if (at == text.length) {
        throw new IOException("a quoted value in row " + lines + " of the answer has no end");
      }
      at++;
    } while (take('"'));
    int end = at - 1;
    skipBlanks();
    if (at != endOfValue(at)) {
      throw new IOException(
          "there is text behind a quoted value in row " + lines + " of the answer");
    }
    set(start, end, true);
  }

  /** What begins with a bracket and is no list on this line is a value like others. */
  private int endOfList() {
    int bracket = at;
    while (bracket < text.length && text[bracket] != ']' && !isLineEnd(text[bracket])) {
      bracket++;
    }
    if (bracket == text.length || text[bracket] != ']') {
      return endOfValue(at);
    }
    int end = endOfValue(bracket);
    for (int i = bracket + 1; i < end; i++) {
      if (!isBlank(text[i])) {
        return endOfValue(at);
      }
    }
    return end;
  }

  private int endOfValue(int start) {
    int end = start;
    while (end + Long.BYTES <= text.length) {
      long near = upToComma((long) EightDigits.BYTES.get(text, end));
      if (near == 0) {
        end += Long.BYTES;
        continue;
      }
      end += Long.numberOfTrailingZeros(near) / Byte.SIZE;
      if (endsValue(text[end])) {
        return end;
      }
      end++;
    }
    while (end < text.length && !endsValue(text[end])) {
      end++;
    }
    return end;
  }

  /** Marks the first of eight bytes that comes no later than the comma, and maybe others. */
  private static long upToComma(long bytes) {
    return (bytes - NEXT_TO_COMMA) & ~bytes & HIGHEST_BITS;
  }

  /** Nearly all that numbers are made of comes behind the comma. */
  private static boolean endsValue(byte c) {
    return c <= ',' && (c == ',' || c == '\n' || c == '\r');
  }

  private void skipBlanks() {
    while (at < text.length && isBlank(text[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }

  private boolean take(char expected) {
    boolean isThere = at < text.length && text[at] == expected;
    at += isThere ? 1 : 0;
    return isThere;
  }
}
