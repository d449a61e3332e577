package org.sagemakerspark.local.images.xgboost;

import java.util.List;
import java.util.Optional;

/**
 * Guesses the delimiter of a line of numbers as Python's {@code csv.Sniffer} does (CPython's
 * Lib/csv.py, {@code _guess_delimiter}): each character of the line might be it. A preferred one
 * wins; else the one that is there most often, and of those the last in the order of ASCII.
 */
final class CsvSniffer {

  private static final List<Character> PREFERRED = List.of(',', '\t', ';', ' ', ':');

  private static final int ASCII = 127;

  private CsvSniffer() {}

  /** Returns the delimiter; a line without a character has none. */
  static Optional<Character> delimiter(String line) {
    int[] counts = new int[ASCII];
    int different = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c < ASCII && counts[c]++ == 0) {
        different++;
      }
    }
    for (char preferred : PREFERRED) {
      if (different > 1 && counts[preferred] > 0) {
        return Optional.of(preferred);
      }
    }
    char most = 0;
    for (char c = 0; c < ASCII; c++) {
      if (counts[c] >= counts[most]) {
        most = c;
      }
    }
    return different == 0 ? Optional.empty() : Optional.of(most);
  }
}
