package org.sagemakerspark.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A location in S3, however its URI begins. A key is taken as it stands: to S3, slashes are letters
 * like others.
 *
 * @param bucket the bucket's name
 * @param key the key of an object, or what keys begin with; empty for the whole bucket
 */
public record S3Uri(String bucket, String key) {

  /** A bucket's name, by the rules of S3. */
  public static final String BUCKET = "[a-z0-9][a-z0-9.\\-]{1,61}[a-z0-9]";

  /** The longest URI in a request to SageMaker, in characters. */
  public static final int LONGEST = 1024;

  static final String FORM = "(?:s3|s3a|s3n)://(" + BUCKET + ")(?:/(.*))?";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  /** Reads a URI; empty when it is no location in S3. */
  public static Optional<S3Uri> read(String uri) {
    Matcher matcher = PATTERN.matcher(uri);
    return uri.length() <= LONGEST && matcher.matches()
        ? Optional.of(new S3Uri(matcher.group(1), Optional.ofNullable(matcher.group(2)).orElse("")))
        : Optional.empty();
  }

  /** Returns the URI as SageMaker reads it. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
