package org.sagemakerspark.estimator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.lifecycle.ResourceNames;
import org.sagemakerspark.model.EndpointRequests;
import org.sagemakerspark.model.NativeScoring;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.LabelUse;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.value.JsonMap;

/** What has to hold between the Params of an estimator, whatever the data is. */
final class EstimatorRules {

  private EstimatorRules() {}

  /** What Spark's OneVsRest calls the label of each of the models that it fits. */
  private static final String LABEL_OF_ONE_VS_REST = "mc2b$";

  static void check(AlgorithmEstimator<?, ?> estimator, Problems problems) {
    if (estimator.getLabelCol().startsWith(LABEL_OF_ONE_VS_REST)) {
      problems.add(
          "OneVsRest holds models of Spark's own only, and would fail after it had trained and"
              + " hosted one for each class; use an algorithm that tells several classes apart");
    }
    checkFeatures(estimator, problems);
    checkServing(estimator, problems);
    problems.collect(() -> estimator.namePolicy().names(ResourceNames.freshSuffix()));
    estimator
        .getTrainingInputS3Uri()
        .ifPresent(uri -> problems.collect(() -> S3Location.parse(uri, "trainingInputS3Uri")));
    estimator
        .getTrainingOutputS3Uri()
        .ifPresent(uri -> problems.collect(() -> S3Location.parse(uri, "trainingOutputS3Uri")));
    estimator
        .hyperParameterSet()
        .problems(estimator.getHyperParameterMap(), channels(estimator))
        .forEach(problems::add);
    Images.problems(estimator).forEach(problems::add);
    checkInputMode(estimator, problems);
    checkJob(estimator, problems);
    estimator.trainingVariables().problems().forEach(problems::add);
    if (estimator.algorithm().isServed() && NativeScoring.isAskedFor(estimator)) {
      NativeScoring.problem(estimator).ifPresent(problems::add);
      EndpointRequests.networkProblems(estimator).forEach(problems::add);
    } else if (estimator.endpointCreation() == EndpointCreationPolicy.DO_NOT_CREATE) {
      EndpointRequests.networkProblems(estimator).forEach(problems::add);
    } else {
      EndpointRequests.problems(estimator).forEach(problems::add);
    }
  }

  /** An image that only trains is served by nothing; its policy of endpoints is that of all. */
  private static void checkServing(AlgorithmEstimator<?, ?> estimator, Problems problems) {
    List<String> set = new ArrayList<>(estimator.paramSet().setOfServing());
    set.remove(estimator.endpointCreationPolicy().name());
    if (!estimator.algorithm().isServed() && !set.isEmpty()) {
      problems.add(
          String.join(", ", set)
              + (set.size() == 1 ? " is" : " are")
              + " set, and the image of "
              + estimator.algorithm().name()
              + " only trains: no model of it is served or scores rows; clear "
              + (set.size() == 1 ? "it" : "them"));
    }
  }

  /** A model would learn from what it is to predict. */
  private static void checkFeatures(AlgorithmEstimator<?, ?> estimator, Problems problems) {
    List<String> features = List.of(estimator.getFeaturesCols().orElse(new String[0]));
    Map<Param<String>, String> others = TrainingData.columnsBesideFeatures(estimator);
    if (estimator.algorithm().training().labelUse() == LabelUse.NONE) {
      others.remove(estimator.labelCol());
    }
    others.forEach(
        (param, column) -> {
          if (features.contains(column)) {
            problems.add(
                "the column '"
                    + column
                    + "' is one of featuresCols and "
                    + param.name()
                    + " too; take it out of featuresCols");
          }
        });
  }

  /** Returns the names of the job's channels. */
  private static Set<String> channels(AlgorithmEstimator<?, ?> estimator) {
    Set<String> names = new LinkedHashSet<>(JsonMap.parse(estimator.getExtraChannels()).keySet());
    names.add(estimator.getTrainingChannelName());
    if (estimator.getValidationIndicatorCol().isPresent()) {
      estimator.algorithm().training().validationChannel().ifPresent(names::add);
    }
    return names;
  }

  /** Where formats are told, each has input modes of its own. */
  private static void checkInputMode(AlgorithmEstimator<?, ?> estimator, Problems problems) {
    Algorithm.Training training = estimator.algorithm().training();
    String mode = estimator.getTrainingInputMode();
    if (estimator.isOfDescribedImage()
        && training.reads().isEmpty()
        && !training.inputModes().isEmpty()
        && !training.inputModes().contains(mode)) {
      problems.add(
          "trainingInputMode is "
              + mode
              + ", by which the image gets no data; it can be "
              + String.join(" or ", training.inputModes()));
    }
  }

  private static void checkJob(AlgorithmEstimator<?, ?> estimator, Problems problems) {
    int maxRuntime = estimator.getTrainingMaxRuntimeInSeconds();
    boolean spot = estimator.getEnableManagedSpotTraining();
    if (spot && estimator.getTrainingMaxWaitTimeInSeconds().isEmpty()) {
      problems.add("enableManagedSpotTraining needs trainingMaxWaitTimeInSeconds");
    }
    estimator
        .getTrainingMaxWaitTimeInSeconds()
        .ifPresent(
            wait -> {
              if (!spot) {
                problems.add("trainingMaxWaitTimeInSeconds needs enableManagedSpotTraining");
              }
              if (wait < maxRuntime) {
                problems.add(
                    "trainingMaxWaitTimeInSeconds = "
                        + wait
                        + " must be at least trainingMaxRuntimeInSeconds, which is "
                        + maxRuntime);
              }
            });
    if (estimator.getCheckpointLocalPath().isPresent()
        && estimator.getCheckpointS3Uri().isEmpty()) {
      problems.add("checkpointLocalPath needs checkpointS3Uri, the folder in S3 that it goes to");
    }
    if (estimator.getTrainingCompressionType().equals("Gzip")
        && !estimator.getTrainingInputMode().equals("Pipe")) {
      problems.add(
          "trainingCompressionType = 'Gzip' needs trainingInputMode 'Pipe', which is '"
              + estimator.getTrainingInputMode()
              + "'");
    }
  }
}
