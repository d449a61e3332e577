package org.sagemakerspark.aws;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything that AWS clients are made from, on the driver and on executors alike. Two stages with
 * equal settings talk to the same service as the same caller.
 */
public final class AwsSettings implements Serializable {

  private static final String S3A_ENDPOINT = "fs.s3a.endpoint";
  private static final String S3A_REGION = "fs.s3a.endpoint.region";

  private final String region;
  private final Caller caller;
  private final Role role;
  private final Endpoints endpoints;

  AwsSettings(String region, Caller caller, Role role, Endpoints endpoints) {
    this.region = region;
    this.caller = caller;
    this.role = role;
    this.endpoints = endpoints;
  }

  /**
   * The role that the caller assumes.
   *
   * @param arn null for none
   * @param externalId null for none
   */
  record Role(String arn, String externalId) implements Serializable {}

  /** URLs of services; null stands for the region's own. */
  record Endpoints(String sageMaker, String runtime, String sts, String s3, String logs)
      implements Serializable {}

  /** Returns the region of every client. */
  public String region() {
    return region;
  }

  /** Tells the service that is called, with its account and region, from others. */
  public String place() {
    return String.join(
        " ", region, endpoint().orElse(""), roleToAssume().orElse(""), caller.name());
  }

  Caller caller() {
    return caller;
  }

  Optional<String> roleToAssume() {
    return Optional.ofNullable(role.arn());
  }

  Optional<String> externalId() {
    return Optional.ofNullable(role.externalId());
  }

  Optional<String> endpoint() {
    return Optional.ofNullable(endpoints.sageMaker());
  }

  Optional<String> runtimeEndpoint() {
    return Optional.ofNullable(endpoints.runtime());
  }

  Optional<String> stsEndpoint() {
    return Optional.ofNullable(endpoints.sts());
  }

  Optional<String> s3Endpoint() {
    return Optional.ofNullable(endpoints.s3());
  }

  Optional<String> logsEndpoint() {
    return Optional.ofNullable(endpoints.logs());
  }

  /**
   * Returns the S3A settings that make Hadoop reach the same S3 as the same caller; empty when
   * nothing here differs from what the cluster is set up for. Credentials that have to be asked for
   * are asked for when they are needed, or else now, where the class loader of the cluster's S3A
   * does not see this library.
   */
  public Map<String, String> hadoopOptions() {
    return hadoopOptions(HadoopCaller.options(this));
  }

  /**
   * Returns the settings as {@link #hadoopOptions()} does, for an S3A whose class is this
   * library's: it asks for credentials when they are needed wherever S3A itself has been loaded.
   *
   * @return empty where it cannot, since it stands on an AWS SDK that this library does not see
   */
  public Optional<Map<String, String>> optionsOfScopedS3A() {
    return HadoopCaller.optionsOfScopedS3A(this).map(this::hadoopOptions);
  }

  /** Returns the settings as {@link #hadoopOptions()} does, for this library's file system. */
  public Map<String, String> optionsOfOwnFileSystem() {
    return hadoopOptions(HadoopCaller.optionsOfOwn(this));
  }

  private Map<String, String> hadoopOptions(Map<String, String> optionsOfCaller) {
    Map<String, String> options = new LinkedHashMap<>();
    s3Endpoint()
        .ifPresent(
            url -> {
              options.put(S3A_ENDPOINT, url);
              options.put(S3A_REGION, region);
              options.put("fs.s3a.path.style.access", "true");
              options.put(
                  "fs.s3a.connection.ssl.enabled", Boolean.toString(url.startsWith("https:")));
            });
    options.putAll(optionsOfCaller);
    return options;
  }

  /**
   * Reads back what {@link #hadoopOptions()} gave: which S3 is meant and who calls it.
   *
   * @param options gives the value of an option of S3A, null for none
   * @throws IllegalArgumentException when no region is known
   */
  public static AwsSettings ofHadoop(UnaryOperator<String> options) {
    return HadoopCaller.read(
        options, given(options, S3A_REGION), given(options, S3A_ENDPOINT).orElse(null));
  }

  private static Optional<String> given(UnaryOperator<String> options, String name) {
    return Optional.ofNullable(options.apply(name)).filter(value -> !value.isBlank());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AwsSettings that
        && region.equals(that.region)
        && caller.equals(that.caller)
        && role.equals(that.role)
        && endpoints.equals(that.endpoints);
  }

  @Override
  public int hashCode() {
    return Objects.hash(region, caller, role, endpoints);
  }

  /** Names the region and the endpoints; never a credential. */
  @Override
  public String toString() {
    return "AwsSettings[region="
        + region
        + endpoint().map(url -> ", endpoint=" + url).orElse("")
        + s3Endpoint().map(url -> ", s3Endpoint=" + url).orElse("")
        + "]";
  }
}
