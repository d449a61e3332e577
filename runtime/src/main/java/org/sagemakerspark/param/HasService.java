package org.sagemakerspark.param;

import java.util.Optional;
import org.apache.spark.ml.param.Param;

/**
 * Where SageMaker is and who calls it.
 *
 * @param <S> the stage's own class, which setters return
 */
public interface HasService<S> extends HasParamSet<S> {

  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string(
        "region",
        "AWS region of the image, the jobs, the endpoints and every client. When unset: spark.sagemaker.region, then the AWS SDK's own chain.");
    set.string(
        "roleArn",
        "ARN of the IAM role that SageMaker assumes (RoleArn of CreateTrainingJob, ExecutionRoleArn of CreateModel). When unset: spark.sagemaker.role.");
    set.string(
        "namePrefix",
        "What the names of jobs, models, endpoint configurations and endpoints made here begin with; a time and a random part follow. Letters, digits and hyphens, at most 30 characters.");
    set.oneOf(
        "progress",
        "Where status changes go while a call waits: log (SLF4J, INFO), console (standard error) or none.",
        "log",
        "console",
        "none");
    set.defaultOf("progress", "log");
  }

  /**
   * AWS region of the image, the jobs, the endpoints and every client. When unset:
   * spark.sagemaker.region, then the AWS SDK's own chain.
   */
  default Param<String> region() {
    return paramSet().get("region");
  }

  /** Returns {@link #region()}; empty when it is unset. */
  default Optional<String> getRegion() {
    return paramSet().optional("region");
  }

  /** Sets {@link #region()}. */
  default S setRegion(String value) {
    return with(region(), value);
  }

  /**
   * ARN of the IAM role that SageMaker assumes (RoleArn of CreateTrainingJob, ExecutionRoleArn of
   * CreateModel). When unset: spark.sagemaker.role.
   */
  default Param<String> roleArn() {
    return paramSet().get("roleArn");
  }

  /** Returns {@link #roleArn()}; empty when it is unset. */
  default Optional<String> getRoleArn() {
    return paramSet().optional("roleArn");
  }

  /** Sets {@link #roleArn()}. */
  default S setRoleArn(String value) {
    return with(roleArn(), value);
  }

  /**
   * What the names of jobs, models, endpoint configurations and endpoints made here begin with; a
   * time and a random part follow. Letters, digits and hyphens, at most 30 characters.
   */
  default Param<String> namePrefix() {
    return paramSet().get("namePrefix");
  }

  /** Returns {@link #namePrefix()}; empty when it is unset. */
  default Optional<String> getNamePrefix() {
    return paramSet().optional("namePrefix");
  }

  /** Sets {@link #namePrefix()}. */
  default S setNamePrefix(String value) {
    return with(namePrefix(), value);
  }

  /**
   * Where status changes go while a call waits: log (SLF4J, INFO), console (standard error) or
   * none.
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
