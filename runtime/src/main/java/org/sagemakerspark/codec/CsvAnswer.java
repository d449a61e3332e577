package org.sagemakerspark.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes comma-separated values apart. A value may stand in quotes, and a list in brackets, as the
 * XGBoost container writes one for each row ({@code [0.1, 0.9],[0.7, 0.3]}), is one value. A line
 * without anything is a line with one empty value, since it may be somebody's answer.
 */
final class CsvAnswer {

  private final String text;
  private int at;

  private CsvAnswer(String text) {
    this.text = text;
  }

  /** Returns the values of each line, without their quotes and the blanks around them. */
  static List<List<String>> lines(String text) throws IOException {
    CsvAnswer answer = new CsvAnswer(text);
    List<List<String>> lines = new ArrayList<>();
    while (answer.at < text.length()) {
      lines.add(answer.line(lines.size()));
    }
    return lines;
  }

  private List<String> line(int number) throws IOException {
    List<String> values = new ArrayList<>();
    do {
      values.add(value(number));
    } while (take(','));
    take('\r');
    take('\n');
    return values;
  }

  private String value(int line) throws IOException {
    skipBlanks();
    if (take('"')) {
      return quoted(line);
    }
    int end = text.startsWith("[", at) ? endOfList() : endOfValue(at);
    String value = text.substring(at, end).strip();
    at = end;
    return value;
  }

  /** Reads on from behind the first quote; two quotes stand for one. */
  private String quoted(int line) throws IOException {
    StringBuilder value = new StringBuilder();
    do {
      int end = text.indexOf('"', at);
      if (end < 0) {
        throw new IOException("a quoted value in row " + line + " of the answer has no end");
      }
      value.append(text, at, end);
      at = end + 1;
      if (text.startsWith("\"", at)) {
        value.append('"');
      }
    } while (take('"'));
    skipBlanks();
    if (at != endOfValue(at)) {
      throw new IOException(
          "there is text behind a quoted value in row " + line + " of the answer");
    }
    return value.toString().strip();
  }

  /** What begins with a bracket and is no list on this line is a value like others. */
  private int endOfList() {
    int bracket = text.indexOf(']', at);
    int end = bracket < 0 ? at : endOfValue(bracket);
    return bracket < 0 || isBroken(at, bracket) || !text.substring(bracket + 1, end).isBlank()
        ? endOfValue(at)
        : end;
  }

  private boolean isBroken(int from, int to) {
    return text.substring(from, to).chars().anyMatch(c -> c == '\n' || c == '\r');
  }

  private int endOfValue(int from) {
    int end = from;
    while (end < text.length() && ",\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private boolean take(char expected) {
    boolean isThere = at < text.length() && text.charAt(at) == expected;
    at += isThere ? 1 : 0;
    return isThere;
  }
}
