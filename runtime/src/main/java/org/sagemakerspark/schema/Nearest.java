package org.sagemakerspark.schema;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what somebody meant who has misspelt a name. */
public final class Nearest {

  private Nearest() {}

  /** Returns {@code ; did you mean 'name'?}, or nothing where no name is near. */
  public static String of(String given, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(given, name)))
        .filter(name -> distance(given, name) <= Math.max(2, given.length() / 2))
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("");
  }

  /** Levenshtein's distance, without regard to case. */
  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        boolean same =
            Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
        current[j] =
            Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
