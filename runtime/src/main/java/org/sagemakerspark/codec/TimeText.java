package org.sagemakerspark.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Writes times as images read them that know no zones: {@code 2024-05-31 23:59:00}. */
final class TimeText {
  private static final DateTimeFormatter SECONDS = strict("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter SECONDS_OR_DAY = strict("uuuu-MM-dd[ HH:mm:ss]");

  private TimeText() {}

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * Returns the text of a time, a date, or a text that is one already.
   *
   * @param zone the zone in which an instant is told
   * @return nothing where it is no such text, or has fractions of a second
   */
  static Optional<String> of(Object value, String zone) {
    if (value instanceof String text) {
      return isTime(text) ? Optional.of(text) : Optional.empty();
    }
    LocalDateTime time = time(value, zone);
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS))
        ? Optional.of(SECONDS.format(time))
        : Optional.empty();
  }

  private static LocalDateTime time(Object value, String zone) {
    if (value instanceof LocalDateTime local) {
      return local;
    }
    if (value instanceof LocalDate day) {
      return day.atStartOfDay();
    }
    if (value instanceof java.sql.Date day) {
      return day.toLocalDate().atStartOfDay();
    }
    return value instanceof java.sql.Timestamp instant
        ? told(instant.toInstant(), zone)
        : told((Instant) value, zone);
  }

  private static LocalDateTime told(Instant instant, String zone) {
    return LocalDateTime.ofInstant(instant, ZoneId.of(zone, ZoneId.SHORT_IDS));
  }

  private static boolean isTime(String text) {
    try {
      SECONDS_OR_DAY.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
