package org.sagemakerspark.processor.spec.parse;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the words of this project why a text is no JSON, as people mistake it for more often. */
final class SyntaxMistake {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

  private final String text;
  private final int at;
  private final String found;

  private SyntaxMistake(String text, JsonLocation place, String found) {
    this.text = text;
    this.at = offset(text, place.getLineNr(), place.getColumnNr());
    this.found = found;
  }

  /**
   * Returns what is wrong.
   *
   * @param place where the JSON library has stopped
   * @param found what it says, of which nothing is handed on
   */
  static String describe(String text, JsonLocation place, String found) {
    return new SyntaxMistake(text, place, found).describe();
  }

  private String describe() {
    if (found.startsWith("Unexpected end-of-input")) {
      return "the file ends before everything that was opened is closed";
    }
    if (found.contains("unquoted character")) {
      return "a text holds a line break or another control character; write \\n for a line break";
    }
    if (found.contains("escape")) {
      return "after a backslash comes one of \" \\ / b f n r t, or u and four hexadecimal digits";
    }
    if (found.startsWith("Invalid numeric value") || isSignAt(at - 1) || isSignAt(at)) {
      return "a number begins with a digit or a minus, has no further zeros in front, and digits on"
          + " both sides of its point";
    }
    if (at >= text.length()) {
      return "the file ends too early";
    }
    char here = text.charAt(at);
    char before = lastBefore(at);
    if ((here == '}' || here == ']') && before == ',') {
      return "there is a comma with nothing behind it before this " + here;
    }
    if (here == ',' && (before == ',' || before == '[' || before == '{' || before == ':')) {
      return "there is nothing in front of this comma";
    }
    if (here == '/' || here == '#') {
      return "there is a comment, which JSON does not have; \"note\" and \"doc\" hold remarks";
    }
    if (here == '\'') {
      return "there is ' where texts begin and end with \"";
    }
    if (here == ':') {
      return "there is a colon that follows no key";
    }
    if (found.contains("expecting comma")) {
      return "there is no comma before this " + shown(here);
    }
    if (found.contains("expecting a colon")) {
      return "there is no colon between a key and its value";
    }
    Matcher word = WORD.matcher(text).region(wordStart(), text.length());
    if (word.lookingAt()) {
      return word.group() + " stands without quotes, and is none of true, false and null";
    }
    return shown(here) + " is not expected here";
  }

  /** Tells of a sign that no number begins with in JSON. */
  private boolean isSignAt(int index) {
    return index >= 0 && index < text.length() && "+.".indexOf(text.charAt(index)) >= 0;
  }

  private int wordStart() {
    int start = at;
    while (start > 0 && WORD.matcher(text.substring(start - 1, start)).matches()) {
      start--;
    }
    return start;
  }

  private char lastBefore(int index) {
    int i = index - 1;
    while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
      i--;
    }
    return i < 0 ? ' ' : text.charAt(i);
  }

  private static String shown(char c) {
    return c > ' ' && c < 127 ? String.valueOf(c) : String.format(Locale.ROOT, "U+%04X", (int) c);
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      int end = lineEnd(text, start);
      start = end < text.length() && text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
    return Math.min(text.length(), Math.max(0, start + column - 1));
  }

  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
