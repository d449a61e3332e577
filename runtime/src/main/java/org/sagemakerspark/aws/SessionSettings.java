package org.sagemakerspark.aws;

import com.amazonaws.SdkClientException;
import com.amazonaws.regions.DefaultAwsRegionProviderChain;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * What the Spark configuration says, as typed values. Precedence: the stage's own Param (given by
 * the caller), the embedded SageMaker when {@link SessionKeys#LOCAL} is true, the session's
 * configuration (which includes what was set at run time), the key of the library that came before.
 */
public final class SessionSettings {

  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);

  private final SparkSession spark;
  private final Map<String, String> embedded;

  private SessionSettings(SparkSession spark, Map<String, String> embedded) {
    this.spark = spark;
    this.embedded = embedded;
  }

  /** Reads the configuration of a session as it is now; starts the embedded SageMaker if asked. */
  public static SessionSettings of(SparkSession spark) {
    boolean local = Boolean.parseBoolean(spark.conf().get(SessionKeys.LOCAL, "false"));
    return new SessionSettings(spark, local ? EmbeddedSageMaker.settings() : Map.of());
  }

  /** Returns the settings of every client that serves a stage. */
  public AwsSettings aws(Optional<String> region) {
    return new AwsSettings(
        region.or(() -> read(SessionKeys.REGION)).orElseGet(SessionSettings::regionOfTheSdk),
        read(SessionKeys.ENDPOINT),
        read(SessionKeys.RUNTIME_ENDPOINT),
        read(SessionKeys.STS_ENDPOINT),
        read(SessionKeys.S3_ENDPOINT),
        read(SessionKeys.ACCESS_KEY),
        read(SessionKeys.SECRET_KEY));
  }

  /** Returns the role, when the configuration names one. */
  public Optional<String> role() {
    return read(SessionKeys.ROLE).or(() -> read(SessionKeys.LEGACY_ROLE));
  }

  /** Returns the bucket or S3 folder, when the configuration names one. */
  public Optional<String> bucket() {
    return read(SessionKeys.BUCKET).or(() -> read(SessionKeys.LEGACY_BUCKET));
  }

  /** Returns how long status calls may fail in a row before a wait is given up. */
  public Duration giveUpAfter() {
    return read(SessionKeys.GIVE_UP_AFTER_SECONDS)
        .map(SessionSettings::seconds)
        .orElse(GIVE_UP_AFTER);
  }

  private Optional<String> read(String key) {
    String value = embedded.getOrDefault(key, spark.conf().get(key, ""));
    return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }

  private static Duration seconds(String text) {
    try {
      long seconds = Long.parseLong(text);
      if (seconds > 0) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      throw notSeconds(text, e);
    }
    throw notSeconds(text, null);
  }

  private static IllegalArgumentException notSeconds(String text, NumberFormatException cause) {
    return new IllegalArgumentException(
        SessionKeys.GIVE_UP_AFTER_SECONDS
            + " = "
            + text
            + " must be a whole number of seconds above 0",
        cause);
  }

  private static String regionOfTheSdk() {
    try {
      String region = new DefaultAwsRegionProviderChain().getRegion();
      if (region != null) {
        return region;
      }
    } catch (SdkClientException e) {
      throw noRegion(e);
    }
    throw noRegion(null);
  }

  private static IllegalArgumentException noRegion(SdkClientException cause) {
    return new IllegalArgumentException(
        "No AWS region is known; call setRegion on the stage, set "
            + SessionKeys.REGION
            + " in the Spark configuration, or AWS_REGION in the environment",
        cause);
  }
}
