package org.sagemakerspark.local;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes JSON; this library has no dependencies. */
final class JsonText {

  private JsonText() {}

  /** Writes null and a number as they are, a list as an array, and anything else as a text. */
  static String of(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
    }
    return value == null || value instanceof Number
        ? String.valueOf(value)
        : quoted(value.toString());
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
