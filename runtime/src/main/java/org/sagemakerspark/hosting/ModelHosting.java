package org.sagemakerspark.hosting;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointResult;
import com.amazonaws.services.sagemaker.model.UpdateEndpointRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.Progress;
import org.sagemakerspark.aws.StatusWatch;
import org.sagemakerspark.aws.WatchGivenUpException;

/**
 * Brings up endpoints. Whoever asks again for the same model, from a copy or another process, gets
 * the endpoint that is there. What was created for an endpoint that does not come up is deleted
 * again.
 */
public final class ModelHosting {

  /** States an endpoint does not leave by itself. */
  private static final Set<String> FINAL =
      Set.of("InService", "Failed", "OutOfService", "UpdateRollbackFailed", "Deleting");

  private final AmazonSageMaker sageMaker;
  private final OwnedResources owned;
  private final Progress progress;
  private final Duration giveUpAfter;

  /** Creates a maker of endpoints. */
  public ModelHosting(AmazonSageMaker sageMaker, Progress progress, Duration giveUpAfter) {
    this.sageMaker = sageMaker;
    this.owned = new OwnedResources(sageMaker);
    this.progress = progress;
    this.giveUpAfter = giveUpAfter;
  }

  /**
   * Creates model, endpoint configuration and endpoint as far as they are not there yet, and waits
   * until the endpoint is in service.
   *
   * @throws HostingException when it does not come up; it tells where the model's data is
   */
  public void host(HostingRequest request) {
    List<CreatedResource> created = new ArrayList<>();
    try {
      bringUp(request, created);
    } catch (SdkClientException e) {
      throw failed(request, created, AwsErrors.describe(e), e);
    } catch (WatchGivenUpException | NotInServiceException e) {
      throw failed(request, created, e.getMessage(), e);
    } catch (InterruptedException e) {
      HostingException failure = failed(request, created, "the caller was interrupted", e);
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private void bringUp(HostingRequest request, List<CreatedResource> created)
      throws InterruptedException {
    CreatedResource endpoint =
        new CreatedResource(CreatedResource.Kind.ENDPOINT, request.endpointName());
    Optional<DescribeEndpointResult> there = describe(request.endpointName());
    if (there.filter(each -> each.getEndpointStatus().equals("Deleting")).isPresent()) {
      awaitGone(request.endpointName());
      there = Optional.empty();
    }
    if (there.isEmpty()) {
      createModelAndConfig(request, created);
      create(endpoint, () -> sageMaker.createEndpoint(request.endpoint()), request, created);
      awaitService(request);
    } else if (owned.belongsTo(request.owner(), endpoint)) {
      awaitService(request);
    } else if (request.onForeignEndpoint() == HostingRequest.OnForeignEndpoint.UPDATE) {
      createModelAndConfig(request, created);
      sageMaker.updateEndpoint(
          new UpdateEndpointRequest()
              .withEndpointName(request.endpointName())
              .withEndpointConfigName(request.config().getEndpointConfigName()));
      awaitService(request);
    } else {
      throw new NotInServiceException(
          "there is an endpoint of that name already, which was not created for this model; choose"
              + " another name, or set updateExistingEndpoint to update it");
    }
  }

  private void createModelAndConfig(HostingRequest request, List<CreatedResource> created) {
    create(
        new CreatedResource(CreatedResource.Kind.MODEL, request.model().getModelName()),
        () -> sageMaker.createModel(request.model()),
        request,
        created);
    create(
        new CreatedResource(
            CreatedResource.Kind.ENDPOINT_CONFIG, request.config().getEndpointConfigName()),
        () -> sageMaker.createEndpointConfig(request.config()),
        request,
        created);
  }

  /** Creates a thing; one that was created for the same model, by someone quicker, will do too. */
  private void create(
      CreatedResource resource,
      Runnable call,
      HostingRequest request,
      List<CreatedResource> created) {
    try {
      call.run();
      created.add(resource);
    } catch (SdkClientException e) {
      if (!AwsErrors.isAlreadyThere(e)) {
        throw e;
      }
      if (!owned.belongsTo(request.owner(), resource)) {
        throw new NotInServiceException(
            "there is a " + resource.describe() + " already, which was not created for this model",
            e);
      }
    }
  }

  private Optional<DescribeEndpointResult> describe(String name) {
    try {
      return Optional.of(
          sageMaker.describeEndpoint(new DescribeEndpointRequest().withEndpointName(name)));
    } catch (SdkClientException e) {
      if (AwsErrors.isNotFound(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void awaitGone(String name) throws InterruptedException {
    watch(name)
        .await(
            () -> describe(name),
            there -> there.map(DescribeEndpointResult::getEndpointStatus).orElse("gone"),
            Optional::isEmpty);
  }

  private void awaitService(HostingRequest request) throws InterruptedException {
    DescribeEndpointRequest describe =
        new DescribeEndpointRequest().withEndpointName(request.endpointName());
    DescribeEndpointResult endpoint =
        watch(request.endpointName())
            .await(
                () -> sageMaker.describeEndpoint(describe),
                DescribeEndpointResult::getEndpointStatus,
                each -> FINAL.contains(each.getEndpointStatus()));
    String reason = endpoint.getFailureReason() == null ? "" : ": " + endpoint.getFailureReason();
    if (!endpoint.getEndpointStatus().equals("InService")) {
      throw new NotInServiceException("it is " + endpoint.getEndpointStatus() + reason);
    }
    if (!request.config().getEndpointConfigName().equals(endpoint.getEndpointConfigName())) {
      throw new NotInServiceException(
          "it serves its former configuration " + endpoint.getEndpointConfigName() + reason);
    }
  }

  private StatusWatch watch(String name) {
    return new StatusWatch("Endpoint " + name, progress, giveUpAfter);
  }

  private HostingException failed(
      HostingRequest request, List<CreatedResource> created, String reason, Exception cause) {
    String leftovers = "";
    List<CreatedResource> left = List.of();
    boolean interrupted = Thread.interrupted();
    try {
      new SageMakerResourceCleanup(sageMaker).delete(created, Duration.ZERO);
    } catch (ResourceCleanupException e) {
      cause.addSuppressed(e);
      leftovers = ". " + e.getMessage();
      left = e.left();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return new HostingException(
        "Endpoint "
            + request.endpointName()
            + " did not come up: "
            + reason
            + ". The trained model is at "
            + request.modelData()
            + leftovers,
        request.modelData(),
        left,
        cause);
  }

  private static final class NotInServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInServiceException(String message) {
      super(message);
    }

    NotInServiceException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
