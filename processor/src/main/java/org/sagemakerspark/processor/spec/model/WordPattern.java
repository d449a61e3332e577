package org.sagemakerspark.processor.spec.model;

import java.util.List;
import java.util.regex.Pattern;

/** Texts in which {@code {int}} or {@code {number}} stands for such a number. */
public final class WordPattern {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*\\}");
  private static final String INT = "{int}";
  private static final String NUMBER = "{number}";

  private WordPattern() {}

  /** Tells whether a text has at most one placeholder, and none that is unknown. */
  public static boolean isSound(String pattern) {
    List<String> found = PLACEHOLDER.matcher(pattern).results().map(r -> r.group()).toList();
    return found.isEmpty()
        || (found.size() == 1 && (found.get(0).equals(INT) || found.get(0).equals(NUMBER)));
  }

  /** Tells whether a text has a placeholder, and so is no value itself. */
  public static boolean isOpen(String pattern) {
    return pattern.contains(INT) || pattern.contains(NUMBER);
  }

  static boolean anyFits(List<String> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> fits(pattern, text));
  }

  private static boolean fits(String pattern, String text) {
    if (!isOpen(pattern)) {
      return pattern.equals(text);
    }
    String placeholder = pattern.contains(INT) ? INT : NUMBER;
    int at = pattern.indexOf(placeholder);
    String before = pattern.substring(0, at);
    String after = pattern.substring(at + placeholder.length());
    String number = placeholder.equals(INT) ? "-?\\d{1,18}" : "-?\\d{1,18}(\\.\\d{1,18})?";
    return text.length() > before.length() + after.length()
        && text.startsWith(before)
        && text.endsWith(after)
        && text.substring(before.length(), text.length() - after.length()).matches(number);
  }
}
