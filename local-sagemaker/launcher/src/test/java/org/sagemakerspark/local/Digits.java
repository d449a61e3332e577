package org.sagemakerspark.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The handwritten digits of {@code examples/data/mnist}.
 *
 * @param labels 0 to 9
 * @param pixels 784 a digit, 0 to 255
 * @param lines the same as LibSVM, with indices from 1
 */
record Digits(List<Integer> labels, List<float[]> pixels, List<String> lines) {

  static final int PIXELS = 784;

  static Digits train() {
    return read("mnist-train.libsvm.gz");
  }

  static Digits heldOut() {
    return read("mnist-test.libsvm.gz");
  }

  private static Digits read(String file) {
    Path path = Path.of("..", "..", "examples", "data", "mnist", file);
    Digits digits = new Digits(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.US_ASCII))) {
      in.lines().forEach(digits::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digits;
  }

  private void add(String line) {
    String[] words = line.split(" ", -1);
    float[] row = new float[PIXELS];
    for (int i = 1; i < words.length; i++) {
      int colon = words[i].indexOf(':');
      row[Integer.parseInt(words[i].substring(0, colon)) - 1] =
          Float.parseFloat(words[i].substring(colon + 1));
    }
    labels.add(Integer.valueOf(words[0]));
    pixels.add(row);
    lines.add(line);
  }

  Digits first(int count) {
    return part(0, count);
  }

  Digits part(int from, int to) {
    return new Digits(labels.subList(from, to), pixels.subList(from, to), lines.subList(from, to));
  }

  int size() {
    return labels.size();
  }

  byte[] libSvm() {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  byte[] labeledRecords() {
    return TestRecords.encode(pixels, labels.stream().map(Integer::floatValue).toList());
  }

  byte[] records() {
    return TestRecords.encode(pixels);
  }
}
