package org.sagemakerspark.param;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.ServiceRules;

/**
 * Where SageMaker is, who calls it, and how a wait is told of.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasService<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.text(
        "region",
        "AWS region of the image, the jobs, the endpoints and every client, such as "
            + "eu-west-1. When unset: spark.sagemaker.region, then the AWS SDK's own chain.",
        ServiceRules.REGION);
    set.text(
        "roleArn",
        "ARN of the IAM role that SageMaker assumes (RoleArn of CreateTrainingJob, "
            + "ExecutionRoleArn of CreateModel), such as "
            + "arn:aws:iam::123456789012:role/SageMaker. When unset: spark.sagemaker.role.",
        ServiceRules.ROLE_ARN);
    set.string(
        "credentialsProfile",
        "Profile of the AWS credentials file whose credentials call AWS, on the driver "
            + "and on executors. When unset: spark.sagemaker.credentials.profile, then the AWS "
            + "SDK's own chain.");
    set.text(
        "credentialsProviderClass",
        "Name of a class that implements com.amazonaws.auth.AWSCredentialsProvider and "
            + "has a public constructor without arguments; it gives the credentials that call "
            + "AWS. When unset: spark.sagemaker.credentials.providerClass, then the AWS SDK's "
            + "own chain.",
        ServiceRules.CLASS_NAME);
    set.text(
        "assumeRoleArn",
        "ARN of a role that the caller assumes with those credentials before it calls "
            + "AWS, such as arn:aws:iam::123456789012:role/Caller. When unset: "
            + "spark.sagemaker.credentials.assumeRoleArn, then none.",
        ServiceRules.ROLE_ARN);
    set.string(
        "assumeRoleExternalId",
        "External id that the role of assumeRoleArn asks for. When unset: "
            + "spark.sagemaker.credentials.assumeRoleExternalId, then none.");
    set.text(
        "sageMakerEndpoint",
        "URL of the SageMaker API instead of the region's own, such as "
            + "https://vpce-1.api.sagemaker.eu-west-1.vpce.amazonaws.com. When unset: "
            + "spark.sagemaker.endpoint.",
        ServiceRules.URL);
    set.text(
        "sageMakerRuntimeEndpoint",
        "URL of the SageMaker runtime API instead of the region's own, such as "
            + "https://vpce-1.runtime.sagemaker.eu-west-1.vpce.amazonaws.com. When unset: "
            + "spark.sagemaker.runtime.endpoint.",
        ServiceRules.URL);
    set.text(
        "s3Endpoint",
        "URL of S3 instead of the region's own, such as "
            + "https://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com. When unset: "
            + "spark.sagemaker.s3.endpoint.",
        ServiceRules.URL);
    set.text(
        "stsEndpoint",
        "URL of STS instead of the region's own, such as "
            + "https://sts.eu-west-1.amazonaws.com. When unset: spark.sagemaker.sts.endpoint.",
        ServiceRules.URL);
    set.text(
        "logsEndpoint",
        "URL of CloudWatch Logs instead of the region's own, such as "
            + "https://logs.eu-west-1.amazonaws.com. When unset: spark.sagemaker.logs.endpoint.",
        ServiceRules.URL);
    set.oneOf(
        "progress",
        "Where status changes, metrics and logs go while a call waits: log (SLF4J, INFO), "
            + "console (standard error) or none.",
        "log",
        "console",
        "none");
    set.replaces("region", "spark.sagemaker.region");
    set.replaces("roleArn", "spark.sagemaker.role");
    set.replaces("credentialsProfile", "spark.sagemaker.credentials.profile");
    set.replaces("credentialsProviderClass", "spark.sagemaker.credentials.providerClass");
    set.replaces("assumeRoleArn", "spark.sagemaker.credentials.assumeRoleArn");
    set.replaces("assumeRoleExternalId", "spark.sagemaker.credentials.assumeRoleExternalId");
    set.replaces("sageMakerEndpoint", "spark.sagemaker.endpoint");
    set.replaces("sageMakerRuntimeEndpoint", "spark.sagemaker.runtime.endpoint");
    set.replaces("s3Endpoint", "spark.sagemaker.s3.endpoint");
    set.replaces("stsEndpoint", "spark.sagemaker.sts.endpoint");
    set.replaces("logsEndpoint", "spark.sagemaker.logs.endpoint");
    set.defaultOf("progress", "log");
  }

  /**
   * AWS region of the image, the jobs, the endpoints and every client, such as eu-west-1. When
   * unset: spark.sagemaker.region, then the AWS SDK's own chain.
   */
  default Param<String> region() {
    return paramSet().get("region");
  }

  /** Returns {@link #region()}; empty when it is unset. */
  default Optional<String> getRegion() {
    return optional(region());
  }

  /** Sets {@link #region()}. */
  default S setRegion(String value) {
    return with(region(), value);
  }

  /**
   * ARN of the IAM role that SageMaker assumes (RoleArn of CreateTrainingJob, ExecutionRoleArn of
   * CreateModel), such as arn:aws:iam::123456789012:role/SageMaker. When unset:
   * spark.sagemaker.role.
   */
  default Param<String> roleArn() {
    return paramSet().get("roleArn");
  }

  /** Returns {@link #roleArn()}; empty when it is unset. */
  default Optional<String> getRoleArn() {
    return optional(roleArn());
  }

  /** Sets {@link #roleArn()}. */
  default S setRoleArn(String value) {
    return with(roleArn(), value);
  }

  /**
   * Profile of the AWS credentials file whose credentials call AWS, on the driver and on executors.
   * When unset: spark.sagemaker.credentials.profile, then the AWS SDK's own chain.
   */
  default Param<String> credentialsProfile() {
    return paramSet().get("credentialsProfile");
  }

  /** Returns {@link #credentialsProfile()}; empty when it is unset. */
  default Optional<String> getCredentialsProfile() {
    return optional(credentialsProfile());
  }

  /** Sets {@link #credentialsProfile()}. */
  default S setCredentialsProfile(String value) {
    return with(credentialsProfile(), value);
  }

  /**
   * Name of a class that implements com.amazonaws.auth.AWSCredentialsProvider and has a public
   * constructor without arguments; it gives the credentials that call AWS. When unset:
   * spark.sagemaker.credentials.providerClass, then the AWS SDK's own chain.
   */
  default Param<String> credentialsProviderClass() {
    return paramSet().get("credentialsProviderClass");
  }

  /** Returns {@link #credentialsProviderClass()}; empty when it is unset. */
  default Optional<String> getCredentialsProviderClass() {
    return optional(credentialsProviderClass());
  }

  /** Sets {@link #credentialsProviderClass()}. */
  default S setCredentialsProviderClass(String value) {
    return with(credentialsProviderClass(), value);
  }

  /**
   * ARN of a role that the caller assumes with those credentials before it calls AWS, such as
   * arn:aws:iam::123456789012:role/Caller. When unset: spark.sagemaker.credentials.assumeRoleArn,
   * then none.
   */
  default Param<String> assumeRoleArn() {
    return paramSet().get("assumeRoleArn");
  }

  /** Returns {@link #assumeRoleArn()}; empty when it is unset. */
  default Optional<String> getAssumeRoleArn() {
    return optional(assumeRoleArn());
  }

  /** Sets {@link #assumeRoleArn()}. */
  default S setAssumeRoleArn(String value) {
    return with(assumeRoleArn(), value);
  }

  /**
   * External id that the role of assumeRoleArn asks for. When unset:
   * spark.sagemaker.credentials.assumeRoleExternalId, then none.
   */
  default Param<String> assumeRoleExternalId() {
    return paramSet().get("assumeRoleExternalId");
  }

  /** Returns {@link #assumeRoleExternalId()}; empty when it is unset. */
  default Optional<String> getAssumeRoleExternalId() {
    return optional(assumeRoleExternalId());
  }

  /** Sets {@link #assumeRoleExternalId()}. */
  default S setAssumeRoleExternalId(String value) {
    return with(assumeRoleExternalId(), value);
  }

  /**
   * URL of the SageMaker API instead of the region's own, such as
   * https://vpce-1.api.sagemaker.eu-west-1.vpce.amazonaws.com. When unset:
   * spark.sagemaker.endpoint.
   */
  default Param<String> sageMakerEndpoint() {
    return paramSet().get("sageMakerEndpoint");
  }

  /** Returns {@link #sageMakerEndpoint()}; empty when it is unset. */
  default Optional<String> getSageMakerEndpoint() {
    return optional(sageMakerEndpoint());
  }

  /** Sets {@link #sageMakerEndpoint()}. */
  default S setSageMakerEndpoint(String value) {
    return with(sageMakerEndpoint(), value);
  }

  /**
   * URL of the SageMaker runtime API instead of the region's own, such as
   * https://vpce-1.runtime.sagemaker.eu-west-1.vpce.amazonaws.com. When unset:
   * spark.sagemaker.runtime.endpoint.
   */
  default Param<String> sageMakerRuntimeEndpoint() {
    return paramSet().get("sageMakerRuntimeEndpoint");
  }

  /** Returns {@link #sageMakerRuntimeEndpoint()}; empty when it is unset. */
  default Optional<String> getSageMakerRuntimeEndpoint() {
    return optional(sageMakerRuntimeEndpoint());
  }

  /** Sets {@link #sageMakerRuntimeEndpoint()}. */
  default S setSageMakerRuntimeEndpoint(String value) {
    return with(sageMakerRuntimeEndpoint(), value);
  }

  /**
   * URL of S3 instead of the region's own, such as
   * https://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com. When unset: spark.sagemaker.s3.endpoint.
   */
  default Param<String> s3Endpoint() {
    return paramSet().get("s3Endpoint");
  }

  /** Returns {@link #s3Endpoint()}; empty when it is unset. */
  default Optional<String> getS3Endpoint() {
    return optional(s3Endpoint());
  }

  /** Sets {@link #s3Endpoint()}. */
  default S setS3Endpoint(String value) {
    return with(s3Endpoint(), value);
  }

  /**
   * URL of STS instead of the region's own, such as https://sts.eu-west-1.amazonaws.com. When
   * unset: spark.sagemaker.sts.endpoint.
   */
  default Param<String> stsEndpoint() {
    return paramSet().get("stsEndpoint");
  }

  /** Returns {@link #stsEndpoint()}; empty when it is unset. */
  default Optional<String> getStsEndpoint() {
    return optional(stsEndpoint());
  }

  /** Sets {@link #stsEndpoint()}. */
  default S setStsEndpoint(String value) {
    return with(stsEndpoint(), value);
  }

  /**
   * URL of CloudWatch Logs instead of the region's own, such as
   * https://logs.eu-west-1.amazonaws.com. When unset: spark.sagemaker.logs.endpoint.
   */
  default Param<String> logsEndpoint() {
    return paramSet().get("logsEndpoint");
  }

  /** Returns {@link #logsEndpoint()}; empty when it is unset. */
  default Optional<String> getLogsEndpoint() {
    return optional(logsEndpoint());
  }

  /** Sets {@link #logsEndpoint()}. */
  default S setLogsEndpoint(String value) {
    return with(logsEndpoint(), value);
  }

  /**
   * Where status changes, metrics and logs go while a call waits: log (SLF4J, INFO), console
   * (standard error) or none. Default: log.
   */
  default Param<String> progress() {
    return paramSet().get("progress");
  }

  /** Returns {@link #progress()}. */
  default String getProgress() {
    return getOrDefault(progress());
  }

  /** Sets {@link #progress()}. */
  default S setProgress(String value) {
    return with(progress(), value);
  }
}
