package org.sagemakerspark.model;

import com.amazonaws.services.sagemaker.AmazonSageMaker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.hosting.HostingRequest;
import org.sagemakerspark.hosting.ModelHosting;
import org.sagemakerspark.hosting.ServedModel;
import org.sagemakerspark.image.AlgorithmImage;
import org.sagemakerspark.lifecycle.CreatedResource;
import org.sagemakerspark.lifecycle.CreatedResource.Kind;
import org.sagemakerspark.lifecycle.EndpointUse;
import org.sagemakerspark.lifecycle.Ownership;
import org.sagemakerspark.lifecycle.Progress;
import org.sagemakerspark.lifecycle.ResourceNames;
import org.sagemakerspark.lifecycle.SageMakerResourceCleanup;
import org.sagemakerspark.lifecycle.StatusWatch;

/**
 * Brings a model's endpoint up and takes it down. Which endpoint that is follows from the model's
 * Params alone, so every copy of a model means the same one.
 */
final class Deployment {

  private final AlgorithmModel<?> model;
  private final SessionSettings session;
  private final AwsSettings aws;
  private final ResourceNames names;
  private final Ownership ownership;

  private Deployment(
      AlgorithmModel<?> model,
      SessionSettings session,
      AwsSettings aws,
      ResourceNames names,
      Ownership ownership) {
    this.model = model;
    this.session = session;
    this.aws = aws;
    this.names = names;
    this.ownership = ownership;
  }

  /** Takes a model as it is now. */
  static Deployment of(AlgorithmModel<?> model, SparkSession spark) {
    SessionSettings session = SessionSettings.of(spark, model.serviceOverrides());
    String suffix = model.suffixOfNames();
    return new Deployment(
        model,
        session,
        session.aws(),
        model.namePolicy().names(suffix),
        Ownership.ofThisCall(session.application(), model.uid(), suffix));
  }

  String endpointName() {
    return names.endpoint();
  }

  /** Creates what is missing and waits until the endpoint is in service. */
  void bringUp() {
    List<String> problems = EndpointRequests.problems(model);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(model.nameInMessages() + ": " + String.join("; ", problems));
    }
    required(model.getModelDataS3Uri(), "modelDataS3Uri");
    HostingRequest request =
        EndpointRequests.of(model, names, ownership, image(), required(session.role(), "roleArn"));
    Progress progress = Progress.named(model.getProgress());
    withClient(
        sageMaker ->
            new ModelHosting(
                    sageMaker,
                    AwsClients.of(aws)::sageMaker,
                    progress,
                    session.giveUpAfter(),
                    aws.place())
                .host(request));
  }

  private String image() {
    try {
      return AlgorithmImage.serving(model.getModelImage(), model.algorithm(), aws.region());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          model.nameInMessages() + ": no endpoint can be created: " + e.getMessage(), e);
    }
  }

  /**
   * Deletes what was created for this model. An endpoint that serves another model now, or was only
   * updated to this one, stays with what it serves on.
   *
   * @param endpoint the endpoint that the model scores on
   * @return whether that endpoint is gone, or is being deleted
   */
  boolean takeDown(String endpoint) {
    Progress progress = Progress.named(model.getProgress());
    AtomicBoolean down = new AtomicBoolean();
    withClient(
        sageMaker -> {
          new SageMakerResourceCleanup(sageMaker, session.giveUpAfter())
              .deleteOwned(
                  ownership,
                  Stream.of(
                          endpoint(endpoint),
                          endpoint(names.endpoint()),
                          new CreatedResource(Kind.ENDPOINT_CONFIG, names.endpointConfig()),
                          new CreatedResource(Kind.MODEL, names.model()))
                      .distinct()
                      .toList());
          down.set(isDown(sageMaker, endpoint));
        });
    if (!down.get()) {
      progress.say(
          "Endpoint "
              + endpoint
              + " stays: it was not created for this model, or it serves another one now");
    }
    return down.get();
  }

  /**
   * Refuses to score on the endpoint of this model's own name when it serves another model now, to
   * which somebody has updated it. An endpoint that the model was pointed at may serve anything,
   * and a model whose data nobody knows cannot be told from others.
   *
   * @throws IllegalStateException when the rows would be scored by another model
   */
  void requireThatItServesThisModel(String endpoint) {
    Optional<String> data = model.getModelDataS3Uri();
    if (endpoint.equals(names.endpoint()) && data.isPresent()) {
      withClient(
          sageMaker ->
              new ServedModel(sageMaker, names.endpointConfig(), names.model(), data.get())
                  .requireOn(endpoint, model.nameInMessages()));
    }
  }

  private boolean isDown(AmazonSageMaker sageMaker, String endpoint) {
    try {
      return new StatusWatch("Endpoint " + endpoint, line -> {}, session.giveUpAfter())
          .await(
              () -> EndpointUse.of(sageMaker, endpoint),
              use -> use.map(EndpointUse::status).orElse("gone"),
              use -> true)
          .filter(use -> !use.isBeingDeleted())
          .isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static CreatedResource endpoint(String name) {
    return new CreatedResource(Kind.ENDPOINT, name);
  }

  /** Deletes what was created for the other models of the same stage. */
  void takeDownSiblings() {
    withClient(
        sageMaker ->
            new SageMakerResourceCleanup(sageMaker, session.giveUpAfter())
                .deleteSiblings(ownership));
  }

  private void withClient(Consumer<AmazonSageMaker> action) {
    AmazonSageMaker sageMaker = AwsClients.of(aws).sageMaker();
    try {
      action.accept(sageMaker);
    } finally {
      sageMaker.shutdown();
    }
  }

  private String required(Optional<String> value, String param) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                model.nameInMessages()
                    + ": "
                    + param
                    + " is not set, so no endpoint can be created"));
  }
}
