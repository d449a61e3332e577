package org.sagemakerspark.processor.spec.model;

/** How the files of a channel are shared among the training instances. */
public enum Distribution implements Word {
  /** Every instance gets all files. */
  FULLY_REPLICATED("FullyReplicated"),
  /** Every instance gets a part of the files. */
  SHARDED_BY_S3_KEY("ShardedByS3Key");

  private final String word;

  Distribution(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
