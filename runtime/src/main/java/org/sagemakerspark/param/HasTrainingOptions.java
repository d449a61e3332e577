package org.sagemakerspark.param;

import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.JsonMap;
import org.sagemakerspark.value.ServiceRules;

/**
 * What else a training job is told; each maps to a member of CreateTrainingJob.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasTrainingOptions<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.text(
        "trainingOutputKmsKeyId",
        "KMS key that the model artifact is encrypted with (OutputDataConfig.KmsKeyId). A "
            + "key id, alias or ARN, such as alias/training.",
        ServiceRules.KMS_KEY);
    set.text(
        "trainingVolumeKmsKeyId",
        "KMS key that the storage of the training instances is encrypted with "
            + "(ResourceConfig.VolumeKmsKeyId). A key id, alias or ARN, such as alias/training.",
        ServiceRules.KMS_KEY);
    set.bool(
        "enableInterContainerTrafficEncryption",
        "Whether traffic between the training instances is encrypted "
            + "(EnableInterContainerTrafficEncryption).");
    set.text(
        "trainingEnvironment",
        "Variables of the training containers (Environment), as a JSON object such as "
            + "{\"LOG_LEVEL\":\"debug\"}. At most 100 entries.",
        ServiceRules.environment(100, 512));
    set.text(
        "metricDefinitions",
        "How metrics are found in the log: names and regular expressions "
            + "(AlgorithmSpecification.MetricDefinitions), as a JSON object such as "
            + "{\"loss\":\"loss=([0-9]+)\"}. At most 40 entries.",
        ServiceRules.metrics(40));
    set.oneOf(
        "trainingLog",
        "What is shown of the containers' log in CloudWatch Logs, where progress goes: "
            + "onFailure (the last lines of a job that fails), all (every line as it comes, "
            + "with the metrics in it) or none.",
        "onFailure",
        "all",
        "none");
    set.text(
        "experimentName",
        "Experiment that the job belongs to (ExperimentConfig.ExperimentName). Letters, "
            + "digits and hyphens, at most 120 characters.",
        ServiceRules.name(120));
    set.text(
        "trialName",
        "Trial that the job belongs to (ExperimentConfig.TrialName). Letters, digits and "
            + "hyphens, at most 120 characters.",
        ServiceRules.name(120));
    set.text(
        "trialComponentDisplayName",
        "Name under which the job is shown in its trial "
            + "(ExperimentConfig.TrialComponentDisplayName). Letters, digits and hyphens, at "
            + "most 120 characters.",
        ServiceRules.name(120));
    set.defaultOf("enableInterContainerTrafficEncryption", false);
    set.defaultOf("trainingEnvironment", "{}");
    set.defaultOf("metricDefinitions", "{}");
    set.defaultOf("trainingLog", "onFailure");
  }

  /**
   * KMS key that the model artifact is encrypted with (OutputDataConfig.KmsKeyId). A key id, alias
   * or ARN, such as alias/training.
   */
  default Param<String> trainingOutputKmsKeyId() {
    return paramSet().get("trainingOutputKmsKeyId");
  }

  /** Returns {@link #trainingOutputKmsKeyId()}; empty when it is unset. */
  default Optional<String> getTrainingOutputKmsKeyId() {
    return optional(trainingOutputKmsKeyId());
  }

  /** Sets {@link #trainingOutputKmsKeyId()}. */
  default S setTrainingOutputKmsKeyId(String value) {
    return with(trainingOutputKmsKeyId(), value);
  }

  /**
   * KMS key that the storage of the training instances is encrypted with
   * (ResourceConfig.VolumeKmsKeyId). A key id, alias or ARN, such as alias/training.
   */
  default Param<String> trainingVolumeKmsKeyId() {
    return paramSet().get("trainingVolumeKmsKeyId");
  }

  /** Returns {@link #trainingVolumeKmsKeyId()}; empty when it is unset. */
  default Optional<String> getTrainingVolumeKmsKeyId() {
    return optional(trainingVolumeKmsKeyId());
  }

  /** Sets {@link #trainingVolumeKmsKeyId()}. */
  default S setTrainingVolumeKmsKeyId(String value) {
    return with(trainingVolumeKmsKeyId(), value);
  }

  /**
   * Whether traffic between the training instances is encrypted
   * (EnableInterContainerTrafficEncryption). Default: false.
   */
  default BooleanParam enableInterContainerTrafficEncryption() {
    return paramSet().get("enableInterContainerTrafficEncryption");
  }

  /** Returns {@link #enableInterContainerTrafficEncryption()}. */
  default boolean getEnableInterContainerTrafficEncryption() {
    return (boolean) getOrDefault(enableInterContainerTrafficEncryption());
  }

  /** Sets {@link #enableInterContainerTrafficEncryption()}. */
  default S setEnableInterContainerTrafficEncryption(boolean value) {
    return with(enableInterContainerTrafficEncryption(), value);
  }

  /**
   * Variables of the training containers (Environment), as a JSON object such as
   * &#123;"LOG_LEVEL":"debug"&#125;. At most 100 entries. Default: &#123;&#125;.
   */
  default Param<String> trainingEnvironment() {
    return paramSet().get("trainingEnvironment");
  }

  /** Returns {@link #trainingEnvironment()}. */
  default String getTrainingEnvironment() {
    return getOrDefault(trainingEnvironment());
  }

  /** Sets {@link #trainingEnvironment()}. */
  default S setTrainingEnvironment(String value) {
    return with(trainingEnvironment(), value);
  }

  /** Sets {@link #trainingEnvironment()} to texts by name. */
  default S setTrainingEnvironment(Map<String, String> value) {
    return with(trainingEnvironment(), JsonMap.of(value));
  }

  /**
   * How metrics are found in the log: names and regular expressions
   * (AlgorithmSpecification.MetricDefinitions), as a JSON object such as
   * &#123;"loss":"loss=([0-9]+)"&#125;. At most 40 entries. Default: &#123;&#125;.
   */
  default Param<String> metricDefinitions() {
    return paramSet().get("metricDefinitions");
  }

  /** Returns {@link #metricDefinitions()}. */
  default String getMetricDefinitions() {
    return getOrDefault(metricDefinitions());
  }

  /** Sets {@link #metricDefinitions()}. */
  default S setMetricDefinitions(String value) {
    return with(metricDefinitions(), value);
  }

  /** Sets {@link #metricDefinitions()} to texts by name. */
  default S setMetricDefinitions(Map<String, String> value) {
    return with(metricDefinitions(), JsonMap.of(value));
  }

  /**
   * What is shown of the containers' log in CloudWatch Logs, where progress goes: onFailure (the
   * last lines of a job that fails), all (every line as it comes, with the metrics in it) or none.
   * Default: onFailure.
   */
  default Param<String> trainingLog() {
    return paramSet().get("trainingLog");
  }

  /** Returns {@link #trainingLog()}. */
  default String getTrainingLog() {
    return getOrDefault(trainingLog());
  }

  /** Sets {@link #trainingLog()}. */
  default S setTrainingLog(String value) {
    return with(trainingLog(), value);
  }

  /**
   * Experiment that the job belongs to (ExperimentConfig.ExperimentName). Letters, digits and
   * hyphens, at most 120 characters.
   */
  default Param<String> experimentName() {
    return paramSet().get("experimentName");
  }

  /** Returns {@link #experimentName()}; empty when it is unset. */
  default Optional<String> getExperimentName() {
    return optional(experimentName());
  }

  /** Sets {@link #experimentName()}. */
  default S setExperimentName(String value) {
    return with(experimentName(), value);
  }

  /**
   * Trial that the job belongs to (ExperimentConfig.TrialName). Letters, digits and hyphens, at
   * most 120 characters.
   */
  default Param<String> trialName() {
    return paramSet().get("trialName");
  }

  /** Returns {@link #trialName()}; empty when it is unset. */
  default Optional<String> getTrialName() {
    return optional(trialName());
  }

  /** Sets {@link #trialName()}. */
  default S setTrialName(String value) {
    return with(trialName(), value);
  }

  /**
   * Name under which the job is shown in its trial (ExperimentConfig.TrialComponentDisplayName).
   * Letters, digits and hyphens, at most 120 characters.
   */
  default Param<String> trialComponentDisplayName() {
    return paramSet().get("trialComponentDisplayName");
  }

  /** Returns {@link #trialComponentDisplayName()}; empty when it is unset. */
  default Optional<String> getTrialComponentDisplayName() {
    return optional(trialComponentDisplayName());
  }

  /** Sets {@link #trialComponentDisplayName()}. */
  default S setTrialComponentDisplayName(String value) {
    return with(trialComponentDisplayName(), value);
  }
}
