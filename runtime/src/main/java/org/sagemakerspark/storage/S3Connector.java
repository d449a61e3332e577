package org.sagemakerspark.storage;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * What serves a scheme such as {@code s3}: the class behind it decides what its settings are called
 * and how writes are committed, and not the scheme. On EMR since 7.10, for one, S3A serves {@code
 * s3} (the EMR release guide's page on S3A); before, that was EMRFS.
 */
public enum S3Connector {
  /** Hadoop's own, or a class made from it. */
  S3A,
  /** Amazon's, on EMR and in Glue. */
  EMRFS,
  /** This library's. */
  OWN,
  /** Some other class, or none. */
  OTHER;

  private static final String S3A_CLASS = "S3AFileSystem";
  private static final String EMRFS_CLASS = "com.amazon.ws.emr.hadoop.fs.EmrFileSystem";

  /** Tells what serves a scheme. */
  public static S3Connector of(Configuration hadoop, String scheme) {
    String name = hadoop.get("fs." + scheme + ".impl", "");
    S3Connector named = named(name);
    Class<?> type = hadoop.getClassByNameOrNull(name);
    while (named == OTHER && type != null) {
      named = named(type.getName());
      type = type.getSuperclass();
    }
    return named;
  }

  private static S3Connector named(String type) {
    if (type.equals(EMRFS_CLASS)) {
      return EMRFS;
    } else if (type.equals(S3FileSystem.class.getName())) {
      return OWN;
    }
    // Some vendors have moved the class to a package of theirs.
    return type.endsWith("." + S3A_CLASS) ? S3A : OTHER;
  }

  /**
   * Returns the settings with which new objects of a bucket are encrypted with a key.
   *
   * @throws IllegalArgumentException when it is not known how this one is told
   */
  Map<String, String> encryption(String bucket, String key) {
    return switch (this) {
      case S3A, OWN -> S3Encryption.hadoopOptions(bucket, key);
      // "Specifying Amazon S3 encryption using EMRFS properties" in the EMR management guide.
      case EMRFS ->
          Map.of(
              "fs.s3.enableServerSideEncryption",
              "true",
              "fs.s3.serverSideEncryption.kms.keyId",
              key);
      case OTHER ->
          throw new IllegalArgumentException(
              "trainingInputKmsKeyId is set, and the file system that serves S3 here is neither S3A"
                  + " nor EMRFS, so that it cannot be told the key; clear the Param and let the"
                  + " bucket encrypt by default, or set fs.s3.impl to one of the two");
    };
  }
}
