package org.sagemakerspark.aws;

import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a waiting call says what it waits for. */
public interface Progress {

  /** Says one line. */
  void say(String line);

  /**
   * Returns the progress of a name.
   *
   * @param name {@code log}, {@code console} or {@code none}
   */
  static Progress named(String name) {
    return switch (name) {
      case "log" -> {
        Logger logger = LoggerFactory.getLogger(Progress.class);
        yield logger::info;
      }
      case "console" -> {
        PrintStream console = System.err;
        yield console::println;
      }
      case "none" -> line -> {};
      default ->
          throw new IllegalArgumentException(
              "progress = '" + name + "' must be 'log', 'console' or 'none'");
    };
  }
}
