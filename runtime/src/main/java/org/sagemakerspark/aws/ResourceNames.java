package org.sagemakerspark.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

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

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Returns a new ending of names, {@code <UTC time>-<random>}: 24 letters, digits and hyphens. */
  public static String freshSuffix() {
    return String.format(
        "%s-%08x", TIME.format(Clock.systemUTC().instant()), new SecureRandom().nextInt());
  }
}
