package org.sagemakerspark.processor.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Lines of cells, each column as wide as its widest cell, up to a limit. */
final class Table {
  private static final int WIDEST = 48;

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... titles) {
    rows.add(List.of(titles));
  }

  /** Adds a line of as many cells as there are titles. */
  void add(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintStream out) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
      }
    }
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(cell);
      if (i < widths.length - 1) {
        line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
      }
    }
    return line.toString();
  }
}
