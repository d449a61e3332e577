package org.sagemakerspark.storage;

import java.util.regex.Pattern;
import org.sagemakerspark.value.S3Uri;

/**
 * A bucket, or a folder in it.
 *
 * @param bucket the bucket's name
 * @param prefix the folder's key without slashes at its ends; empty for the bucket itself
 */
public record S3Location(String bucket, String prefix) {

  private static final Pattern SLASHES = Pattern.compile("/{2,}");
  private static final Pattern ENDS = Pattern.compile("^/|/$");

  /** Names that paths of Hadoop resolve and keys of S3 do not. */
  private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.\\.?(/.*|$)");

  private static final Pattern BUCKET = Pattern.compile(S3Uri.BUCKET);

  /**
   * Reads a bucket's name or an S3 URI; slashes at the end, and several for one, do not matter.
   *
   * @param what what the text is for, for messages
   * @throws IllegalArgumentException when it is neither
   */
  public static S3Location parse(String text, String what) {
    String stripped = text.strip();
    S3Location location =
        BUCKET.matcher(stripped).matches()
            ? new S3Location(stripped, "")
            : S3Uri.read(stripped)
                .map(uri -> new S3Location(uri.bucket(), folder(uri.key())))
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            what
                                + " = '"
                                + text
                                + "' must be a bucket's name or s3://bucket/folder, of at most "
                                + S3Uri.LONGEST
                                + " characters"));
    if (DOTS.matcher(location.prefix()).matches()) {
      throw new IllegalArgumentException(
          what
              + " = '"
              + text
              + "' has a folder named . or .., which stands for another folder to Spark and for"
              + " itself to S3; write the folder that is meant");
    }
    return location;
  }

  private static String folder(String key) {
    return ENDS.matcher(SLASHES.matcher(key).replaceAll("/")).replaceAll("");
  }

  /** Returns a folder below this one. */
  public S3Location child(String name) {
    return new S3Location(bucket, prefix.isEmpty() ? name : prefix + "/" + name);
  }

  /** Returns what has a key in the same bucket. */
  S3Location at(String key) {
    return new S3Location(bucket, key);
  }

  /** Returns the folder that this one is in. */
  public S3Location parent() {
    return new S3Location(bucket, prefix.substring(0, Math.max(0, prefix.lastIndexOf('/'))));
  }

  /** Returns the last part of the folder's key. */
  public String name() {
    return prefix.substring(prefix.lastIndexOf('/') + 1);
  }

  /** Returns the URI as SageMaker reads it; it ends in a slash, so that no sibling matches it. */
  public String folderUri() {
    return "s3://" + bucket + "/" + (prefix.isEmpty() ? "" : prefix + "/");
  }

  /** Returns the URI without a slash at its end, for a scheme such as {@code s3a}. */
  public String uri(String scheme) {
    return scheme + "://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
