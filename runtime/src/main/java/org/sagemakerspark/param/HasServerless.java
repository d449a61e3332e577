package org.sagemakerspark.param;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.IntParam;
import org.sagemakerspark.value.Bounds;

/**
 * Hosting without instances; each maps to a member of ProductionVariants.ServerlessConfig of
 * CreateEndpointConfig.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasServerless<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.integer(
        "serverlessMemorySizeInMB",
        "Memory of a serverless endpoint in MB "
            + "(ProductionVariants.ServerlessConfig.MemorySizeInMB). Range: from 1024 to 6144. "
            + "It goes in steps of 1024. A serverless endpoint takes requests of at most 4 MB. "
            + "When unset: the endpoint has instances.",
        Bounds.between(1024L, 6144L));
    set.integer(
        "serverlessMaxConcurrency",
        "How many requests a serverless endpoint takes at the same time "
            + "(ProductionVariants.ServerlessConfig.MaxConcurrency). Range: from 1 to 200.",
        Bounds.between(1L, 200L));
    set.integer(
        "serverlessProvisionedConcurrency",
        "For how many requests a serverless endpoint is always ready "
            + "(ProductionVariants.ServerlessConfig.ProvisionedConcurrency). Range: from 1 to "
            + "200. At most serverlessMaxConcurrency.",
        Bounds.between(1L, 200L));
    set.defaultOf("serverlessMaxConcurrency", 5);
  }

  /**
   * Memory of a serverless endpoint in MB (ProductionVariants.ServerlessConfig.MemorySizeInMB).
   * Range: from 1024 to 6144. It goes in steps of 1024. A serverless endpoint takes requests of at
   * most 4 MB. When unset: the endpoint has instances.
   */
  default IntParam serverlessMemorySizeInMB() {
    return paramSet().get("serverlessMemorySizeInMB");
  }

  /** Returns {@link #serverlessMemorySizeInMB()}; empty when it is unset. */
  default Optional<Integer> getServerlessMemorySizeInMB() {
    return optional(serverlessMemorySizeInMB());
  }

  /** Sets {@link #serverlessMemorySizeInMB()}. */
  default S setServerlessMemorySizeInMB(int value) {
    return with(serverlessMemorySizeInMB(), value);
  }

  /**
   * How many requests a serverless endpoint takes at the same time
   * (ProductionVariants.ServerlessConfig.MaxConcurrency). Range: from 1 to 200. Default: 5.
   */
  default IntParam serverlessMaxConcurrency() {
    return paramSet().get("serverlessMaxConcurrency");
  }

  /** Returns {@link #serverlessMaxConcurrency()}. */
  default int getServerlessMaxConcurrency() {
    return (int) getOrDefault(serverlessMaxConcurrency());
  }

  /** Sets {@link #serverlessMaxConcurrency()}. */
  default S setServerlessMaxConcurrency(int value) {
    return with(serverlessMaxConcurrency(), value);
  }

  /**
   * For how many requests a serverless endpoint is always ready
   * (ProductionVariants.ServerlessConfig.ProvisionedConcurrency). Range: from 1 to 200. At most
   * serverlessMaxConcurrency.
   */
  default IntParam serverlessProvisionedConcurrency() {
    return paramSet().get("serverlessProvisionedConcurrency");
  }

  /** Returns {@link #serverlessProvisionedConcurrency()}; empty when it is unset. */
  default Optional<Integer> getServerlessProvisionedConcurrency() {
    return optional(serverlessProvisionedConcurrency());
  }

  /** Sets {@link #serverlessProvisionedConcurrency()}. */
  default S setServerlessProvisionedConcurrency(int value) {
    return with(serverlessProvisionedConcurrency(), value);
  }
}
