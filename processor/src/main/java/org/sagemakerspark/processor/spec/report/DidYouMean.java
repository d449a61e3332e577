package org.sagemakerspark.processor.spec.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what a misspelt word was probably meant to be. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * Returns the sentence {@code Did you mean "x"?} followed by a space for the candidate that is
   * nearest to the word, or nothing when none is near.
   */
  public static String among(Collection<String> candidates, String word) {
    int limit = Math.max(1, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(candidate, word) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(candidate, word))
                .thenComparing(Comparator.naturalOrder()))
        .map(candidate -> "Did you mean \"" + candidate + "\"? ")
        .orElse("");
  }

  /** Returns how many characters are inserted, removed, replaced or swapped with a neighbour. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
