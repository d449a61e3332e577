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

  /** Reports a metric in the words of the first-party images, such as {@code test msd}. */
  public void metric(String channel, String metric, double value) {
    out.println("#quality_metric: host=algo-1, " + channel + " " + metric + " <loss>=" + value);
  }

  private void write(String level, String message) {
    out.println(
        "[" + TIME.format(LocalDateTime.now(ZoneOffset.UTC)) + " " + level + "] " + message);
  }
}
