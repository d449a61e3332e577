package org.sagemakerspark.aws;

/** Names of classes that are used when they are on the class path and never compiled against. */
final class ForeignClasses {

  /** The launcher of the embedded SageMaker, in the artifact sagemaker-spark-local. */
  static final String LOCAL_SAGEMAKER = "org.sagemakerspark.local.LocalSageMaker";

  /** Its static method that starts one server a JVM and returns Spark settings. */
  static final String LOCAL_SAGEMAKER_SHARED = "shared";

  /** The provider of keys that S3A brings, of whichever AWS SDK it stands on. */
  static final String S3A_OWN_PROVIDER = "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider";

  /** {@link S3ACredentials}, which cannot be loaded where the second AWS SDK is not. */
  static final String S3A_PROVIDER = "org.sagemakerspark.aws.S3ACredentials";

  /** {@link S3ACredentialsOfSdk1}. */
  static final String S3A_PROVIDER_OF_SDK_1 = "org.sagemakerspark.aws.S3ACredentialsOfSdk1";

  /** {@link S3AClients}, as {@link #S3A_PROVIDER}. */
  static final String S3A_CLIENTS = "org.sagemakerspark.aws.S3AClients";

  private ForeignClasses() {}
}
