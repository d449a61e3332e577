package org.sagemakerspark.lifecycle;

/**
 * Something that was created in SageMaker or S3 and has to be removed one day.
 *
 * @param kind what it is
 * @param name its name; the S3 URI of staged data
 */
public record CreatedResource(Kind kind, String name) {

  /** The kinds of resources, in the order in which they have to be removed. */
  public enum Kind {
    /** A training job that has not ended; removing it means stopping it. */
    TRAINING_JOB("training job"),
    /** An endpoint. */
    ENDPOINT("endpoint"),
    /** An endpoint configuration. */
    ENDPOINT_CONFIG("endpoint configuration"),
    /** A SageMaker model; its data in S3 is not part of it. */
    MODEL("model"),
    /** Training data that was staged in S3 for one job. */
    STAGED_DATA("staged training data in");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Returns kind and name for a message. */
  public String describe() {
    return kind.words + " " + name;
  }
}
