package org.sagemakerspark.lifecycle;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointResult;
import com.amazonaws.services.sagemaker.model.PendingDeploymentSummary;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.aws.AwsErrors;

/**
 * What an endpoint serves on, and what it is on its way to.
 *
 * @param arn the endpoint's ARN
 * @param status its status
 * @param failureReason why it, or its last update, has failed; null for no reason
 * @param config the endpoint configuration that it has
 * @param next the one that it is on its way to; empty for none, or where the service does not say
 */
public record EndpointUse(
    String arn, String status, String failureReason, String config, Optional<String> next) {

  /** States that an endpoint leaves by itself. */
  private static final Set<String> MOVING =
      Set.of("Creating", "Updating", "SystemUpdating", "RollingBack");

  /**
   * Asks for it once.
   *
   * @return empty when there is no endpoint of that name
   * @throws SdkClientException when the service does not say
   */
  public static Optional<EndpointUse> of(AmazonSageMaker sageMaker, String endpoint) {
    try {
      return Optional.of(ofExisting(sageMaker, endpoint));
    } catch (SdkClientException e) {
      if (AwsErrors.isNotFound(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Asks for it once.
   *
   * @throws SdkClientException when there is no endpoint of that name, or the service does not say
   */
  public static EndpointUse ofExisting(AmazonSageMaker sageMaker, String endpoint) {
    return of(sageMaker.describeEndpoint(new DescribeEndpointRequest().withEndpointName(endpoint)));
  }

  /** Reads what the service has said. */
  public static EndpointUse of(DescribeEndpointResult it) {
    return new EndpointUse(
        it.getEndpointArn(),
        it.getEndpointStatus(),
        it.getFailureReason(),
        it.getEndpointConfigName(),
        Optional.ofNullable(it.getPendingDeploymentSummary())
            .map(PendingDeploymentSummary::getEndpointConfigName));
  }

  /** Tells whether its status will change by itself. */
  public boolean isMoving() {
    return MOVING.contains(status);
  }

  /** Tells whether it is being deleted. */
  public boolean isBeingDeleted() {
    return status.equals("Deleting");
  }

  /** Tells whether it serves on a configuration, is on its way to it, or may be. */
  public boolean mayUse(String endpointConfig) {
    if (isBeingDeleted()) {
      return false;
    }
    boolean isGoingSomewhere = status.equals("Updating") && next.isEmpty();
    return isGoingSomewhere
        || endpointConfig.equals(config)
        || next.filter(endpointConfig::equals).isPresent();
  }

  /** Says in words what it does with a configuration that it may use. */
  String describe(String endpointConfig) {
    return endpointConfig.equals(config) && !isMoving()
        ? "serves on endpoint configuration " + endpointConfig
        : "is " + status + " and may be on its way to endpoint configuration " + endpointConfig;
  }
}
