package org.sagemakerspark.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * What the Spark configuration says, as typed values. Precedence: the stage's own Param (given by
 * the caller as an override), the embedded SageMaker when {@link SessionKeys#LOCAL} is true, the
 * session's configuration (which includes what was set at run time), the key of the library that
 * came before.
 */
public final class SessionSettings {

  /** How long status calls may fail in a row where nobody has said otherwise. */
  public static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);

  private final SparkSession spark;
  private final Map<String, String> overrides;
  private final Map<String, String> embedded;

  private SessionSettings(
      SparkSession spark, Map<String, String> overrides, Map<String, String> embedded) {
    this.spark = spark;
    this.overrides = overrides;
    this.embedded = embedded;
  }

  /** Reads the configuration of a session as it is now; starts the embedded SageMaker if asked. */
  public static SessionSettings of(SparkSession spark) {
    return of(spark, Map.of());
  }

  /**
   * Reads the configuration as {@link #of(SparkSession)} does.
   *
   * @param overrides what a stage says itself, by the key that it replaces
   */
  public static SessionSettings of(SparkSession spark, Map<String, String> overrides) {
    boolean local = Boolean.parseBoolean(spark.conf().get(SessionKeys.LOCAL, "false"));
    return new SessionSettings(
        spark, Map.copyOf(overrides), local ? EmbeddedSageMaker.settings() : Map.of());
  }

  /** Tells whether a stage that is loaded may say itself where AWS is and who calls it. */
  public static boolean trustsLoadedStages(SparkSession spark) {
    return Boolean.parseBoolean(spark.conf().get(SessionKeys.TRUST_LOADED_STAGES, "false"));
  }

  /** Tells whether plans may have nothing in them but what Spark itself brings. */
  public static boolean hasPlainPlans(SparkSession spark) {
    return Boolean.parseBoolean(spark.conf().get(SessionKeys.PLAIN_PLANS, "false"));
  }

  /**
   * Returns the settings of every client that serves the stage.
   *
   * @throws IllegalArgumentException when no region is known, a URL leads elsewhere by plain HTTP,
   *     or the credentials are contradictory
   */
  public AwsSettings aws() {
    return new AwsSettings(
        read(SessionKeys.REGION).orElseGet(DefaultRegion::require),
        caller(),
        new AwsSettings.Role(
            text(SessionKeys.ASSUME_ROLE), text(SessionKeys.ASSUME_ROLE_EXTERNAL_ID)),
        new AwsSettings.Endpoints(
            url(SessionKeys.ENDPOINT),
            url(SessionKeys.RUNTIME_ENDPOINT),
            url(SessionKeys.STS_ENDPOINT),
            url(SessionKeys.S3_ENDPOINT),
            url(SessionKeys.LOGS_ENDPOINT)));
  }

  /** A stage's own profile or provider replaces whatever the session says about credentials. */
  private Caller caller() {
    boolean own =
        overrides.containsKey(SessionKeys.PROFILE)
            || overrides.containsKey(SessionKeys.PROVIDER_CLASS);
    Function<String, Optional<String>> source =
        own ? key -> Optional.ofNullable(overrides.get(key)) : this::read;
    return Caller.of(source);
  }

  private String url(String key) {
    return read(key).map(url -> ServiceUrl.check(key, url)).orElse(null);
  }

  private String text(String key) {
    return read(key).orElse(null);
  }

  /** Returns the id of the Spark application, which everything is tagged with. */
  public String application() {
    return spark.sparkContext().applicationId();
  }

  /**
   * Returns the role, when the configuration names one.
   *
   * @throws IllegalArgumentException when what it names is no ARN
   */
  public Optional<String> role() {
    return role(SessionKeys.ROLE).or(() -> role(SessionKeys.LEGACY_ROLE));
  }

  private Optional<String> role(String key) {
    return read(key).map(arn -> RoleArn.check(key, arn));
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
    String value =
        overrides.getOrDefault(key, embedded.getOrDefault(key, spark.conf().get(key, "")));
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
}
