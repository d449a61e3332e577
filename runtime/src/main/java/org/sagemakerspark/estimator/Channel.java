package org.sagemakerspark.estimator;

import java.util.List;
import java.util.Optional;

/**
 * A channel of a training job.
 *
 * @param name its name
 * @param s3Uri where its files are: a prefix, or the file that lists them
 * @param s3DataType which of the two: S3Prefix, ManifestFile or AugmentedManifestFile
 * @param contentType what the files hold, where it is known
 * @param compression how the files are compressed, where they are: Gzip
 * @param attributes the members of an augmented manifest that are piped, in that order
 * @param distribution how they are spread over instances: FullyReplicated or ShardedByS3Key
 */
record Channel(
    String name,
    String s3Uri,
    String s3DataType,
    Optional<String> contentType,
    Optional<String> compression,
    List<String> attributes,
    String distribution) {

  static final String PREFIX = "S3Prefix";
  static final String MANIFEST = "ManifestFile";
  static final String AUGMENTED = "AugmentedManifestFile";
  static final String REPLICATED = "FullyReplicated";
  static final String SHARDED = "ShardedByS3Key";
}
