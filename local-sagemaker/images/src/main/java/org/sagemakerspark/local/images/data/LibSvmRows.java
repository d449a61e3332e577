package org.sagemakerspark.local.images.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/**
 * Lines of {@code label[:weight] index:value ...}. Indices are taken as they are, as XGBoost does;
 * what follows a {@code #} is a comment. In a request the label may be left out, and a line with
 * nothing on it is a row of zeros, except at the end: the XGBoost image drops those, and so does
 * this.
 */
final class LibSvmRows implements ExampleSource {

  /** Whether each line begins with a label. */
  enum Labels {
    REQUIRED,
    OPTIONAL
  }

  private static final int MAX_INDEX = 1 << 26;

  private final BufferedReader lines;
  private final Labels labels;
  private long number;
  private int emptyRows;
  private Example ahead;

  LibSvmRows(BufferedReader lines, Labels labels) {
    this.lines = lines;
    this.labels = labels;
  }

  @Override
  public Optional<Example> next() throws IOException {
    if (ahead == null) {
      lookAhead();
    }
    if (ahead == null) {
      return Optional.empty();
    }
    if (emptyRows > 0 && labels == Labels.OPTIONAL) {
      emptyRows--;
      return Optional.of(Example.sparse(0, new int[0], new float[0]));
    }
    Example row = ahead;
    ahead = null;
    return Optional.of(row);
  }

  /** Finds the next line with something on it, and counts those before it. */
  private void lookAhead() throws IOException {
    emptyRows = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String content = line.replaceFirst("#.*", "").strip();
      if (!content.isEmpty()) {
        ahead = row(content.split("\\s+", -1));
        return;
      }
      emptyRows++;
    }
  }

  private Example row(String[] words) throws IOException {
    boolean labeled = labels == Labels.REQUIRED || words[0].indexOf(':') < 0;
    int first = labeled ? 1 : 0;
    int[] keys = new int[words.length - first];
    float[] values = new float[keys.length];
    int size = 0;
    try {
      for (int i = 0; i < keys.length; i++) {
        String[] pair = words[first + i].split(":", 2);
        keys[i] = Integer.parseInt(pair[0]);
        values[i] = Numbers.read(pair[1]);
        size = Math.max(size, keys[i] + 1);
        if (keys[i] < 0 || keys[i] > MAX_INDEX) {
          throw damaged();
        }
      }
      Example row = Example.sparse(size, keys, values);
      return labeled ? labeled(row, words[0].split(":", 2)) : row;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw damaged();
    }
  }

  private static Example labeled(Example row, String[] label) {
    Example labeled = row.withLabel(Numbers.read(label[0]));
    return label.length == 2 ? labeled.withWeight(Numbers.read(label[1])) : labeled;
  }

  private IOException damaged() {
    return new IOException("Line " + number + " is not of the form label[:weight] index:value ...");
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
