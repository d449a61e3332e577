package org.sagemakerspark.storage;

import java.util.Optional;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;

/**
 * The folder in S3 that this library works in: {@code staging/APPLICATION/RUN/JOB} holds the
 * training data of a job until it has ended, {@code models/JOB} what it has made.
 */
public final class WorkFolder {

  /** How many folders below that of {@link #staging(S3Location)} the data of a job is. */
  public static final int STAGING_DEPTH = 3;

  private static final String IN_DEFAULT_BUCKET = "sagemaker-spark";

  private WorkFolder() {}

  /**
   * Returns the folder that a stage names, or else the session's, or else one in the account's
   * default bucket, which is created when missing.
   *
   * @param given what the stage says
   * @param param the Param in which it says so, for messages
   * @throws IllegalStateException when the default bucket is needed and cannot be used
   */
  public static S3Location of(
      Optional<String> given, String param, SessionSettings session, AwsSettings aws) {
    return given
        .map(uri -> S3Location.parse(uri, param))
        .or(() -> ofSession(session))
        .orElseGet(() -> Buckets.defaultBucket(aws).child(IN_DEFAULT_BUCKET));
  }

  /** Returns the folder of stages that name none, as far as it is there; nothing is created. */
  public static Optional<S3Location> existing(SessionSettings session, AwsSettings aws) {
    return ofSession(session)
        .or(() -> Buckets.existingDefault(aws).map(bucket -> bucket.child(IN_DEFAULT_BUCKET)));
  }

  private static Optional<S3Location> ofSession(SessionSettings session) {
    return session.bucket().map(uri -> S3Location.parse(uri, "spark.sagemaker.bucket"));
  }

  /** Returns where staged data of all applications is. */
  public static S3Location staging(S3Location folder) {
    return folder.child("staging");
  }

  /**
   * Returns where the staged data of a job is.
   *
   * @param run tells the driver from others whose application has the same id
   */
  public static S3Location staging(S3Location folder, String application, String run, String job) {
    return staging(folder).child(application).child(run).child(job);
  }

  /** Returns where the model artifacts of jobs go. */
  public static S3Location models(S3Location folder) {
    return folder.child("models");
  }
}
