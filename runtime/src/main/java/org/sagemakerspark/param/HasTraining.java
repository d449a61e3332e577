package org.sagemakerspark.param;

import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.Bounds;
import org.sagemakerspark.value.InstanceTypes;
import org.sagemakerspark.value.JsonMap;

/**
 * How a training job runs; each maps to a member of CreateTrainingJob.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasTraining<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string(
        "trainingImage",
        "URI of the training image (AlgorithmSpecification.TrainingImage), or a JSON "
            + "object of URIs by region. When unset: the algorithm's image in the region.");
    set.text(
        "trainingInstanceType",
        "Instance type of the training cluster (ResourceConfig.InstanceType), such as "
            + "ml.m5.xlarge.",
        InstanceTypes.OF_TRAINING);
    set.integer(
        "trainingInstanceCount",
        "Number of training instances (ResourceConfig.InstanceCount). Range: at least 1.",
        Bounds.atLeast(1L));
    set.integer(
        "trainingInstanceVolumeSizeInGB",
        "Storage of each training instance in GB (ResourceConfig.VolumeSizeInGB). Range: "
            + "at least 1. When unset: sized from the training data.",
        Bounds.atLeast(1L));
    set.oneOf(
        "trainingInputMode",
        "How the image reads its channels (AlgorithmSpecification.TrainingInputMode): "
            + "File, Pipe or FastFile.",
        "File",
        "Pipe",
        "FastFile");
    set.integer(
        "trainingMaxRuntimeInSeconds",
        "Seconds after which SageMaker stops the job "
            + "(StoppingCondition.MaxRuntimeInSeconds). Range: from 1 to 2419200. The upper end "
            + "is 28 days.",
        Bounds.between(1L, 2419200L));
    set.string(
        "trainingInputS3Uri",
        "S3 folder under which each fit stages its data in a fresh folder of its own. "
            + "When unset: the bucket of spark.sagemaker.bucket, or the account's default "
            + "bucket, which is created when missing.");
    set.string(
        "trainingOutputS3Uri",
        "S3 folder for model artifacts (OutputDataConfig.S3OutputPath). When unset: as "
            + "for trainingInputS3Uri.");
    set.map(
        "hyperParameters",
        "Further hyperparameters, by the names the image knows, as a JSON object. Each "
            + "value is a text. They win over defaults; one that a Param of the same stage sets "
            + "too must have the same value.");
    set.bool(
        "deleteStagingDataAfterTraining",
        "Whether the staged training data is deleted when the job has ended, however it "
            + "ended.");
    set.defaultOf("trainingInstanceType", "ml.m5.xlarge");
    set.defaultOf("trainingInstanceCount", 1);
    set.defaultOf("trainingInputMode", "File");
    set.defaultOf("trainingMaxRuntimeInSeconds", 86400);
    set.defaultOf("hyperParameters", "{}");
    set.defaultOf("deleteStagingDataAfterTraining", true);
  }

  /**
   * URI of the training image (AlgorithmSpecification.TrainingImage), or a JSON object of URIs by
   * region. When unset: the algorithm's image in the region.
   */
  default Param<String> trainingImage() {
    return paramSet().get("trainingImage");
  }

  /** Returns {@link #trainingImage()}; empty when it is unset. */
  default Optional<String> getTrainingImage() {
    return optional(trainingImage());
  }

  /** Sets {@link #trainingImage()}. */
  default S setTrainingImage(String value) {
    return with(trainingImage(), value);
  }

  /** Sets {@link #trainingImage()} to URIs by region. */
  default S setTrainingImage(Map<String, String> value) {
    return with(trainingImage(), JsonMap.of(value));
  }

  /**
   * Instance type of the training cluster (ResourceConfig.InstanceType), such as ml.m5.xlarge.
   * Default: ml.m5.xlarge.
   */
  default Param<String> trainingInstanceType() {
    return paramSet().get("trainingInstanceType");
  }

  /** Returns {@link #trainingInstanceType()}. */
  default String getTrainingInstanceType() {
    return getOrDefault(trainingInstanceType());
  }

  /** Sets {@link #trainingInstanceType()}. */
  default S setTrainingInstanceType(String value) {
    return with(trainingInstanceType(), value);
  }

  /** Number of training instances (ResourceConfig.InstanceCount). Range: at least 1. Default: 1. */
  default IntParam trainingInstanceCount() {
    return paramSet().get("trainingInstanceCount");
  }

  /** Returns {@link #trainingInstanceCount()}. */
  default int getTrainingInstanceCount() {
    return (int) getOrDefault(trainingInstanceCount());
  }

  /** Sets {@link #trainingInstanceCount()}. */
  default S setTrainingInstanceCount(int value) {
    return with(trainingInstanceCount(), value);
  }

  /**
   * Storage of each training instance in GB (ResourceConfig.VolumeSizeInGB). Range: at least 1.
   * When unset: sized from the training data.
   */
  default IntParam trainingInstanceVolumeSizeInGB() {
    return paramSet().get("trainingInstanceVolumeSizeInGB");
  }

  /** Returns {@link #trainingInstanceVolumeSizeInGB()}; empty when it is unset. */
  default Optional<Integer> getTrainingInstanceVolumeSizeInGB() {
    return optional(trainingInstanceVolumeSizeInGB());
  }

  /** Sets {@link #trainingInstanceVolumeSizeInGB()}. */
  default S setTrainingInstanceVolumeSizeInGB(int value) {
    return with(trainingInstanceVolumeSizeInGB(), value);
  }

  /**
   * How the image reads its channels (AlgorithmSpecification.TrainingInputMode): File, Pipe or
   * FastFile. Default: File.
   */
  default Param<String> trainingInputMode() {
    return paramSet().get("trainingInputMode");
  }

  /** Returns {@link #trainingInputMode()}. */
  default String getTrainingInputMode() {
    return getOrDefault(trainingInputMode());
  }

  /** Sets {@link #trainingInputMode()}. */
  default S setTrainingInputMode(String value) {
    return with(trainingInputMode(), value);
  }

  /**
   * Seconds after which SageMaker stops the job (StoppingCondition.MaxRuntimeInSeconds). Range:
   * from 1 to 2419200. The upper end is 28 days. Default: 86400.
   */
  default IntParam trainingMaxRuntimeInSeconds() {
    return paramSet().get("trainingMaxRuntimeInSeconds");
  }

  /** Returns {@link #trainingMaxRuntimeInSeconds()}. */
  default int getTrainingMaxRuntimeInSeconds() {
    return (int) getOrDefault(trainingMaxRuntimeInSeconds());
  }

  /** Sets {@link #trainingMaxRuntimeInSeconds()}. */
  default S setTrainingMaxRuntimeInSeconds(int value) {
    return with(trainingMaxRuntimeInSeconds(), value);
  }

  /**
   * S3 folder under which each fit stages its data in a fresh folder of its own. When unset: the
   * bucket of spark.sagemaker.bucket, or the account's default bucket, which is created when
   * missing.
   */
  default Param<String> trainingInputS3Uri() {
    return paramSet().get("trainingInputS3Uri");
  }

  /** Returns {@link #trainingInputS3Uri()}; empty when it is unset. */
  default Optional<String> getTrainingInputS3Uri() {
    return optional(trainingInputS3Uri());
  }

  /** Sets {@link #trainingInputS3Uri()}. */
  default S setTrainingInputS3Uri(String value) {
    return with(trainingInputS3Uri(), value);
  }

  /**
   * S3 folder for model artifacts (OutputDataConfig.S3OutputPath). When unset: as for
   * trainingInputS3Uri.
   */
  default Param<String> trainingOutputS3Uri() {
    return paramSet().get("trainingOutputS3Uri");
  }

  /** Returns {@link #trainingOutputS3Uri()}; empty when it is unset. */
  default Optional<String> getTrainingOutputS3Uri() {
    return optional(trainingOutputS3Uri());
  }

  /** Sets {@link #trainingOutputS3Uri()}. */
  default S setTrainingOutputS3Uri(String value) {
    return with(trainingOutputS3Uri(), value);
  }

  /**
   * Further hyperparameters, by the names the image knows, as a JSON object. Each value is a text.
   * They win over defaults; one that a Param of the same stage sets too must have the same value.
   * Default: &#123;&#125;.
   */
  default Param<String> hyperParameters() {
    return paramSet().get("hyperParameters");
  }

  /** Returns {@link #hyperParameters()}. */
  default String getHyperParameters() {
    return getOrDefault(hyperParameters());
  }

  /** Sets {@link #hyperParameters()}. */
  default S setHyperParameters(String value) {
    return with(hyperParameters(), value);
  }

  /** Sets {@link #hyperParameters()} to texts by name. */
  default S setHyperParameters(Map<String, String> value) {
    return with(hyperParameters(), JsonMap.of(value));
  }

  /**
   * Whether the staged training data is deleted when the job has ended, however it ended. Default:
   * true.
   */
  default BooleanParam deleteStagingDataAfterTraining() {
    return paramSet().get("deleteStagingDataAfterTraining");
  }

  /** Returns {@link #deleteStagingDataAfterTraining()}. */
  default boolean getDeleteStagingDataAfterTraining() {
    return (boolean) getOrDefault(deleteStagingDataAfterTraining());
  }

  /** Sets {@link #deleteStagingDataAfterTraining()}. */
  default S setDeleteStagingDataAfterTraining(boolean value) {
    return with(deleteStagingDataAfterTraining(), value);
  }
}
