package org.sagemakerspark.processor.plan;

import java.util.List;

/** Puts sentences together. */
final class Sentences {
  private static final int LONGEST = 4_200;

  private Sentences() {}

  /** Returns a text that ends as a sentence does. */
  static String ended(String text) {
    return text.matches("(?s).*[.!?]") ? text : text + ".";
  }

  /**
   * Returns the beginning of a list of very many texts: a class holds no constant of any length.
   */
  static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, text.lastIndexOf(' ', LONGEST)) + " …";
  }

  static String joined(String first, List<String> others) {
    return others.isEmpty() ? first : first + " " + String.join(" ", others);
  }

  /** Returns texts of which one is chosen: {@code a, b or c}. */
  static String alternatives(List<String> texts) {
    int last = texts.size() - 1;
    return last == 0
        ? texts.get(0)
        : String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
  }
}
