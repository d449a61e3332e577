package org.sagemakerspark.aws;

/** The keys that this library reads from the Spark configuration. No other class names one. */
public final class SessionKeys {

  /** {@code true}: use an embedded SageMaker on this machine instead of AWS. */
  public static final String LOCAL = "spark.sagemaker.local";

  /** AWS region, when a stage sets none. */
  public static final String REGION = "spark.sagemaker.region";

  /** Role ARN, when a stage sets none. */
  public static final String ROLE = "spark.sagemaker.role";

  /** Bucket, or S3 folder, for training data and models, when a stage sets none. */
  public static final String BUCKET = "spark.sagemaker.bucket";

  /** Role of the library that came before; read when {@link #ROLE} is unset. */
  public static final String LEGACY_ROLE =
      "com.amazonaws.services.sagemaker.sparksdk.sagemakerrole";

  /** Bucket of the library that came before; read when {@link #BUCKET} is unset. */
  public static final String LEGACY_BUCKET =
      "com.amazonaws.services.sagemaker.sparksdk.s3-data-bucket";

  /** URL of the SageMaker API instead of the region's own. */
  public static final String ENDPOINT = "spark.sagemaker.endpoint";

  /** URL of the SageMaker runtime API instead of the region's own. */
  public static final String RUNTIME_ENDPOINT = "spark.sagemaker.runtime.endpoint";

  /** URL of STS instead of the region's own. */
  public static final String STS_ENDPOINT = "spark.sagemaker.sts.endpoint";

  /** URL of S3 instead of the region's own; path-style access is used with it. */
  public static final String S3_ENDPOINT = "spark.sagemaker.s3.endpoint";

  /** URL of CloudWatch Logs instead of the region's own. */
  public static final String LOGS_ENDPOINT = "spark.sagemaker.logs.endpoint";

  /** Access key id instead of the SDK's credentials chain. */
  public static final String ACCESS_KEY = "spark.sagemaker.credentials.accessKey";

  /** Secret access key that goes with {@link #ACCESS_KEY}. */
  public static final String SECRET_KEY = "spark.sagemaker.credentials.secretKey";

  /** Session token that goes with a temporary {@link #ACCESS_KEY}. */
  public static final String SESSION_TOKEN = "spark.sagemaker.credentials.sessionToken";

  /** Profile of the AWS credentials file instead of the SDK's credentials chain. */
  public static final String PROFILE = "spark.sagemaker.credentials.profile";

  /** Class of a credentials provider instead of the SDK's credentials chain. */
  public static final String PROVIDER_CLASS = "spark.sagemaker.credentials.providerClass";

  /** ARN of a role that the caller assumes before it calls AWS. */
  public static final String ASSUME_ROLE = "spark.sagemaker.credentials.assumeRoleArn";

  /** External id that the role of {@link #ASSUME_ROLE} asks for. */
  public static final String ASSUME_ROLE_EXTERNAL_ID =
      "spark.sagemaker.credentials.assumeRoleExternalId";

  /** Seconds of failed status calls in a row after which a wait is given up. */
  public static final String GIVE_UP_AFTER_SECONDS = "spark.sagemaker.watch.giveUpAfterSeconds";

  /**
   * {@code true}: a loaded stage may name service URLs, a profile, a provider or a role of its own.
   * Otherwise such a stage is refused.
   */
  public static final String TRUST_LOADED_STAGES =
      "spark.sagemaker.loadedStages.allowServiceOverrides";

  /**
   * {@code true}: plans have nothing in them but what Spark itself brings, where others' types and
   * data sources are refused.
   */
  public static final String PLAIN_PLANS = "spark.sagemaker.plainPlans";

  private SessionKeys() {}
}
