package org.sagemakerspark.aws;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that AWS clients are made from, on the driver and on executors alike. Two stages with
 * equal settings talk to the same service as the same caller.
 */
public final class AwsSettings implements Serializable {

  private final String region;
  private final String endpoint;
  private final String runtimeEndpoint;
  private final String stsEndpoint;
  private final String s3Endpoint;
  private final String accessKey;
  private final String secretKey;

  AwsSettings(
      String region,
      Optional<String> endpoint,
      Optional<String> runtimeEndpoint,
      Optional<String> stsEndpoint,
      Optional<String> s3Endpoint,
      Optional<String> accessKey,
      Optional<String> secretKey) {
    if (accessKey.isPresent() != secretKey.isPresent()) {
      throw new IllegalArgumentException(
          "Set both " + SessionKeys.ACCESS_KEY + " and " + SessionKeys.SECRET_KEY + ", or neither");
    }
    this.region = region;
    this.endpoint = endpoint.orElse(null);
    this.runtimeEndpoint = runtimeEndpoint.or(() -> endpoint).orElse(null);
    this.stsEndpoint = stsEndpoint.orElse(null);
    this.s3Endpoint = s3Endpoint.orElse(null);
    this.accessKey = accessKey.orElse(null);
    this.secretKey = secretKey.orElse(null);
  }

  /** Returns the region of every client. */
  public String region() {
    return region;
  }

  Optional<String> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  Optional<String> runtimeEndpoint() {
    return Optional.ofNullable(runtimeEndpoint);
  }

  Optional<String> stsEndpoint() {
    return Optional.ofNullable(stsEndpoint);
  }

  Optional<String> s3Endpoint() {
    return Optional.ofNullable(s3Endpoint);
  }

  Optional<String> accessKey() {
    return Optional.ofNullable(accessKey);
  }

  Optional<String> secretKey() {
    return Optional.ofNullable(secretKey);
  }

  /**
   * Returns the S3A settings that make Hadoop reach the same S3 as the same caller; empty when
   * nothing here differs from what the cluster is set up for.
   */
  public Map<String, String> hadoopOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    if (s3Endpoint != null) {
      options.put("fs.s3a.endpoint", s3Endpoint);
      options.put("fs.s3a.endpoint.region", region);
      options.put("fs.s3a.path.style.access", "true");
      options.put(
          "fs.s3a.connection.ssl.enabled", Boolean.toString(s3Endpoint.startsWith("https:")));
    }
    if (accessKey != null) {
      options.put(
          "fs.s3a.aws.credentials.provider",
          "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
      options.put("fs.s3a.access.key", accessKey);
      options.put("fs.s3a.secret.key", secretKey);
    }
    if (!options.isEmpty()) {
      // Hadoop's cache of file systems looks at the bucket only, not at these options.
      options.put("fs.s3a.impl.disable.cache", "true");
    }
    return options;
  }

  /** Names the region and the endpoints; never a credential. */
  @Override
  public String toString() {
    return "AwsSettings[region="
        + region
        + (endpoint == null ? "" : ", endpoint=" + endpoint)
        + (s3Endpoint == null ? "" : ", s3Endpoint=" + s3Endpoint)
        + "]";
  }
}
