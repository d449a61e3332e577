package org.sagemakerspark.hosting;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DescribeEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import java.util.Optional;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.Ownership;
import org.sagemakerspark.aws.ResourceTags;

/** Tells by their tags whom things belong to. */
final class OwnedResources {

  private final AmazonSageMaker sageMaker;

  OwnedResources(AmazonSageMaker sageMaker) {
    this.sageMaker = sageMaker;
  }

  /** Tells whether a thing is there and was created for the model with this tag. */
  boolean belongsTo(String owner, CreatedResource resource) {
    return arn(resource)
        .flatMap(arn -> new ResourceTags(sageMaker).value(arn, Ownership.MODEL))
        .filter(owner::equals)
        .isPresent();
  }

  private Optional<String> arn(CreatedResource resource) {
    String name = resource.name();
    try {
      return Optional.of(
          switch (resource.kind()) {
            case TRAINING_JOB ->
                sageMaker
                    .describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName(name))
                    .getTrainingJobArn();
            case ENDPOINT ->
                sageMaker
                    .describeEndpoint(new DescribeEndpointRequest().withEndpointName(name))
                    .getEndpointArn();
            case ENDPOINT_CONFIG ->
                sageMaker
                    .describeEndpointConfig(
                        new DescribeEndpointConfigRequest().withEndpointConfigName(name))
                    .getEndpointConfigArn();
            case MODEL ->
                sageMaker
                    .describeModel(new DescribeModelRequest().withModelName(name))
                    .getModelArn();
            case STAGED_DATA -> throw new IllegalArgumentException("Objects in S3 have no ARN");
          });
    } catch (SdkClientException e) {
      if (AwsErrors.isNotFound(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
