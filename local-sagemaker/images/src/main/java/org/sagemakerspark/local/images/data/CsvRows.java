package org.sagemakerspark.local.images.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** Lines of comma-separated numbers. Empty lines are skipped. */
final class CsvRows implements RowSource {

  private final BufferedReader lines;
  private long number;

  CsvRows(BufferedReader lines) {
    this.lines = lines;
  }

  @Override
  public Optional<float[]> next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        return Optional.of(row(line.split(",", -1)));
      }
    }
    return Optional.empty();
  }

  private float[] row(String[] cells) throws IOException {
    float[] row = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      try {
        row[i] = Float.parseFloat(cells[i].strip());
      } catch (NumberFormatException e) {
        throw new IOException("Line " + number + ", column " + (i + 1) + " is no number", e);
      }
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
