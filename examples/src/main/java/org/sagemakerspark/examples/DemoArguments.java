package org.sagemakerspark.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the demo was asked for.
 *
 * @param algorithm what to train
 * @param data LibSVM file with the training rows
 * @param test LibSVM file with the rows to score
 * @param features number of features, or 0: as many as the training rows have
 * @param k number of clusters, components, topics or factors
 * @param natively whether rows are scored without the endpoint as well
 */
record DemoArguments(
    DemoAlgorithm algorithm, String data, String test, int features, int k, boolean natively) {

  private static final String USAGE =
      "usage: ./sagemaker-spark demo [--algorithm "
          + DemoAlgorithm.NAMES
          + "] [--data FILE --test FILE] [--k NUMBER] [--native]";

  /** Features of the digits that are shipped: 28 x 28 pixels. */
  private static final int PIXELS = 784;

  static DemoArguments parse(String... args) {
    String shipped = System.getProperty("demo.data", "examples/data/mnist");
    DemoAlgorithm algorithm = DemoAlgorithm.KMEANS;
    String data = shipped + "/mnist-train.libsvm.gz";
    String test = shipped + "/mnist-test.libsvm.gz";
    int features = PIXELS;
    int k = 10;
    boolean natively = false;
    Deque<String> rest = new ArrayDeque<>(List.of(args));
    while (!rest.isEmpty()) {
      String option = rest.remove();
      switch (option) {
        case "--algorithm" -> algorithm = DemoAlgorithm.named(value(option, rest));
        case "--data" -> {
          data = value(option, rest);
          features = 0;
        }
        case "--test" -> test = value(option, rest);
        case "--native" -> natively = true;
        case "--k" -> k = number(option, value(option, rest));
        default -> throw new IllegalArgumentException("unknown option " + option + "; " + USAGE);
      }
    }
    if (natively && algorithm == DemoAlgorithm.LDA) {
      throw new IllegalArgumentException(
          "--native: models of lda are scored on endpoints only; name another algorithm");
    }
    return new DemoArguments(
        algorithm, existing("--data", data), existing("--test", test), features, k, natively);
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value; " + USAGE);
    }
    return rest.remove();
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " " + text + " is not a whole number", e);
    }
  }

  private static String existing(String option, String file) {
    if (!Files.isReadable(Path.of(file))) {
      throw new IllegalArgumentException(option + " " + file + " is not a file that can be read");
    }
    return Path.of(file).toAbsolutePath().toString();
  }
}
