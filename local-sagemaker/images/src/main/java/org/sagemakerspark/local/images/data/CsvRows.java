package org.sagemakerspark.local.images.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lines of comma-separated numbers with no header: the label if there is one, the features. An
 * empty cell is a missing value (NaN); empty lines are skipped.
 */
final class CsvRows implements ExampleSource {

  private final BufferedReader lines;
  private final int labels;
  private long number;

  /** Takes the number of label columns, 0 or 1. */
  CsvRows(BufferedReader lines, int labels) {
    this.lines = lines;
    this.labels = labels;
  }

  @Override
  public Optional<Example> next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        return Optional.of(row(line.split(",", -1)));
      }
    }
    return Optional.empty();
  }

  private Example row(String[] cells) throws IOException {
    if (cells.length <= labels) {
      throw new IOException("Line " + number + " has no features");
    }
    float[] row = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      try {
        row[i] = cells[i].isBlank() ? Float.NaN : Numbers.read(cells[i]);
      } catch (NumberFormatException e) {
        throw new IOException("Line " + number + ", column " + (i + 1) + " is no number", e);
      }
    }
    Example example = Example.dense(Arrays.copyOfRange(row, labels, row.length));
    return labels > 0 ? example.withLabel(row[0]) : example;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
