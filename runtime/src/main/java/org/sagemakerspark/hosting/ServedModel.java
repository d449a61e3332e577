package org.sagemakerspark.hosting;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.DescribeEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeModelRequest;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import java.util.Optional;
import java.util.stream.Stream;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.lifecycle.EndpointUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that an endpoint was brought up for. Somebody may have updated the endpoint since, and
 * it answers for another model then, without an error.
 *
 * @param sageMaker the client that asks
 * @param config the configuration that the endpoint was brought up with
 * @param name the SageMaker model in it
 * @param data where the model's data is; another SageMaker model with the same data answers alike
 */
public record ServedModel(AmazonSageMaker sageMaker, String config, String name, String data) {

  private static final Logger LOGGER = LoggerFactory.getLogger(ServedModel.class);

  /** Who may score need not be able to describe, nor to reach the service that describes. */
  private static final int LONGEST_QUESTION_MILLIS = 10_000;

  /**
   * Asks whether an endpoint serves the model and no other. Where the service does not say, that is
   * logged.
   *
   * @param stage name of the stage that wants to score, for the message
   * @throws IllegalStateException when it is gone, serves another model, or is on its way to one
   */
  public void requireOn(String endpoint, String stage) {
    Optional<String> other;
    try {
      EndpointUse use = use(endpoint);
      if (use.isBeingDeleted()) {
        throw gone(endpoint, stage, null);
      }
      other = otherIn(use);
    } catch (SdkClientException e) {
      if (AwsErrors.isNotFound(e)) {
        throw gone(endpoint, stage, e);
      }
      LOGGER.warn(
          "{}: it cannot be told whether endpoint {} still serves this model: {}",
          stage,
          endpoint,
          AwsErrors.describe(e));
      return;
    }
    if (other.isPresent()) {
      throw new IllegalStateException(
          stage
              + ": endpoint "
              + endpoint
              + " was updated since and serves "
              + other.get()
              + " now, or soon, and not "
              + name
              + ", so another model would score the rows. Clear endpointName and call createEndpoint"
              + " to update it to this model again, or score on whatever it serves by a model that"
              + " fromEndpoint makes");
    }
  }

  private static IllegalStateException gone(String endpoint, String stage, Exception cause) {
    return new IllegalStateException(
        stage
            + ": endpoint "
            + endpoint
            + " does not exist any more. A copy of the model, or somebody else, has deleted it. Clear"
            + " endpointName and call createEndpoint to bring it up again",
        cause);
  }

  private EndpointUse use(String endpoint) {
    DescribeEndpointRequest describe = new DescribeEndpointRequest().withEndpointName(endpoint);
    describe.setSdkClientExecutionTimeout(LONGEST_QUESTION_MILLIS);
    return EndpointUse.of(sageMaker.describeEndpoint(describe));
  }

  private Optional<String> otherIn(EndpointUse use) {
    return Stream.concat(Stream.of(use.config()), use.next().stream())
        .filter(each -> !each.equals(config))
        .map(this::otherIn)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Names another model that a configuration serves. One that is deleted, or whose model is, was
   * brought to the endpoint by somebody all the same, who alone knows what it serves.
   */
  private Optional<String> otherIn(String otherConfig) {
    try {
      return sageMaker
          .describeEndpointConfig(
              new DescribeEndpointConfigRequest().withEndpointConfigName(otherConfig))
          .getProductionVariants()
          .stream()
          .map(ProductionVariant::getModelName)
          .filter(each -> !each.equals(name) && !hasSameData(each))
          .findFirst()
          .map(each -> "SageMaker model " + each);
    } catch (SdkClientException e) {
      if (AwsErrors.isNotFound(e)) {
        return Optional.of(
            "endpoint configuration " + otherConfig + ", which is deleted or whose model is,");
      }
      throw e;
    }
  }

  private boolean hasSameData(String otherModel) {
    return Optional.ofNullable(
            sageMaker
                .describeModel(new DescribeModelRequest().withModelName(otherModel))
                .getPrimaryContainer())
        .map(ServedModel::dataOf)
        .filter(data::equals)
        .isPresent();
  }

  private static String dataOf(ContainerDefinition container) {
    return container.getModelDataSource() == null
        ? container.getModelDataUrl()
        : container.getModelDataSource().getS3DataSource().getS3Uri();
  }
}
