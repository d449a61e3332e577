package org.sagemakerspark.param;

import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.JsonMap;
import org.sagemakerspark.value.ServiceRules;

/**
 * What everything that is created in SageMaker is called and tagged with.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasNames<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.text(
        "namePrefix",
        "What the names of jobs, models, endpoint configurations and endpoints made here "
            + "begin with; a time and a random part follow. Letters, digits and hyphens, at "
            + "most 30 characters.",
        ServiceRules.name(30));
    set.text(
        "customTrainingJobName",
        "Name of the training job (TrainingJobName). Letters, digits and hyphens, at most "
            + "63 characters. When unset: one that begins with namePrefix.",
        ServiceRules.name(63));
    set.text(
        "customModelName",
        "Name of the SageMaker model (ModelName of CreateModel). Letters, digits and "
            + "hyphens, at most 63 characters. When unset: one that begins with namePrefix.",
        ServiceRules.name(63));
    set.text(
        "customEndpointConfigName",
        "Name of the endpoint configuration (EndpointConfigName of CreateEndpointConfig). "
            + "Letters, digits and hyphens, at most 63 characters. When unset: one that begins "
            + "with namePrefix.",
        ServiceRules.name(63));
    set.text(
        "customEndpointName",
        "Name of the endpoint (EndpointName of CreateEndpoint). Letters, digits and "
            + "hyphens, at most 63 characters. When unset: one that begins with namePrefix.",
        ServiceRules.name(63));
    set.bool(
        "timestampCustomNames",
        "Whether a time stamp is added to the custom names, so that each fit has names of "
            + "its own: a time and a random part follow. At most 38 characters are left for a "
            + "name then.");
    set.text(
        "tags",
        "Tags of the training job, the model, the endpoint configuration and the endpoint "
            + "(Tags), as a JSON object such as {\"team\":\"growth\"}. At most 45 entries. Those "
            + "that begin with sagemaker-spark: are the library's own.",
        ServiceRules.tags(45));
    set.defaultOf("timestampCustomNames", false);
    set.defaultOf("tags", "{}");
  }

  /**
   * What the names of jobs, models, endpoint configurations and endpoints made here begin with; a
   * time and a random part follow. Letters, digits and hyphens, at most 30 characters. Default: the
   * algorithm's name.
   */
  default Param<String> namePrefix() {
    return paramSet().get("namePrefix");
  }

  /** Returns {@link #namePrefix()}. */
  default String getNamePrefix() {
    return getOrDefault(namePrefix());
  }

  /** Sets {@link #namePrefix()}. */
  default S setNamePrefix(String value) {
    return with(namePrefix(), value);
  }

  /**
   * Name of the training job (TrainingJobName). Letters, digits and hyphens, at most 63 characters.
   * When unset: one that begins with namePrefix.
   */
  default Param<String> customTrainingJobName() {
    return paramSet().get("customTrainingJobName");
  }

  /** Returns {@link #customTrainingJobName()}; empty when it is unset. */
  default Optional<String> getCustomTrainingJobName() {
    return optional(customTrainingJobName());
  }

  /** Sets {@link #customTrainingJobName()}. */
  default S setCustomTrainingJobName(String value) {
    return with(customTrainingJobName(), value);
  }

  /**
   * Name of the SageMaker model (ModelName of CreateModel). Letters, digits and hyphens, at most 63
   * characters. When unset: one that begins with namePrefix.
   */
  default Param<String> customModelName() {
    return paramSet().get("customModelName");
  }

  /** Returns {@link #customModelName()}; empty when it is unset. */
  default Optional<String> getCustomModelName() {
    return optional(customModelName());
  }

  /** Sets {@link #customModelName()}. */
  default S setCustomModelName(String value) {
    return with(customModelName(), value);
  }

  /**
   * Name of the endpoint configuration (EndpointConfigName of CreateEndpointConfig). Letters,
   * digits and hyphens, at most 63 characters. When unset: one that begins with namePrefix.
   */
  default Param<String> customEndpointConfigName() {
    return paramSet().get("customEndpointConfigName");
  }

  /** Returns {@link #customEndpointConfigName()}; empty when it is unset. */
  default Optional<String> getCustomEndpointConfigName() {
    return optional(customEndpointConfigName());
  }

  /** Sets {@link #customEndpointConfigName()}. */
  default S setCustomEndpointConfigName(String value) {
    return with(customEndpointConfigName(), value);
  }

  /**
   * Name of the endpoint (EndpointName of CreateEndpoint). Letters, digits and hyphens, at most 63
   * characters. When unset: one that begins with namePrefix.
   */
  default Param<String> customEndpointName() {
    return paramSet().get("customEndpointName");
  }

  /** Returns {@link #customEndpointName()}; empty when it is unset. */
  default Optional<String> getCustomEndpointName() {
    return optional(customEndpointName());
  }

  /** Sets {@link #customEndpointName()}. */
  default S setCustomEndpointName(String value) {
    return with(customEndpointName(), value);
  }

  /**
   * Whether a time stamp is added to the custom names, so that each fit has names of its own: a
   * time and a random part follow. At most 38 characters are left for a name then. Default: false.
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
   * JSON object such as &#123;"team":"growth"&#125;. At most 45 entries. Those that begin with
   * sagemaker-spark: are the library's own. Default: &#123;&#125;.
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

  /** Sets {@link #tags()} to texts by name. */
  default S setTags(Map<String, String> value) {
    return with(tags(), JsonMap.of(value));
  }
}
