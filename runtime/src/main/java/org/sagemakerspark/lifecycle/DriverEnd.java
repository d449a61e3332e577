package org.sagemakerspark.lifecycle;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when the driver is shut down, and how it says what it leaves. */
final class DriverEnd {

  /** A driver that is shut down is soon killed. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger LOGGER = LoggerFactory.getLogger(DriverEnd.class);

  private DriverEnd() {}

  /** Does nothing any more; also when the driver is being shut down already. */
  static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOGGER.debug("The driver is being shut down already", e);
    }
  }

  /** Loggers are shut down at the same time, and nobody else is left to tell. */
  static void say(ResourceCleanupException left) {
    LOGGER.warn("{}", left.getMessage());
    System.err.println(left.getMessage());
  }
}
