package org.sagemakerspark.lifecycle;

import java.util.Optional;

/**
 * The names of the things that are created in SageMaker. The user gives a name, or it is made of a
 * prefix and a fresh suffix.
 *
 * @param prefix the start of each name that the user does not give
 * @param trainingJob the given name of training jobs
 * @param model the given name of models
 * @param endpointConfig the given name of endpoint configurations
 * @param endpoint the given name of endpoints
 * @param timestamped whether given names get the suffix too
 */
public record NamePolicy(
    String prefix,
    Optional<String> trainingJob,
    Optional<String> model,
    Optional<String> endpointConfig,
    Optional<String> endpoint,
    boolean timestamped) {

  /** The longest name that SageMaker takes. */
  private static final int LONGEST = 63;

  /**
   * Returns the names for a suffix.
   *
   * @param suffix one of {@link ResourceNames#freshSuffix()}
   * @throws IllegalArgumentException when a name would be longer than SageMaker takes
   */
  public ResourceNames names(String suffix) {
    return new ResourceNames(
        name("customTrainingJobName", trainingJob, suffix),
        name("customModelName", model, suffix),
        name("customEndpointConfigName", endpointConfig, suffix),
        name("customEndpointName", endpoint, suffix));
  }

  private String name(String param, Optional<String> given, String suffix) {
    if (given.isPresent() && !timestamped) {
      return given.get();
    }
    String name = given.orElse(prefix) + "-" + suffix;
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException(
          (given.isPresent() ? param : "namePrefix")
              + " = '"
              + given.orElse(prefix)
              + "' leaves no room for its time stamp: SageMaker takes names of at most "
              + LONGEST
              + " characters, so it must have at most "
              + (LONGEST - suffix.length() - 1));
    }
    return name;
  }
}
