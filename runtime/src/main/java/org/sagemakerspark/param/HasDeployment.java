package org.sagemakerspark.param;

import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.Bounds;
import org.sagemakerspark.value.JsonMap;
import org.sagemakerspark.value.ServiceRules;

/**
 * Where the model was trained, what came of it, and where it is stored and hosted.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasDeployment<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.text(
        "trainingJobName",
        "Name of the training job that made the model. Letters, digits and hyphens, at "
            + "most 63 characters.",
        ServiceRules.name(63));
    set.string("trainingJobArn", "ARN of the training job that made the model.");
    set.integer(
        "trainingBillableTimeInSeconds",
        "Seconds that the training job is billed for (BillableTimeInSeconds of "
            + "DescribeTrainingJob). Range: at least 0.",
        Bounds.atLeast(0L));
    set.text(
        "trainingMetrics",
        "Final metrics of the training job: names and numbers (FinalMetricDataList of "
            + "DescribeTrainingJob), as a JSON object such as {\"test:msd\":\"0.5\"}.",
        ServiceRules.ANY_MAP);
    set.text(
        "trainingHyperParameters",
        "Hyperparameters that the training job was given: names and values "
            + "(HyperParameters of DescribeTrainingJob), as a JSON object such as {\"k\":\"10\"}.",
        ServiceRules.ANY_MAP);
    set.integer(
        "numFeatures",
        "Number of features that the model was trained on; rows with another number are "
            + "refused. Range: at least 0. 0 for any number. When unset: what the training "
            + "job's hyperparameter feature_dim tells.",
        Bounds.atLeast(0L));
    set.string(
        "labelMetadata",
        "Metadata of the label column that the model was trained with, such as the names "
            + "of the classes, as JSON. A column of predicted classes has it too.");
    set.text(
        "modelDataS3Uri",
        "S3 location of the model artifact (PrimaryContainer.ModelDataUrl of "
            + "CreateModel), such as s3://bucket/model.tar.gz.",
        ServiceRules.S3_URI);
    set.text(
        "endpointName",
        "Name of the endpoint that scores. Letters, digits and hyphens, at most 63 "
            + "characters.",
        ServiceRules.name(63));
    set.text(
        "nameSuffix",
        "What the names of the SageMaker model, the endpoint configuration and the "
            + "endpoint end with that are created for this model, and the value of their tag "
            + "sagemaker-spark:model. Letters, digits and hyphens, at most 63 characters. It is "
            + "decided once, so that copies of the model share them.",
        ServiceRules.name(63));
    set.defaultOf("trainingMetrics", "{}");
    set.defaultOf("trainingHyperParameters", "{}");
  }

  /**
   * Name of the training job that made the model. Letters, digits and hyphens, at most 63
   * characters.
   */
  default Param<String> trainingJobName() {
    return paramSet().get("trainingJobName");
  }

  /** Returns {@link #trainingJobName()}; empty when it is unset. */
  default Optional<String> getTrainingJobName() {
    return optional(trainingJobName());
  }

  /** Sets {@link #trainingJobName()}. */
  default S setTrainingJobName(String value) {
    return with(trainingJobName(), value);
  }

  /** ARN of the training job that made the model. */
  default Param<String> trainingJobArn() {
    return paramSet().get("trainingJobArn");
  }

  /** Returns {@link #trainingJobArn()}; empty when it is unset. */
  default Optional<String> getTrainingJobArn() {
    return optional(trainingJobArn());
  }

  /** Sets {@link #trainingJobArn()}. */
  default S setTrainingJobArn(String value) {
    return with(trainingJobArn(), value);
  }

  /**
   * Seconds that the training job is billed for (BillableTimeInSeconds of DescribeTrainingJob).
   * Range: at least 0.
   */
  default IntParam trainingBillableTimeInSeconds() {
    return paramSet().get("trainingBillableTimeInSeconds");
  }

  /** Returns {@link #trainingBillableTimeInSeconds()}; empty when it is unset. */
  default Optional<Integer> getTrainingBillableTimeInSeconds() {
    return optional(trainingBillableTimeInSeconds());
  }

  /** Sets {@link #trainingBillableTimeInSeconds()}. */
  default S setTrainingBillableTimeInSeconds(int value) {
    return with(trainingBillableTimeInSeconds(), value);
  }

  /**
   * Final metrics of the training job: names and numbers (FinalMetricDataList of
   * DescribeTrainingJob), as a JSON object such as &#123;"test:msd":"0.5"&#125;. Default:
   * &#123;&#125;.
   */
  default Param<String> trainingMetrics() {
    return paramSet().get("trainingMetrics");
  }

  /** Returns {@link #trainingMetrics()}. */
  default String getTrainingMetrics() {
    return getOrDefault(trainingMetrics());
  }

  /** Sets {@link #trainingMetrics()}. */
  default S setTrainingMetrics(String value) {
    return with(trainingMetrics(), value);
  }

  /** Sets {@link #trainingMetrics()} to texts by name. */
  default S setTrainingMetrics(Map<String, String> value) {
    return with(trainingMetrics(), JsonMap.of(value));
  }

  /**
   * Hyperparameters that the training job was given: names and values (HyperParameters of
   * DescribeTrainingJob), as a JSON object such as &#123;"k":"10"&#125;. Default: &#123;&#125;.
   */
  default Param<String> trainingHyperParameters() {
    return paramSet().get("trainingHyperParameters");
  }

  /** Returns {@link #trainingHyperParameters()}. */
  default String getTrainingHyperParameters() {
    return getOrDefault(trainingHyperParameters());
  }

  /** Sets {@link #trainingHyperParameters()}. */
  default S setTrainingHyperParameters(String value) {
    return with(trainingHyperParameters(), value);
  }

  /** Sets {@link #trainingHyperParameters()} to texts by name. */
  default S setTrainingHyperParameters(Map<String, String> value) {
    return with(trainingHyperParameters(), JsonMap.of(value));
  }

  /**
   * Number of features that the model was trained on; rows with another number are refused. Range:
   * at least 0. 0 for any number. When unset: what the training job's hyperparameter feature_dim
   * tells.
   */
  default IntParam numFeatures() {
    return paramSet().get("numFeatures");
  }

  /** Returns {@link #numFeatures()}; empty when it is unset. */
  default Optional<Integer> getNumFeatures() {
    return optional(numFeatures());
  }

  /** Sets {@link #numFeatures()}. */
  default S setNumFeatures(int value) {
    return with(numFeatures(), value);
  }

  /**
   * Metadata of the label column that the model was trained with, such as the names of the classes,
   * as JSON. A column of predicted classes has it too.
   */
  default Param<String> labelMetadata() {
    return paramSet().get("labelMetadata");
  }

  /** Returns {@link #labelMetadata()}; empty when it is unset. */
  default Optional<String> getLabelMetadata() {
    return optional(labelMetadata());
  }

  /** Sets {@link #labelMetadata()}. */
  default S setLabelMetadata(String value) {
    return with(labelMetadata(), value);
  }

  /**
   * S3 location of the model artifact (PrimaryContainer.ModelDataUrl of CreateModel), such as
   * s3://bucket/model.tar.gz.
   */
  default Param<String> modelDataS3Uri() {
    return paramSet().get("modelDataS3Uri");
  }

  /** Returns {@link #modelDataS3Uri()}; empty when it is unset. */
  default Optional<String> getModelDataS3Uri() {
    return optional(modelDataS3Uri());
  }

  /** Sets {@link #modelDataS3Uri()}. */
  default S setModelDataS3Uri(String value) {
    return with(modelDataS3Uri(), value);
  }

  /** Name of the endpoint that scores. Letters, digits and hyphens, at most 63 characters. */
  default Param<String> endpointName() {
    return paramSet().get("endpointName");
  }

  /** Returns {@link #endpointName()}; empty when it is unset. */
  default Optional<String> getEndpointName() {
    return optional(endpointName());
  }

  /** Sets {@link #endpointName()}. */
  default S setEndpointName(String value) {
    return with(endpointName(), value);
  }

  /**
   * What the names of the SageMaker model, the endpoint configuration and the endpoint end with
   * that are created for this model, and the value of their tag sagemaker-spark:model. Letters,
   * digits and hyphens, at most 63 characters. It is decided once, so that copies of the model
   * share them.
   */
  default Param<String> nameSuffix() {
    return paramSet().get("nameSuffix");
  }

  /** Returns {@link #nameSuffix()}; empty when it is unset. */
  default Optional<String> getNameSuffix() {
    return optional(nameSuffix());
  }

  /** Sets {@link #nameSuffix()}. */
  default S setNameSuffix(String value) {
    return with(nameSuffix(), value);
  }
}
