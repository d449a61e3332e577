package org.sagemakerspark.param;

import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.ServiceRules;

/**
 * The network in which training and hosting containers run.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasNetwork<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.text(
        "vpcSubnets",
        "Ids of the subnets of the training job and the model (VpcConfig.Subnets), "
            + "separated by commas, such as subnet-1,subnet-2. At most 16 entries. "
            + "vpcSecurityGroupIds belongs to it.",
        ServiceRules.subnets(16));
    set.text(
        "vpcSecurityGroupIds",
        "Ids of the security groups of the training job and the model "
            + "(VpcConfig.SecurityGroupIds), separated by commas, such as sg-1,sg-2. At most 5 "
            + "entries. vpcSubnets belongs to it.",
        ServiceRules.securityGroups(5));
    set.bool(
        "enableNetworkIsolation",
        "Whether containers of the training job and the model have no network at all "
            + "(EnableNetworkIsolation).");
    set.defaultOf("enableNetworkIsolation", false);
  }

  /**
   * Ids of the subnets of the training job and the model (VpcConfig.Subnets), separated by commas,
   * such as subnet-1,subnet-2. At most 16 entries. vpcSecurityGroupIds belongs to it.
   */
  default Param<String> vpcSubnets() {
    return paramSet().get("vpcSubnets");
  }

  /** Returns {@link #vpcSubnets()}; empty when it is unset. */
  default Optional<String> getVpcSubnets() {
    return optional(vpcSubnets());
  }

  /** Sets {@link #vpcSubnets()}. */
  default S setVpcSubnets(String value) {
    return with(vpcSubnets(), value);
  }

  /** Sets {@link #vpcSubnets()}. */
  default S setVpcSubnets(List<String> value) {
    return with(vpcSubnets(), String.join(",", value));
  }

  /**
   * Ids of the security groups of the training job and the model (VpcConfig.SecurityGroupIds),
   * separated by commas, such as sg-1,sg-2. At most 5 entries. vpcSubnets belongs to it.
   */
  default Param<String> vpcSecurityGroupIds() {
    return paramSet().get("vpcSecurityGroupIds");
  }

  /** Returns {@link #vpcSecurityGroupIds()}; empty when it is unset. */
  default Optional<String> getVpcSecurityGroupIds() {
    return optional(vpcSecurityGroupIds());
  }

  /** Sets {@link #vpcSecurityGroupIds()}. */
  default S setVpcSecurityGroupIds(String value) {
    return with(vpcSecurityGroupIds(), value);
  }

  /** Sets {@link #vpcSecurityGroupIds()}. */
  default S setVpcSecurityGroupIds(List<String> value) {
    return with(vpcSecurityGroupIds(), String.join(",", value));
  }

  /**
   * Whether containers of the training job and the model have no network at all
   * (EnableNetworkIsolation). Default: false.
   */
  default BooleanParam enableNetworkIsolation() {
    return paramSet().get("enableNetworkIsolation");
  }

  /** Returns {@link #enableNetworkIsolation()}. */
  default boolean getEnableNetworkIsolation() {
    return (boolean) getOrDefault(enableNetworkIsolation());
  }

  /** Sets {@link #enableNetworkIsolation()}. */
  default S setEnableNetworkIsolation(boolean value) {
    return with(enableNetworkIsolation(), value);
  }
}
