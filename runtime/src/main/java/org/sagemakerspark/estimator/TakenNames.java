package org.sagemakerspark.estimator;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.hosting.EndpointCreationPolicy;

/** Finds out before anything is uploaded whether the names that a user gives are in use. */
final class TakenNames {

  private TakenNames() {}

  static void check(AlgorithmEstimator<?, ?> estimator, AwsSettings aws, Problems problems) {
    boolean fresh = estimator.getTimestampCustomNames();
    boolean endpointNow =
        estimator
                .getEndpointCreationPolicy()
                .equals(EndpointCreationPolicy.CREATE_ON_CONSTRUCT.name())
            && !estimator.getUpdateExistingEndpoint();
    if (fresh
        || (estimator.getCustomTrainingJobName().isEmpty()
            && estimator.getCustomEndpointName().isEmpty())) {
      return;
    }
    AmazonSageMaker sageMaker = AwsClients.of(aws).sageMaker();
    try {
      estimator
          .getCustomTrainingJobName()
          .filter(name -> isThere(() -> describeJob(sageMaker, name)))
          .ifPresent(
              name ->
                  problems.add(
                      "customTrainingJobName = '"
                          + name
                          + "' is the name of a training job already; choose another one, or set"
                          + " timestampCustomNames"));
      estimator
          .getCustomEndpointName()
          .filter(name -> endpointNow && isThere(() -> describeEndpoint(sageMaker, name)))
          .ifPresent(
              name ->
                  problems.add(
                      "customEndpointName = '"
                          + name
                          + "' is the name of an endpoint already; choose another one, set"
                          + " timestampCustomNames, or set updateExistingEndpoint to update it"));
    } finally {
      sageMaker.shutdown();
    }
  }

  private static void describeJob(AmazonSageMaker sageMaker, String name) {
    sageMaker.describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName(name));
  }

  private static void describeEndpoint(AmazonSageMaker sageMaker, String name) {
    sageMaker.describeEndpoint(new DescribeEndpointRequest().withEndpointName(name));
  }

  private static boolean isThere(Runnable describe) {
    try {
      describe.run();
      return true;
    } catch (SdkClientException e) {
      if (AwsErrors.isNotFound(e)) {
        return false;
      }
      throw e;
    }
  }
}
