package org.sagemakerspark.lifecycle;

import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DeleteEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import com.amazonaws.services.sagemaker.model.DeleteModelRequest;
import com.amazonaws.services.sagemaker.model.StopTrainingJobRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sagemakerspark.aws.AwsErrors;

/**
 * Stops training jobs, and deletes endpoints, endpoint configurations and models, as far as they
 * belong to whoever asks. An endpoint belongs to whom its tags name only as long as what it serves
 * on does, too: somebody else may have updated it. What an endpoint serves on, or is on its way to,
 * is never deleted under it.
 */
final class Removal {

  private static final Set<String> JOB_HAS_ENDED = Set.of("Completed", "Failed", "Stopped");

  private final AmazonSageMaker sageMaker;
  private final ServiceView view;
  private final Predicate<Map<String, String>> isOurs;
  private final Duration giveUpAfter;

  /**
   * Creates one.
   *
   * @param isOurs tells by its tags whether a thing may be removed
   * @param giveUpAfter how long calls are repeated that fail in a way that may pass
   */
  Removal(AmazonSageMaker sageMaker, Predicate<Map<String, String>> isOurs, Duration giveUpAfter) {
    this.sageMaker = sageMaker;
    this.view = new ServiceView(sageMaker);
    this.isOurs = isOurs;
    this.giveUpAfter = giveUpAfter;
  }

  /**
   * Removes a thing that is in SageMaker. What is gone already, or belongs to somebody else, is
   * fine as it is.
   *
   * @param patience how long an endpoint on its way is waited for; no call is repeated for longer
   * @throws InUseException when an endpoint still needs it
   * @throws EndpointOnItsWayException when an endpoint can still not be deleted
   * @throws RuntimeException when the service refuses, or does not say whose it is
   */
  void remove(CreatedResource resource, Duration patience) throws InterruptedException {
    String name = resource.name();
    switch (resource.kind()) {
      case TRAINING_JOB -> whenOurs(resource, ofCalls(patience), () -> stop(name));
      case ENDPOINT -> removeEndpoint(resource, patience);
      case ENDPOINT_CONFIG ->
          whenOurs(
              resource,
              ofCalls(patience),
              () ->
                  sageMaker.deleteEndpointConfig(
                      new DeleteEndpointConfigRequest().withEndpointConfigName(name)));
      case MODEL ->
          whenOurs(
              resource,
              ofCalls(patience),
              () -> sageMaker.deleteModel(new DeleteModelRequest().withModelName(name)));
      case STAGED_DATA -> throw new IllegalArgumentException("It is not in SageMaker");
    }
  }

  private Duration ofCalls(Duration patience) {
    return patience.compareTo(giveUpAfter) < 0 ? patience : giveUpAfter;
  }

  /** Each attempt looks first, so that one whose answer was lost finds that all is done. */
  private void whenOurs(CreatedResource resource, Duration patience, Runnable removal)
      throws InterruptedException {
    Persistence.call(
        patience,
        () -> {
          Optional<Map<String, String>> tags = view.tags(resource).filter(isOurs);
          if (tags.isPresent()) {
            refuseWhenInUse(resource, Optional.ofNullable(tags.get().get(Ownership.ENDPOINT)));
            unlessGone(removal);
          }
          return null;
        });
  }

  private void refuseWhenInUse(CreatedResource resource, Optional<String> endpoint) {
    if (endpoint.filter(name -> isNeeded(resource, name)).isPresent()) {
      throw new InUseException("endpoint " + endpoint.get() + " needs it");
    }
  }

  /**
   * Tells whether an endpoint needs a configuration or a model, now or when it has come to where it
   * is going.
   *
   * @throws RuntimeException when the service does not say
   */
  boolean isNeeded(CreatedResource resource, String endpoint) {
    return view.endpoint(endpoint)
        .filter(
            use ->
                switch (resource.kind()) {
                  case ENDPOINT_CONFIG -> use.mayUse(resource.name());
                  case MODEL -> view.mayServe(use, resource.name());
                  default -> false;
                })
        .isPresent();
  }

  /**
   * Tells whether an endpoint is there and is ours, with what it serves on.
   *
   * @throws RuntimeException when the service does not say
   */
  boolean isOurEndpoint(CreatedResource endpoint) {
    return view.endpoint(endpoint.name()).filter(use -> isOurs(endpoint, use)).isPresent();
  }

  private void stop(String job) {
    boolean runs =
        view.trainingJob(job)
            .filter(each -> !JOB_HAS_ENDED.contains(each.getTrainingJobStatus()))
            .isPresent();
    if (runs) {
      sageMaker.stopTrainingJob(new StopTrainingJobRequest().withTrainingJobName(job));
    }
  }

  private void removeEndpoint(CreatedResource endpoint, Duration patience)
      throws InterruptedException {
    Persistence persistence = new Persistence(patience);
    Duration ofCalls = ofCalls(patience);
    while (true) {
      Optional<EndpointUse> use =
          Persistence.call(ofCalls, () -> view.endpoint(endpoint.name()))
              .filter(each -> !each.isBeingDeleted());
      if (use.isEmpty() || !Persistence.call(ofCalls, () -> isOurs(endpoint, use.get()))) {
        return;
      }
      if (!use.get().isMoving() && Persistence.call(ofCalls, () -> delete(endpoint.name()))) {
        return;
      }
      if (persistence.isOver()) {
        throw new EndpointOnItsWayException("it is " + use.get().status());
      }
      persistence.pause();
    }
  }

  /**
   * An endpoint is ours when it was created by us and serves what was made for the same model: a
   * configuration that another call for that model has created is none of somebody else's. One that
   * is deleted has no tags; then its name has to say so.
   */
  private boolean isOurs(CreatedResource endpoint, EndpointUse use) {
    Optional<Map<String, String>> own = view.tags(endpoint).filter(isOurs);
    return own.isPresent()
        && Stream.concat(Stream.of(use.config()), use.next().stream())
            .allMatch(
                name ->
                    view.tags(new CreatedResource(CreatedResource.Kind.ENDPOINT_CONFIG, name))
                        .map(tags -> isOurs.test(tags) || Ownership.areOfOneModel(own.get(), tags))
                        .orElseGet(() -> Ownership.names(own.get(), name)));
  }

  /** Returns false when the endpoint is on its way somewhere and cannot be deleted now. */
  private boolean delete(String endpoint) {
    try {
      unlessGone(
          () -> sageMaker.deleteEndpoint(new DeleteEndpointRequest().withEndpointName(endpoint)));
      return true;
    } catch (RuntimeException e) {
      if (AwsErrors.isInProgress(e)) {
        return false;
      }
      throw e;
    }
  }

  private static void unlessGone(Runnable removal) {
    try {
      removal.run();
    } catch (RuntimeException e) {
      if (!AwsErrors.isNotFound(e)) {
        throw e;
      }
    }
  }
}
