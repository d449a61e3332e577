package org.sagemakerspark.lifecycle;

import java.io.PrintStream;
import org.slf4j.LoggerFactory;

/** Where a waiting call says what it waits for. */
public interface Progress {

  /** Says one line. */
  void say(String line);

  /**
   * Returns the progress of a name. A thread that is a Progress itself hears of it as well, and
   * instead of the console.
   *
   * @param name {@code log}, {@code console} or {@code none}
   */
  static Progress named(String name) {
    Thread caller = Thread.currentThread();
    return switch (name) {
      case "log" -> {
        Progress log = LoggerFactory.getLogger(Progress.class)::info;
        yield caller instanceof Progress hearer ? log.and(hearer) : log;
      }
      case "console" -> {
        PrintStream console = System.err;
        yield caller instanceof Progress hearer ? hearer : console::println;
      }
      case "none" -> line -> {};
      default ->
          throw new IllegalArgumentException(
              "progress = '" + name + "' must be 'log', 'console' or 'none'");
    };
  }

  /** Returns a progress that says everything twice, here and there. */
  private Progress and(Progress other) {
    return line -> {
      say(line);
      other.say(line);
    };
  }
}
