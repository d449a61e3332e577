package org.sagemakerspark.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** All that one logger says, of every level, from when it is made until it is closed. */
public final class LoggedLines implements AutoCloseable {

  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final String logger;

  /**
   * Begins to listen.
   *
   * @param logger the name of a class
   */
  public LoggedLines(String logger) {
    this.logger = logger;
    AbstractAppender appender =
        new AbstractAppender(logger, null, null, false, Property.EMPTY_ARRAY) {
          @Override
          public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
          }
        };
    appender.start();
    LoggerConfig config = new LoggerConfig(logger, Level.ALL, false);
    config.addAppender(appender, Level.ALL, null);
    context.getConfiguration().addLogger(logger, config);
    context.updateLoggers();
  }

  /** Returns the lines that begin with a text. */
  public List<String> that(String start) {
    return lines.stream().filter(line -> line.startsWith(start)).toList();
  }

  @Override
  public void close() {
    context.getConfiguration().removeLogger(logger);
    context.updateLoggers();
  }
}
