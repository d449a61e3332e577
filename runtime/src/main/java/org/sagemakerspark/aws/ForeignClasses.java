package org.sagemakerspark.aws;

/** Names of classes that are used when they are on the class path and never compiled against. */
final class ForeignClasses {

  /** The launcher of the embedded SageMaker, in the artifact sagemaker-spark-local. */
  static final String LOCAL_SAGEMAKER = "org.sagemakerspark.local.LocalSageMaker";

  /** Its static method that starts one server a JVM and returns Spark settings. */
  static final String LOCAL_SAGEMAKER_SHARED = "shared";

  private ForeignClasses() {}
}
