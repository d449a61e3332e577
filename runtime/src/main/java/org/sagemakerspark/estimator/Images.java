package org.sagemakerspark.estimator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.image.AlgorithmImage;
import org.sagemakerspark.model.NativeScoring;
import org.sagemakerspark.spec.Image;

/**
 * The images of one call of {@code fit}, by their URIs.
 *
 * @param training the one that trains
 * @param model the one that serves; empty where there is none, or nobody knows it and no endpoint
 *     is created
 */
record Images(String training, Optional<String> model) {

  /** Says which images a user has to name and has not; one sentence for each. */
  static List<String> problems(AlgorithmEstimator<?, ?> estimator) {
    List<String> problems = new ArrayList<>();
    String algorithm = estimator.algorithm().name();
    if (estimator.isOfImageOfUser() && estimator.getTrainingImage().isEmpty()) {
      problems.add(
          "trainingImage is not set, and the library knows no image of "
              + algorithm
              + "; set it to the URI of the image that trains it");
    }
    if (isModelImageOfUser(estimator) && isServing(estimator)) {
      problems.add(
          "modelImage is not set, and the image that trains "
              + algorithm
              + " does not serve it; set modelImage to the URI of the image that does, or"
              + " endpointCreationPolicy to DO_NOT_CREATE");
    }
    return problems;
  }

  /**
   * Finds the images for a region.
   *
   * @throws IllegalArgumentException when one of them is not known there
   */
  static Images of(AlgorithmEstimator<?, ?> estimator, String region) {
    String training =
        AlgorithmImage.training(estimator.getTrainingImage(), estimator.algorithm(), region);
    if (!estimator.algorithm().isServed() || isModelImageOfUser(estimator)) {
      return new Images(training, Optional.empty());
    }
    Optional<String> given = estimator.getModelImage();
    return new Images(
        training,
        Optional.of(
            given.isPresent() || isServedByAnother(estimator)
                ? AlgorithmImage.serving(given, estimator.algorithm(), region)
                : training));
  }

  /** Whether only the user can tell which image serves, and has not. */
  private static boolean isModelImageOfUser(AlgorithmEstimator<?, ?> estimator) {
    return estimator.getModelImage().isEmpty()
        && isServedByAnother(estimator)
        && (estimator.isOfImageOfUser() || estimator.getTrainingImage().isPresent());
  }

  private static boolean isServedByAnother(AlgorithmEstimator<?, ?> estimator) {
    return estimator.algorithm().images().stream().anyMatch(Image::servesByAnother);
  }

  private static boolean isServing(AlgorithmEstimator<?, ?> estimator) {
    return estimator.endpointCreation() != EndpointCreationPolicy.DO_NOT_CREATE
        && !NativeScoring.isAskedFor(estimator);
  }
}
