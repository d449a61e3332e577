package org.sagemakerspark.param;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.Bounds;
import org.sagemakerspark.value.ServiceRules;

/**
 * How a training job survives and how long it may go on; each maps to a member of
 * CreateTrainingJob.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasTrainingSafety<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.bool(
        "enableManagedSpotTraining",
        "Whether the job runs on spare capacity that may be taken away "
            + "(EnableManagedSpotTraining). It needs trainingMaxWaitTimeInSeconds.");
    set.integer(
        "trainingMaxWaitTimeInSeconds",
        "Seconds that a managed spot job may take in all, with its waiting "
            + "(StoppingCondition.MaxWaitTimeInSeconds). Range: at least 1. Not less than "
            + "trainingMaxRuntimeInSeconds.",
        Bounds.atLeast(1L));
    set.text(
        "checkpointS3Uri",
        "S3 folder for checkpoints (CheckpointConfig.S3Uri), such as " + "s3://bucket/checkpoints.",
        ServiceRules.S3_URI);
    set.text(
        "checkpointLocalPath",
        "Folder of checkpoints inside the container (CheckpointConfig.LocalPath), such as "
            + "/opt/ml/checkpoints. It needs checkpointS3Uri.",
        ServiceRules.LOCAL_PATH);
    set.integer(
        "trainingKeepAlivePeriodInSeconds",
        "Seconds for which the instances are kept, and paid for, for a next job "
            + "(ResourceConfig.KeepAlivePeriodInSeconds). Range: from 0 to 21600.",
        Bounds.between(0L, 21600L));
    set.integer(
        "trainingMaxRetryAttempts",
        "How often the job is started again after an internal error of the service "
            + "(RetryStrategy.MaximumRetryAttempts). Range: from 1 to 30.",
        Bounds.between(1L, 30L));
    set.integer(
        "trainingWaitLimitInSeconds",
        "Seconds after which fit waits no longer. Range: at least 1. When unset: as long "
            + "as the service lets the job run.",
        Bounds.atLeast(1L));
    set.bool(
        "stopTrainingJobOnFailure",
        "Whether the training job is stopped when fit is interrupted, runs out of time or "
            + "the driver shuts down (StopTrainingJob). When false it goes on, and is paid for.");
    set.defaultOf("enableManagedSpotTraining", false);
    set.defaultOf("stopTrainingJobOnFailure", true);
  }

  /**
   * Whether the job runs on spare capacity that may be taken away (EnableManagedSpotTraining). It
   * needs trainingMaxWaitTimeInSeconds. Default: false.
   */
  default BooleanParam enableManagedSpotTraining() {
    return paramSet().get("enableManagedSpotTraining");
  }

  /** Returns {@link #enableManagedSpotTraining()}. */
  default boolean getEnableManagedSpotTraining() {
    return (boolean) getOrDefault(enableManagedSpotTraining());
  }

  /** Sets {@link #enableManagedSpotTraining()}. */
  default S setEnableManagedSpotTraining(boolean value) {
    return with(enableManagedSpotTraining(), value);
  }

  /**
   * Seconds that a managed spot job may take in all, with its waiting
   * (StoppingCondition.MaxWaitTimeInSeconds). Range: at least 1. Not less than
   * trainingMaxRuntimeInSeconds.
   */
  default IntParam trainingMaxWaitTimeInSeconds() {
    return paramSet().get("trainingMaxWaitTimeInSeconds");
  }

  /** Returns {@link #trainingMaxWaitTimeInSeconds()}; empty when it is unset. */
  default Optional<Integer> getTrainingMaxWaitTimeInSeconds() {
    return optional(trainingMaxWaitTimeInSeconds());
  }

  /** Sets {@link #trainingMaxWaitTimeInSeconds()}. */
  default S setTrainingMaxWaitTimeInSeconds(int value) {
    return with(trainingMaxWaitTimeInSeconds(), value);
  }

  /** S3 folder for checkpoints (CheckpointConfig.S3Uri), such as s3://bucket/checkpoints. */
  default Param<String> checkpointS3Uri() {
    return paramSet().get("checkpointS3Uri");
  }

  /** Returns {@link #checkpointS3Uri()}; empty when it is unset. */
  default Optional<String> getCheckpointS3Uri() {
    return optional(checkpointS3Uri());
  }

  /** Sets {@link #checkpointS3Uri()}. */
  default S setCheckpointS3Uri(String value) {
    return with(checkpointS3Uri(), value);
  }

  /**
   * Folder of checkpoints inside the container (CheckpointConfig.LocalPath), such as
   * /opt/ml/checkpoints. It needs checkpointS3Uri.
   */
  default Param<String> checkpointLocalPath() {
    return paramSet().get("checkpointLocalPath");
  }

  /** Returns {@link #checkpointLocalPath()}; empty when it is unset. */
  default Optional<String> getCheckpointLocalPath() {
    return optional(checkpointLocalPath());
  }

  /** Sets {@link #checkpointLocalPath()}. */
  default S setCheckpointLocalPath(String value) {
    return with(checkpointLocalPath(), value);
  }

  /**
   * Seconds for which the instances are kept, and paid for, for a next job
   * (ResourceConfig.KeepAlivePeriodInSeconds). Range: from 0 to 21600.
   */
  default IntParam trainingKeepAlivePeriodInSeconds() {
    return paramSet().get("trainingKeepAlivePeriodInSeconds");
  }

  /** Returns {@link #trainingKeepAlivePeriodInSeconds()}; empty when it is unset. */
  default Optional<Integer> getTrainingKeepAlivePeriodInSeconds() {
    return optional(trainingKeepAlivePeriodInSeconds());
  }

  /** Sets {@link #trainingKeepAlivePeriodInSeconds()}. */
  default S setTrainingKeepAlivePeriodInSeconds(int value) {
    return with(trainingKeepAlivePeriodInSeconds(), value);
  }

  /**
   * How often the job is started again after an internal error of the service
   * (RetryStrategy.MaximumRetryAttempts). Range: from 1 to 30.
   */
  default IntParam trainingMaxRetryAttempts() {
    return paramSet().get("trainingMaxRetryAttempts");
  }

  /** Returns {@link #trainingMaxRetryAttempts()}; empty when it is unset. */
  default Optional<Integer> getTrainingMaxRetryAttempts() {
    return optional(trainingMaxRetryAttempts());
  }

  /** Sets {@link #trainingMaxRetryAttempts()}. */
  default S setTrainingMaxRetryAttempts(int value) {
    return with(trainingMaxRetryAttempts(), value);
  }

  /**
   * Seconds after which fit waits no longer. Range: at least 1. When unset: as long as the service
   * lets the job run.
   */
  default IntParam trainingWaitLimitInSeconds() {
    return paramSet().get("trainingWaitLimitInSeconds");
  }

  /** Returns {@link #trainingWaitLimitInSeconds()}; empty when it is unset. */
  default Optional<Integer> getTrainingWaitLimitInSeconds() {
    return optional(trainingWaitLimitInSeconds());
  }

  /** Sets {@link #trainingWaitLimitInSeconds()}. */
  default S setTrainingWaitLimitInSeconds(int value) {
    return with(trainingWaitLimitInSeconds(), value);
  }

  /**
   * Whether the training job is stopped when fit is interrupted, runs out of time or the driver
   * shuts down (StopTrainingJob). When false it goes on, and is paid for. Default: true.
   */
  default BooleanParam stopTrainingJobOnFailure() {
    return paramSet().get("stopTrainingJobOnFailure");
  }

  /** Returns {@link #stopTrainingJobOnFailure()}. */
  default boolean getStopTrainingJobOnFailure() {
    return (boolean) getOrDefault(stopTrainingJobOnFailure());
  }

  /** Sets {@link #stopTrainingJobOnFailure()}. */
  default S setStopTrainingJobOnFailure(boolean value) {
    return with(stopTrainingJobOnFailure(), value);
  }
}
