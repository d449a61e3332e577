package org.sagemakerspark.lifecycle;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Before when an application cannot have created anything, as far as its id tells: YARN's ids hold
 * the start of the resource manager, local ones and those of Kubernetes clients the start of the
 * application, both in milliseconds, and a standalone cluster's the time of day on its master.
 */
final class ApplicationStart {

  private static final Pattern MILLIS =
      Pattern.compile("(?:application_|local-|spark-application-)([0-9]{13})(?:_.*)?");
  private static final Pattern TIME = Pattern.compile("app-([0-9]{14})-[0-9]+");
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  /** For clocks that go wrong, and for the time zone that an id does not tell. */
  private static final Duration SLACK = Duration.ofDays(1);

  private ApplicationStart() {}

  /** Returns a time before the application's start; empty when its id does not tell. */
  static Optional<Instant> of(String application) {
    try {
      Matcher millis = MILLIS.matcher(application);
      if (millis.matches()) {
        return Optional.of(Instant.ofEpochMilli(Long.parseLong(millis.group(1))).minus(SLACK));
      }
      Matcher time = TIME.matcher(application);
      return time.matches()
          ? Optional.of(
              LocalDateTime.parse(time.group(1), DIGITS).toInstant(ZoneOffset.UTC).minus(SLACK))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
