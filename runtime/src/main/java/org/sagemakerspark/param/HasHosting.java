package org.sagemakerspark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/**
 * How an endpoint is hosted; each maps to a member of CreateEndpointConfig's production variant.
 *
 * @param <S> the stage's own class, which setters return
 */
public interface HasHosting<S> extends HasParamSet<S> {

  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.oneOf(
        "endpointCreationPolicy",
        "When the fitted model gets its endpoint: CREATE_ON_CONSTRUCT (within fit), CREATE_ON_TRANSFORM (at the first transform) or DO_NOT_CREATE.",
        "CREATE_ON_CONSTRUCT",
        "CREATE_ON_TRANSFORM",
        "DO_NOT_CREATE");
    set.defaultOf("endpointCreationPolicy", "CREATE_ON_CONSTRUCT");
    set.string(
        "endpointInstanceType",
        "Instance type of the endpoint (ProductionVariants.InstanceType), such as ml.m5.large.");
    set.integer(
        "endpointInitialInstanceCount",
        "Number of instances behind the endpoint (ProductionVariants.InitialInstanceCount). Range: at least 1.",
        Bounds.atLeast(1L));
    set.defaultOf("endpointInstanceType", "ml.m5.large");
    set.defaultOf("endpointInitialInstanceCount", 1);
  }

  /** Instance type of the endpoint (ProductionVariants.InstanceType), such as ml.m5.large. */
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
   * least 1.
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
   * When the fitted model gets its endpoint: CREATE_ON_CONSTRUCT (within fit), CREATE_ON_TRANSFORM
   * (at the first transform) or DO_NOT_CREATE.
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
}
