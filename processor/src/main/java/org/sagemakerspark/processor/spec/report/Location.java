package org.sagemakerspark.processor.spec.report;

import java.util.Comparator;

/**
 * A place in a spec.
 *
 * @param file the file's name as shown to people, such as {@code kmeans.json}
 * @param line counts from 1
 * @param column counts characters from 1
 * @param pointer JSON pointer (RFC 6901) of the value; empty for the whole document
 */
public record Location(String file, int line, int column, String pointer)
    implements Comparable<Location> {

  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file)
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::column)
          .thenComparing(Location::pointer);

  /** Returns the beginning of a file. */
  public static Location startOf(String file) {
    return new Location(file, 1, 1, "");
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code file:line:column}, followed by the pointer where there is one. */
  @Override
  public String toString() {
    String place = file + ":" + line + ":" + column;
    return pointer.isEmpty() ? place : place + " " + pointer;
  }
}
