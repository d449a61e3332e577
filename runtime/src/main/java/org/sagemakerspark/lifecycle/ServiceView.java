package org.sagemakerspark.lifecycle;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DescribeEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointConfigResult;
import com.amazonaws.services.sagemaker.model.DescribeModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sagemakerspark.aws.AwsErrors;

/** What SageMaker says that there is. Each question is one or a few calls, none is repeated. */
final class ServiceView {

  private final AmazonSageMaker sageMaker;
  private final ResourceTags tags;

  ServiceView(AmazonSageMaker sageMaker) {
    this.sageMaker = sageMaker;
    this.tags = new ResourceTags(sageMaker);
  }

  /**
   * Returns the tags of a thing; empty when it is not there.
   *
   * @throws SdkClientException when the service does not say
   */
  Optional<Map<String, String>> tags(CreatedResource resource) {
    return arn(resource).map(tags::all);
  }

  /**
   * Tells whom a thing belongs to.
   *
   * @throws SdkClientException when the service does not say
   */
  Whose whose(CreatedResource resource, Ownership owner) {
    return tags(resource)
        .map(
            its ->
                owner.isOfThisCall(its)
                    ? Whose.THIS_CALLS
                    : owner.isOfModel(its) ? Whose.THIS_MODELS : Whose.SOMEBODY_ELSES)
        .orElse(Whose.NOBODYS);
  }

  Optional<EndpointUse> endpoint(String name) {
    return EndpointUse.of(sageMaker, name);
  }

  Optional<DescribeTrainingJobResult> trainingJob(String name) {
    return ifThere(
        () ->
            sageMaker.describeTrainingJob(
                new DescribeTrainingJobRequest().withTrainingJobName(name)));
  }

  /** Tells whether an endpoint may serve a model, now or when it has come to where it is going. */
  boolean mayServe(EndpointUse endpoint, String model) {
    return Stream.concat(Stream.of(endpoint.config()), endpoint.next().stream())
        .filter(endpoint::mayUse)
        .map(this::endpointConfig)
        .flatMap(Optional::stream)
        .flatMap(config -> config.getProductionVariants().stream())
        .map(ProductionVariant::getModelName)
        .anyMatch(model::equals);
  }

  private Optional<DescribeEndpointConfigResult> endpointConfig(String name) {
    return ifThere(
        () ->
            sageMaker.describeEndpointConfig(
                new DescribeEndpointConfigRequest().withEndpointConfigName(name)));
  }

  private Optional<String> arn(CreatedResource resource) {
    String name = resource.name();
    return switch (resource.kind()) {
      case TRAINING_JOB -> trainingJob(name).map(DescribeTrainingJobResult::getTrainingJobArn);
      case ENDPOINT -> endpoint(name).map(EndpointUse::arn);
      case ENDPOINT_CONFIG ->
          endpointConfig(name).map(DescribeEndpointConfigResult::getEndpointConfigArn);
      case MODEL ->
          ifThere(
              () ->
                  sageMaker
                      .describeModel(new DescribeModelRequest().withModelName(name))
                      .getModelArn());
      case STAGED_DATA -> throw new IllegalArgumentException("Objects in S3 have no ARN");
    };
  }

  private static <T> Optional<T> ifThere(Supplier<T> describe) {
    try {
      return Optional.of(describe.get());
    } catch (SdkClientException e) {
      if (AwsErrors.isNotFound(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
