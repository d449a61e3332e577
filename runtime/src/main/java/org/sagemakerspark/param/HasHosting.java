package org.sagemakerspark.param;

import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.value.Bounds;
import org.sagemakerspark.value.InstanceTypes;
import org.sagemakerspark.value.JsonMap;
import org.sagemakerspark.value.ServiceRules;

/**
 * How a model is hosted; each maps to a member of CreateModel or CreateEndpointConfig.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasHosting<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.oneOf(
        "endpointCreationPolicy",
        "When the fitted model gets its endpoint: CREATE_ON_CONSTRUCT (within fit), "
            + "CREATE_ON_TRANSFORM (at the first transform) or DO_NOT_CREATE.",
        "CREATE_ON_CONSTRUCT",
        "CREATE_ON_TRANSFORM",
        "DO_NOT_CREATE");
    set.text(
        "modelEnvironment",
        "Variables of the inference container (PrimaryContainer.Environment of "
            + "CreateModel), as a JSON object such as {\"LOG_LEVEL\":\"debug\"}. At most 100 "
            + "entries.",
        ServiceRules.environment(100, 1024));
    set.text(
        "endpointInstanceType",
        "Instance type of the endpoint (ProductionVariants.InstanceType), such as "
            + "ml.m5.large. Not used when serverlessMemorySizeInMB is set.",
        InstanceTypes.OF_ENDPOINTS);
    set.integer(
        "endpointInitialInstanceCount",
        "Number of instances behind the endpoint "
            + "(ProductionVariants.InitialInstanceCount). Range: at least 1. Not used when "
            + "serverlessMemorySizeInMB is set.",
        Bounds.atLeast(1L));
    set.integer(
        "endpointVolumeSizeInGB",
        "Storage of each instance behind the endpoint in GB "
            + "(ProductionVariants.VolumeSizeInGB). Range: from 1 to 512.",
        Bounds.between(1L, 512L));
    set.text(
        "endpointKmsKeyId",
        "KMS key that the storage of the instances behind the endpoint is encrypted with "
            + "(KmsKeyId of CreateEndpointConfig). A key id, alias or ARN, such as "
            + "alias/training.",
        ServiceRules.KMS_KEY);
    set.integer(
        "modelDataDownloadTimeoutInSeconds",
        "Seconds that an instance may take to download the model "
            + "(ProductionVariants.ModelDataDownloadTimeoutInSeconds). Range: from 60 to 3600.",
        Bounds.between(60L, 3600L));
    set.integer(
        "containerStartupTimeoutInSeconds",
        "Seconds that the inference container may take to answer its first health check "
            + "(ProductionVariants.ContainerStartupHealthCheckTimeoutInSeconds). Range: from 60 "
            + "to 3600.",
        Bounds.between(60L, 3600L));
    set.bool(
        "updateExistingEndpoint",
        "Whether an endpoint that has the name of customEndpointName already is updated "
            + "to the new model (UpdateEndpoint). When false such an endpoint is an error.");
    set.defaultOf("endpointCreationPolicy", "CREATE_ON_CONSTRUCT");
    set.defaultOf("modelEnvironment", "{}");
    set.defaultOf("endpointInstanceType", "ml.m5.large");
    set.defaultOf("endpointInitialInstanceCount", 1);
    set.defaultOf("updateExistingEndpoint", false);
  }

  /**
   * When the fitted model gets its endpoint: CREATE_ON_CONSTRUCT (within fit), CREATE_ON_TRANSFORM
   * (at the first transform) or DO_NOT_CREATE. Default: CREATE_ON_CONSTRUCT.
   */
  default Param<String> endpointCreationPolicy() {
    return paramSet().get("endpointCreationPolicy");
  }

  /** Returns {@link #endpointCreationPolicy()}. */
  default String getEndpointCreationPolicy() {
    return getOrDefault(endpointCreationPolicy());
  }

  /** Sets {@link #endpointCreationPolicy()}. */
  default S setEndpointCreationPolicy(String value) {
    return with(endpointCreationPolicy(), value);
  }

  /** Sets {@link #endpointCreationPolicy()}. */
  default S setEndpointCreationPolicy(EndpointCreationPolicy value) {
    return with(endpointCreationPolicy(), value.name());
  }

  /**
   * Variables of the inference container (PrimaryContainer.Environment of CreateModel), as a JSON
   * object such as &#123;"LOG_LEVEL":"debug"&#125;. At most 100 entries. Default: &#123;&#125;.
   */
  default Param<String> modelEnvironment() {
    return paramSet().get("modelEnvironment");
  }

  /** Returns {@link #modelEnvironment()}. */
  default String getModelEnvironment() {
    return getOrDefault(modelEnvironment());
  }

  /** Sets {@link #modelEnvironment()}. */
  default S setModelEnvironment(String value) {
    return with(modelEnvironment(), value);
  }

  /** Sets {@link #modelEnvironment()} to texts by name. */
  default S setModelEnvironment(Map<String, String> value) {
    return with(modelEnvironment(), JsonMap.of(value));
  }

  /**
   * Instance type of the endpoint (ProductionVariants.InstanceType), such as ml.m5.large. Not used
   * when serverlessMemorySizeInMB is set. Default: ml.m5.large.
   */
  default Param<String> endpointInstanceType() {
    return paramSet().get("endpointInstanceType");
  }

  /** Returns {@link #endpointInstanceType()}. */
  default String getEndpointInstanceType() {
    return getOrDefault(endpointInstanceType());
  }

  /** Sets {@link #endpointInstanceType()}. */
  default S setEndpointInstanceType(String value) {
    return with(endpointInstanceType(), value);
  }

  /**
   * Number of instances behind the endpoint (ProductionVariants.InitialInstanceCount). Range: at
   * least 1. Not used when serverlessMemorySizeInMB is set. Default: 1.
   */
  default IntParam endpointInitialInstanceCount() {
    return paramSet().get("endpointInitialInstanceCount");
  }

  /** Returns {@link #endpointInitialInstanceCount()}. */
  default int getEndpointInitialInstanceCount() {
    return (int) getOrDefault(endpointInitialInstanceCount());
  }

  /** Sets {@link #endpointInitialInstanceCount()}. */
  default S setEndpointInitialInstanceCount(int value) {
    return with(endpointInitialInstanceCount(), value);
  }

  /**
   * Storage of each instance behind the endpoint in GB (ProductionVariants.VolumeSizeInGB). Range:
   * from 1 to 512.
   */
  default IntParam endpointVolumeSizeInGB() {
    return paramSet().get("endpointVolumeSizeInGB");
  }

  /** Returns {@link #endpointVolumeSizeInGB()}; empty when it is unset. */
  default Optional<Integer> getEndpointVolumeSizeInGB() {
    return optional(endpointVolumeSizeInGB());
  }

  /** Sets {@link #endpointVolumeSizeInGB()}. */
  default S setEndpointVolumeSizeInGB(int value) {
    return with(endpointVolumeSizeInGB(), value);
  }

  /**
   * KMS key that the storage of the instances behind the endpoint is encrypted with (KmsKeyId of
   * CreateEndpointConfig). A key id, alias or ARN, such as alias/training.
   */
  default Param<String> endpointKmsKeyId() {
    return paramSet().get("endpointKmsKeyId");
  }

  /** Returns {@link #endpointKmsKeyId()}; empty when it is unset. */
  default Optional<String> getEndpointKmsKeyId() {
    return optional(endpointKmsKeyId());
  }

  /** Sets {@link #endpointKmsKeyId()}. */
  default S setEndpointKmsKeyId(String value) {
    return with(endpointKmsKeyId(), value);
  }

  /**
   * Seconds that an instance may take to download the model
   * (ProductionVariants.ModelDataDownloadTimeoutInSeconds). Range: from 60 to 3600.
   */
  default IntParam modelDataDownloadTimeoutInSeconds() {
    return paramSet().get("modelDataDownloadTimeoutInSeconds");
  }

  /** Returns {@link #modelDataDownloadTimeoutInSeconds()}; empty when it is unset. */
  default Optional<Integer> getModelDataDownloadTimeoutInSeconds() {
    return optional(modelDataDownloadTimeoutInSeconds());
  }

  /** Sets {@link #modelDataDownloadTimeoutInSeconds()}. */
  default S setModelDataDownloadTimeoutInSeconds(int value) {
    return with(modelDataDownloadTimeoutInSeconds(), value);
  }

  /**
   * Seconds that the inference container may take to answer its first health check
   * (ProductionVariants.ContainerStartupHealthCheckTimeoutInSeconds). Range: from 60 to 3600.
   */
  default IntParam containerStartupTimeoutInSeconds() {
    return paramSet().get("containerStartupTimeoutInSeconds");
  }

  /** Returns {@link #containerStartupTimeoutInSeconds()}; empty when it is unset. */
  default Optional<Integer> getContainerStartupTimeoutInSeconds() {
    return optional(containerStartupTimeoutInSeconds());
  }

  /** Sets {@link #containerStartupTimeoutInSeconds()}. */
  default S setContainerStartupTimeoutInSeconds(int value) {
    return with(containerStartupTimeoutInSeconds(), value);
  }

  /**
   * Whether an endpoint that has the name of customEndpointName already is updated to the new model
   * (UpdateEndpoint). When false such an endpoint is an error. Default: false.
   */
  default BooleanParam updateExistingEndpoint() {
    return paramSet().get("updateExistingEndpoint");
  }

  /** Returns {@link #updateExistingEndpoint()}. */
  default boolean getUpdateExistingEndpoint() {
    return (boolean) getOrDefault(updateExistingEndpoint());
  }

  /** Sets {@link #updateExistingEndpoint()}. */
  default S setUpdateExistingEndpoint(boolean value) {
    return with(updateExistingEndpoint(), value);
  }
}
