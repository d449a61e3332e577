package org.sagemakerspark.local.server.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in S3.
 *
 * @param bucket the bucket's name
 * @param key the object's key, or a prefix of keys; may be empty
 */
public record S3Location(String bucket, String key) {

  private static final Pattern URI = Pattern.compile("s3://([^/]+)/?(.*)", Pattern.DOTALL);

  /**
   * Reads {@code s3://bucket/key}.
   *
   * @throws IllegalArgumentException if the text is of another form
   */
  public static S3Location parse(String uri) {
    Matcher matcher = URI.matcher(uri);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + uri + "' is not an S3 location; give s3://bucket/key");
    }
    return new S3Location(matcher.group(1), matcher.group(2));
  }

  /** Gives the location of a key below this one, with one slash between. */
  public S3Location resolve(String child) {
    String base = key.isEmpty() || key.endsWith("/") ? key : key + "/";
    return new S3Location(bucket, base + child);
  }

  /** Gives the same bucket with another key. */
  public S3Location withKey(String other) {
    return new S3Location(bucket, other);
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
