package org.sagemakerspark.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.sagemakerspark.aws.AwsSettings;

/**
 * Reaches S3 by {@link S3FileSystem} where the class path has no S3A, such as that of a Spark from
 * PyPI. It is chosen by the options of one read or write; what else uses the session sees nothing
 * of it.
 */
final class S3Fallback {

  static final String SCHEME = "s3a";

  private static final String IMPLEMENTATION = "fs." + SCHEME + ".impl";
  private static final String S3A = "org.apache.hadoop.fs.s3a.S3AFileSystem";

  private static final String SCOPED_S3A = "org.sagemakerspark.storage.ScopedS3A";

  private S3Fallback() {}

  /** Tells whether nobody has named another file system and S3A is not there. */
  static boolean isNeeded(Configuration hadoop) {
    return hadoop.get(IMPLEMENTATION, S3A).equals(S3A) && hadoop.getClassByNameOrNull(S3A) == null;
  }

  /** Tells whether S3A is what serves a scheme, and no class of another's. */
  static boolean isS3A(Configuration hadoop, String scheme) {
    return hadoop.get("fs." + scheme + ".impl", S3A).equals(S3A)
        && hadoop.getClassByNameOrNull(S3A) != null;
  }

  /** Returns the options that choose an S3A which is closed when it is done. */
  static Map<String, String> scopedS3A(String scheme) {
    return Map.of("fs." + scheme + ".impl", SCOPED_S3A);
  }

  /** Tells whether a configuration has chosen that. */
  static boolean isScopedS3A(Configuration hadoop, String scheme) {
    return SCOPED_S3A.equals(hadoop.get("fs." + scheme + ".impl"));
  }

  /** Returns the options by which paths that begin with {@code s3:} are served as others are. */
  static Map<String, String> optionsOfS3(Configuration hadoop) {
    String served =
        isNeeded(hadoop) ? S3FileSystem.class.getName() : hadoop.get(IMPLEMENTATION, S3A);
    return Map.of("fs.s3.impl", served, "fs.s3.impl.disable.cache", "true");
  }

  /** Returns the options that choose it. */
  static Map<String, String> options(AwsSettings aws) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(IMPLEMENTATION, S3FileSystem.class.getName());
    options.put(IMPLEMENTATION + ".disable.cache", "true");
    options.put("fs.s3a.endpoint.region", aws.region());
    // Hadoop's default for this scheme is a part of S3A.
    options.put(
        "mapreduce.outputcommitter.factory.scheme." + SCHEME,
        UploadCommitterFactory.class.getName());
    // Spark's format of Parquet asks no factory.
    options.put("spark.sql.parquet.output.committer.class", UploadCommitter.class.getName());
    return options;
  }
}
