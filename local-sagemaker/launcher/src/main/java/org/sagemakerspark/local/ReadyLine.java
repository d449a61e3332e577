package org.sagemakerspark.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of JSON that the server prints when it is ready: one object of texts that need no
 * escapes.
 *
 * @param values its members
 */
record ReadyLine(Map<String, String> values) {

  private static final Pattern MEMBER = Pattern.compile("\"([A-Za-z0-9]+)\":\"([^\"\\\\]*)\"");

  static ReadyLine parse(String json) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher member = MEMBER.matcher(json);
    while (member.find()) {
      values.put(member.group(1), member.group(2));
    }
    return new ReadyLine(values);
  }

  String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("The server did not say its " + name);
    }
    return value;
  }
}
