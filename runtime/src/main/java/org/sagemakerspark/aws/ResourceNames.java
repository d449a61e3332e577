package org.sagemakerspark.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Makes names that SageMaker takes: at most 63 letters, digits and hyphens. */
public final class ResourceNames {

  /** The longest prefix; a time of 15 characters and 8 random ones follow, with hyphens. */
  public static final int MAX_PREFIX_LENGTH = 30;

  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9])*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private ResourceNames() {}

  /**
   * Returns a new name, {@code <prefix>-<UTC time>-<random>}.
   *
   * @throws IllegalArgumentException when the prefix is not made of letters, digits and hyphens, or
   *     too long
   */
  public static String fresh(String prefix) {
    checkPrefix(prefix);
    return String.format(
        "%s-%s-%08x",
        prefix, TIME.format(Clock.systemUTC().instant()), new SecureRandom().nextInt());
  }

  /** Refuses a prefix that would not make a name. */
  public static void checkPrefix(String prefix) {
    if (prefix.length() > MAX_PREFIX_LENGTH || !PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "namePrefix = '"
              + prefix
              + "' must be at most "
              + MAX_PREFIX_LENGTH
              + " letters, digits and hyphens, with no hyphen at its ends");
    }
  }
}
