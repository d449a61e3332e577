package org.sagemakerspark.hosting;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.DescribeModelRequest;
import com.amazonaws.services.sagemaker.model.UpdateEndpointRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.lifecycle.CreatedResource;
import org.sagemakerspark.lifecycle.CreatedResource.Kind;
import org.sagemakerspark.lifecycle.EndpointUse;
import org.sagemakerspark.lifecycle.Ledger;
import org.sagemakerspark.lifecycle.Progress;
import org.sagemakerspark.lifecycle.ResourceCleanupException;
import org.sagemakerspark.lifecycle.StatusWatch;
import org.sagemakerspark.lifecycle.TakenNameException;

/**
 * Brings up endpoints. Whoever asks again for the same model, from a copy or another process, gets
 * the endpoint that is there. What was created for an endpoint that does not come up is deleted
 * again, unless the endpoint is on its way to it.
 */
public final class ModelHosting {

  /** States an endpoint does not leave by itself. */
  private static final Set<String> FINAL =
      Set.of("InService", "Failed", "OutOfService", "UpdateRollbackFailed", "Deleting");

  /** An update shows in the endpoint's status within this time. */
  private static final Duration UPDATE_SHOWS = Duration.ofSeconds(3);

  private final AmazonSageMaker sageMaker;
  private final Supplier<AmazonSageMaker> clients;
  private final Progress progress;
  private final Duration giveUpAfter;
  private final String place;

  /**
   * Creates a maker of endpoints.
   *
   * @param clients makes further clients like the first; one may be needed when the call is over
   * @param place what tells the service, with its account and region, from others
   */
  public ModelHosting(
      AmazonSageMaker sageMaker,
      Supplier<AmazonSageMaker> clients,
      Progress progress,
      Duration giveUpAfter,
      String place) {
    this.sageMaker = sageMaker;
    this.clients = clients;
    this.progress = progress;
    this.giveUpAfter = giveUpAfter;
    this.place = place;
  }

  /**
   * Creates model, endpoint configuration and endpoint as far as they are not there yet, and waits
   * until the endpoint is in service.
   *
   * @throws HostingException when it does not come up; it tells where the model's data is
   */
  public void host(HostingRequest request) {
    Ledger ledger = Ledger.open(clients.get(), request.owner(), giveUpAfter);
    EndpointWaits waits =
        EndpointWaits.join(
            String.join(" ", place, request.endpointName(), request.owner().model()), ledger);
    try {
      bringUp(request, ledger);
    } catch (InterruptedException e) {
      HostingException failure =
          failed(
              request, waits.gaveUp(ledger, Ledger.WHEN_FAILED), "the caller was interrupted", e);
      Thread.currentThread().interrupt();
      throw failure;
    } catch (Throwable e) {
      String reason = e instanceof SdkClientException ? AwsErrors.describe(e) : e.getMessage();
      throw failed(request, waits.gaveUp(ledger, Ledger.WHEN_FAILED), reason, e);
    }
    waits.succeeded(ledger);
  }

  private void bringUp(HostingRequest request, Ledger ledger) throws InterruptedException {
    Optional<EndpointUse> there = look(request.endpointName());
    if (there.filter(EndpointUse::isBeingDeleted).isPresent()) {
      awaitGone(request.endpointName());
      there = Optional.empty();
    }
    if (there.isEmpty()) {
      createOrUpdate(request, ledger);
    } else if (there.get().mayUse(request.configName()) && ledger.isOfModel(config(request))) {
      requireSameModel(request);
    } else if (request.onForeignEndpoint() == HostingRequest.OnForeignEndpoint.UPDATE) {
      update(request, ledger);
    } else {
      throw new NotInServiceException(
          "there is an endpoint of that name already, which does not serve this model; choose"
              + " another name, or set updateExistingEndpoint to update it");
    }
    awaitService(request, System.nanoTime());
  }

  /** Somebody else may create an endpoint of that name at the same time, and be quicker. */
  private void createOrUpdate(HostingRequest request, Ledger ledger) throws InterruptedException {
    try {
      create(request, ledger);
    } catch (TakenNameException e) {
      if (request.onForeignEndpoint() == HostingRequest.OnForeignEndpoint.REFUSE
          || look(request.endpointName()).isEmpty()) {
        throw e;
      }
      update(request, ledger);
    }
  }

  private void create(HostingRequest request, Ledger ledger) throws InterruptedException {
    createModelAndConfig(request, ledger);
    ledger.create(
        new CreatedResource(Kind.ENDPOINT, request.endpointName()),
        () -> sageMaker.createEndpoint(request.endpoint()));
    progress.say(
        "Endpoint "
            + request.endpointName()
            + " is being created; it is paid for until it is deleted");
  }

  private void update(HostingRequest request, Ledger ledger) throws InterruptedException {
    createModelAndConfig(request, ledger);
    ledger.update(
        request.endpointName(),
        request.configName(),
        () ->
            sageMaker.updateEndpoint(
                new UpdateEndpointRequest()
                    .withEndpointName(request.endpointName())
                    .withEndpointConfigName(request.configName())));
  }

  private void createModelAndConfig(HostingRequest request, Ledger ledger)
      throws InterruptedException {
    boolean isNew =
        ledger.create(
            new CreatedResource(Kind.MODEL, request.model().getModelName()),
            () -> sageMaker.createModel(request.model()));
    if (!isNew) {
      requireSameModel(request);
    }
    boolean isNewConfig =
        ledger.create(config(request), () -> sageMaker.createEndpointConfig(request.config()));
    if (!isNewConfig) {
      requireSameEndpoint(request, ledger);
    }
  }

  private static CreatedResource config(HostingRequest request) {
    return new CreatedResource(Kind.ENDPOINT_CONFIG, request.configName());
  }

  /** Two endpoints with one configuration would lose it with the first of them. */
  private static void requireSameEndpoint(HostingRequest request, Ledger ledger)
      throws InterruptedException {
    String other = ledger.endpointOf(config(request)).orElse(request.endpointName());
    if (!other.equals(request.endpointName())) {
      throw new NotInServiceException(
          "endpoint configuration "
              + request.configName()
              + " was created for endpoint "
              + other
              + " of the same model; set customModelName and customEndpointConfigName for a second"
              + " endpoint, or delete the first one's resources");
    }
  }

  /** Two models with the same uid, which users choose, have the same names. */
  private void requireSameModel(HostingRequest request) {
    String name = request.model().getModelName();
    ContainerDefinition wanted = request.model().getPrimaryContainer();
    ContainerDefinition there;
    try {
      there =
          sageMaker
              .describeModel(new DescribeModelRequest().withModelName(name))
              .getPrimaryContainer();
    } catch (SdkClientException e) {
      if (AwsErrors.isNotFound(e)) {
        return;
      }
      throw e;
    }
    if (there != null
        && !(Objects.equals(there.getModelDataUrl(), wanted.getModelDataUrl())
            && Objects.equals(there.getModelDataSource(), wanted.getModelDataSource())
            && Objects.equals(there.getImage(), wanted.getImage()))) {
      throw new NotInServiceException(
          "the SageMaker model "
              + name
              + " is that of another model with the same uid, with other data or another image; give"
              + " this model another uid or another namePrefix");
    }
  }

  /** Asks once and again, as a watch does. */
  private Optional<EndpointUse> look(String name) throws InterruptedException {
    return watch(name)
        .await(
            () -> EndpointUse.of(sageMaker, name),
            there -> there.map(EndpointUse::status).orElse("not there"),
            there -> true);
  }

  private void awaitGone(String name) throws InterruptedException {
    watch(name)
        .await(
            () -> EndpointUse.of(sageMaker, name),
            there -> there.map(EndpointUse::status).orElse("gone"),
            Optional::isEmpty);
  }

  /**
   * Waits until the endpoint serves.
   *
   * @param start when the wait began, by {@link System#nanoTime()}
   */
  private void awaitService(HostingRequest request, long start) throws InterruptedException {
    String config = request.configName();
    EndpointUse endpoint =
        watch(request.endpointName())
            .await(
                () -> EndpointUse.ofExisting(sageMaker, request.endpointName()),
                EndpointUse::status,
                each ->
                    FINAL.contains(each.status())
                        && (each.config().equals(config) || isOver(UPDATE_SHOWS, start)));
    String reason = endpoint.failureReason() == null ? "" : ": " + endpoint.failureReason();
    if (!endpoint.status().equals("InService")) {
      throw new NotInServiceException("it is " + endpoint.status() + reason);
    }
    if (!endpoint.config().equals(config)) {
      throw new NotInServiceException(
          "it serves its former configuration " + endpoint.config() + reason);
    }
  }

  private static boolean isOver(Duration time, long start) {
    return System.nanoTime() - start > time.toNanos();
  }

  private StatusWatch watch(String name) {
    return new StatusWatch("Endpoint " + name, progress, giveUpAfter);
  }

  private static HostingException failed(
      HostingRequest request,
      Optional<ResourceCleanupException> left,
      String reason,
      Throwable cause) {
    left.ifPresent(cause::addSuppressed);
    return new HostingException(
        "Endpoint "
            + request.endpointName()
            + " did not come up: "
            + reason
            + ". The trained model is at "
            + request.modelData()
            + left.map(what -> ". " + what.getMessage()).orElse(""),
        request.modelData(),
        left.map(ResourceCleanupException::left).orElse(List.of()),
        cause);
  }

  private static final class NotInServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInServiceException(String message) {
      super(message);
    }
  }
}
