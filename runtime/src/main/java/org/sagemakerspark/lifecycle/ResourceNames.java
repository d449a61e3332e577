package org.sagemakerspark.lifecycle;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a fit and the hosting of its model are called in SageMaker.
 *
 * @param trainingJob name of the training job
 * @param model name of the SageMaker model
 * @param endpointConfig name of the endpoint configuration
 * @param endpoint name of the endpoint
 */
public record ResourceNames(
    String trainingJob, String model, String endpointConfig, String endpoint) {

  /** How many characters a suffix has. */
  public static final int SUFFIX_LENGTH = 24;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Returns a new ending of names, {@code <UTC time>-<random>}: 24 letters, digits and hyphens. */
  public static String freshSuffix() {
    return String.format(
        Locale.ROOT,
        "%s-%08x",
        TIME.format(Clock.systemUTC().instant()),
        new SecureRandom().nextInt());
  }
}
