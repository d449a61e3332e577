package org.sagemakerspark.estimator;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DescribeEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DescribeModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.lifecycle.EndpointUse;
import org.sagemakerspark.model.NativeScoring;

/** Finds out before anything is uploaded whether the names that a user gives are in use. */
final class TakenNames {

  private static final String CHOOSE = "choose another one, or set timestampCustomNames";

  private TakenNames() {}

  /** A name that a user gives, and how it is asked for. */
  private record Given(
      String param,
      String kind,
      String name,
      BiPredicate<AmazonSageMaker, String> isThere,
      String remedy) {}

  static void check(AlgorithmEstimator<?, ?> estimator, AwsSettings aws, Problems problems) {
    List<Given> given = given(estimator);
    if (estimator.getTimestampCustomNames() || given.isEmpty()) {
      return;
    }
    AmazonSageMaker sageMaker = AwsClients.of(aws).sageMaker();
    try {
      for (Given each : given) {
        if (each.isThere().test(sageMaker, each.name())) {
          problems.add(
              each.param()
                  + " = '"
                  + each.name()
                  + "' is the name of "
                  + each.kind()
                  + " already; "
                  + each.remedy());
        }
      }
    } finally {
      sageMaker.shutdown();
    }
  }

  private static List<Given> given(AlgorithmEstimator<?, ?> estimator) {
    List<Given> given = new ArrayList<>();
    estimator
        .getCustomTrainingJobName()
        .ifPresent(
            name ->
                given.add(
                    new Given(
                        "customTrainingJobName",
                        "a training job",
                        name,
                        TakenNames::isJobThere,
                        CHOOSE)));
    if (NativeScoring.isAskedFor(estimator)
        || estimator.endpointCreation() != EndpointCreationPolicy.CREATE_ON_CONSTRUCT) {
      return given;
    }
    estimator
        .getCustomModelName()
        .ifPresent(
            name ->
                given.add(
                    new Given(
                        "customModelName", "a model", name, TakenNames::isModelThere, CHOOSE)));
    estimator
        .getCustomEndpointConfigName()
        .ifPresent(
            name ->
                given.add(
                    new Given(
                        "customEndpointConfigName",
                        "an endpoint configuration",
                        name,
                        TakenNames::isConfigThere,
                        CHOOSE)));
    Optional.of(estimator)
        .filter(each -> !each.getUpdateExistingEndpoint())
        .flatMap(AlgorithmEstimator::getCustomEndpointName)
        .ifPresent(
            name ->
                given.add(
                    new Given(
                        "customEndpointName",
                        "an endpoint",
                        name,
                        TakenNames::isEndpointThere,
                        "choose another one, set timestampCustomNames, or set"
                            + " updateExistingEndpoint to update it")));
    return given;
  }

  private static boolean isJobThere(AmazonSageMaker sageMaker, String name) {
    return isThere(
        () ->
            sageMaker.describeTrainingJob(
                new DescribeTrainingJobRequest().withTrainingJobName(name)));
  }

  private static boolean isModelThere(AmazonSageMaker sageMaker, String name) {
    return isThere(() -> sageMaker.describeModel(new DescribeModelRequest().withModelName(name)));
  }

  private static boolean isConfigThere(AmazonSageMaker sageMaker, String name) {
    return isThere(
        () ->
            sageMaker.describeEndpointConfig(
                new DescribeEndpointConfigRequest().withEndpointConfigName(name)));
  }

  /** The name of an endpoint that is being deleted is free when the model has been trained. */
  private static boolean isEndpointThere(AmazonSageMaker sageMaker, String name) {
    return EndpointUse.of(sageMaker, name).filter(use -> !use.isBeingDeleted()).isPresent();
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
