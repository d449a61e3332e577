package org.sagemakerspark.local.images.contract;

import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The log of a container, which by the contract is its standard output. Not a logging library:
 * Spark takes those over in a training process, and metrics are read from these lines.
 */
public final class ContainerLog {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);

  private final PrintStream out;

  /** Writes to a stream; {@code System.out} in a container. */
  public ContainerLog(PrintStream out) {
    this.out = out;
  }

  public void info(String message) {
    write("INFO", message);
  }

  public void warning(String message) {
    write("WARNING", message);
  }

  public void error(String message) {
    write("ERROR", message);
  }

  /** Writes an error with its stack trace. */
  public void error(String message, Throwable cause) {
    synchronized (out) {
      error(message);
      cause.printStackTrace(out);
    }
  }

  /** Reports a metric to minimise, in the words of the first-party images: {@code test msd}. */
  public void loss(String channel, String metric, double value) {
    quality(channel, metric, "loss", value);
  }

  /** Reports a metric to maximise. */
  public void score(String channel, String metric, double value) {
    quality(channel, metric, "score", value);
  }

  private void quality(String channel, String metric, String kind, double value) {
    out.println(
        "#quality_metric: host=algo-1, " + channel + " " + metric + " <" + kind + ">=" + value);
  }

  /** Reports what a metric to minimise was after each epoch, the first of which is number 0. */
  public void lossOfEpochs(String channel, String metric, double[] values) {
    for (int epoch = 0; epoch < values.length; epoch++) {
      lossOfEpoch(channel, metric, epoch, values[epoch]);
    }
  }

  /** Reports what a metric to minimise is after an epoch, the first of which is number 0. */
  public void lossOfEpoch(String channel, String metric, int epoch, double value) {
    out.println(
        "#quality_metric: host=algo-1, epoch="
            + epoch
            + ", "
            + channel
            + " "
            + metric
            + " <loss>="
            + value);
  }

  /** Writes a line as it is. */
  public void line(String text) {
    out.println(text);
  }

  private void write(String level, String message) {
    out.println(
        "[" + TIME.format(LocalDateTime.now(ZoneOffset.UTC)) + " " + level + "] " + message);
  }
}
