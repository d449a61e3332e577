package org.sagemakerspark.estimator;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DescribeEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.hosting.EndpointCreationPolicy;

/** Finds out before anything is uploaded whether the names that a user gives are in use. */
final class TakenNames {

  private static final String CHOOSE = "choose another one, or set timestampCustomNames";

  private TakenNames() {}

  /** A name that a user gives, and how it is asked for. */
  private record Given(
      String param,
      String kind,
      String name,
      BiConsumer<AmazonSageMaker, String> describe,
      String remedy) {}

  static void check(AlgorithmEstimator<?, ?> estimator, AwsSettings aws, Problems problems) {
    List<Given> given = given(estimator);
    if (estimator.getTimestampCustomNames() || given.isEmpty()) {
      return;
    }
    AmazonSageMaker sageMaker = AwsClients.of(aws).sageMaker();
    try {
      for (Given each : given) {
        if (isThere(() -> each.describe().accept(sageMaker, each.name()))) {
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
                        TakenNames::describeJob,
                        CHOOSE)));
    if (!estimator
        .getEndpointCreationPolicy()
        .equals(EndpointCreationPolicy.CREATE_ON_CONSTRUCT.name())) {
      return given;
    }
    estimator
        .getCustomModelName()
        .ifPresent(
            name ->
                given.add(
                    new Given(
                        "customModelName", "a model", name, TakenNames::describeModel, CHOOSE)));
    estimator
        .getCustomEndpointConfigName()
        .ifPresent(
            name ->
                given.add(
                    new Given(
                        "customEndpointConfigName",
                        "an endpoint configuration",
                        name,
                        TakenNames::describeConfig,
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
                        TakenNames::describeEndpoint,
                        "choose another one, set timestampCustomNames, or set"
                            + " updateExistingEndpoint to update it")));
    return given;
  }

  private static void describeJob(AmazonSageMaker sageMaker, String name) {
    sageMaker.describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName(name));
  }

  private static void describeModel(AmazonSageMaker sageMaker, String name) {
    sageMaker.describeModel(new DescribeModelRequest().withModelName(name));
  }

  private static void describeConfig(AmazonSageMaker sageMaker, String name) {
    sageMaker.describeEndpointConfig(
        new DescribeEndpointConfigRequest().withEndpointConfigName(name));
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
