package org.sagemakerspark.param;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.aws.NamePolicy;

/**
 * What everything that is created in SageMaker is called and tagged with.
 *
 * @param <S> the stage's own class, which setters return
 */
public interface HasNames<S> extends HasParamSet<S> {

  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.text(
        "namePrefix",
        "What the names of jobs, models, endpoint configurations and endpoints made here begin with; a time and a random part follow. Letters, digits and hyphens, at most 30 characters.",
        ServiceRules.NAME_PREFIX);
    set.text(
        "customTrainingJobName",
        "Name of the training job (TrainingJobName) instead of one that begins with namePrefix. Letters, digits and hyphens, at most 63 characters.",
        ServiceRules.NAME);
    set.text(
        "customModelName",
        "Name of the SageMaker model (ModelName of CreateModel) instead of one that begins with namePrefix. Letters, digits and hyphens, at most 63 characters.",
        ServiceRules.NAME);
    set.text(
        "customEndpointConfigName",
        "Name of the endpoint configuration (EndpointConfigName of CreateEndpointConfig) instead of one that begins with namePrefix. Letters, digits and hyphens, at most 63 characters.",
        ServiceRules.NAME);
    set.text(
        "customEndpointName",
        "Name of the endpoint (EndpointName of CreateEndpoint) instead of one that begins with namePrefix. Letters, digits and hyphens, at most 63 characters.",
        ServiceRules.NAME);
    set.bool(
        "timestampCustomNames",
        "Whether a time stamp is added to the custom names, so that each fit has names of its own: a time and a random part follow. At most 38 characters are left for a name then.");
    set.text(
        "tags",
        "Tags of the training job, the model, the endpoint configuration and the endpoint (Tags), as a JSON object such as {\"team\":\"growth\"}. At most 45; those that begin with sagemaker-spark: are the library's own.",
        ServiceRules.TAGS);
    set.defaultOf("timestampCustomNames", false);
    set.defaultOf("tags", "{}");
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
   * Name of the training job (TrainingJobName) instead of one that begins with namePrefix. Letters,
   * digits and hyphens, at most 63 characters.
   */
  default Param<String> customTrainingJobName() {
    return paramSet().get("customTrainingJobName");
  }

  /** Returns {@link #customTrainingJobName()}; empty when it is unset. */
  default Optional<String> getCustomTrainingJobName() {
    return paramSet().optional("customTrainingJobName");
  }

  /** Sets {@link #customTrainingJobName()}. */
  default S setCustomTrainingJobName(String value) {
    return with(customTrainingJobName(), value);
  }

  /**
   * Name of the SageMaker model (ModelName of CreateModel) instead of one that begins with
   * namePrefix. Letters, digits and hyphens, at most 63 characters.
   */
  default Param<String> customModelName() {
    return paramSet().get("customModelName");
  }

  /** Returns {@link #customModelName()}; empty when it is unset. */
  default Optional<String> getCustomModelName() {
    return paramSet().optional("customModelName");
  }

  /** Sets {@link #customModelName()}. */
  default S setCustomModelName(String value) {
    return with(customModelName(), value);
  }

  /**
   * Name of the endpoint configuration (EndpointConfigName of CreateEndpointConfig) instead of one
   * that begins with namePrefix. Letters, digits and hyphens, at most 63 characters.
   */
  default Param<String> customEndpointConfigName() {
    return paramSet().get("customEndpointConfigName");
  }

  /** Returns {@link #customEndpointConfigName()}; empty when it is unset. */
  default Optional<String> getCustomEndpointConfigName() {
    return paramSet().optional("customEndpointConfigName");
  }

  /** Sets {@link #customEndpointConfigName()}. */
  default S setCustomEndpointConfigName(String value) {
    return with(customEndpointConfigName(), value);
  }

  /**
   * Name of the endpoint (EndpointName of CreateEndpoint) instead of one that begins with
   * namePrefix. Letters, digits and hyphens, at most 63 characters.
   */
  default Param<String> customEndpointName() {
    return paramSet().get("customEndpointName");
  }

  /** Returns {@link #customEndpointName()}; empty when it is unset. */
  default Optional<String> getCustomEndpointName() {
    return paramSet().optional("customEndpointName");
  }

  /** Sets {@link #customEndpointName()}. */
  default S setCustomEndpointName(String value) {
    return with(customEndpointName(), value);
  }

  /**
   * Whether a time stamp is added to the custom names, so that each fit has names of its own: a
   * time and a random part follow. At most 38 characters are left for a name then.
   */
  default BooleanParam timestampCustomNames() {
    return paramSet().get("timestampCustomNames");
  }

  /** Returns {@link #timestampCustomNames()}. */
  default boolean getTimestampCustomNames() {
    return (boolean) getOrDefault(timestampCustomNames());
  }

  /** Sets {@link #timestampCustomNames()}. */
  default S setTimestampCustomNames(boolean value) {
    return with(timestampCustomNames(), value);
  }

  /**
   * Tags of the training job, the model, the endpoint configuration and the endpoint (Tags), as a
   * JSON object such as &#123;"team":"growth"&#125;. At most 45; those that begin with
   * sagemaker-spark: are the library's own.
   */
  default Param<String> tags() {
    return paramSet().get("tags");
  }

  /** Returns {@link #tags()}. */
  default String getTags() {
    return getOrDefault(tags());
  }

  /** Sets {@link #tags()}. */
  default S setTags(String value) {
    return with(tags(), value);
  }

  /** Sets {@link #tags()}. */
  default S setTags(Map<String, String> value) {
    return with(tags(), JsonMap.of(value));
  }

  /** Returns how things are named. */
  default NamePolicy namePolicy() {
    return new NamePolicy(
        getNamePrefix().orElseThrow(),
        getCustomTrainingJobName(),
        getCustomModelName(),
        getCustomEndpointConfigName(),
        getCustomEndpointName(),
        getTimestampCustomNames());
  }
}
