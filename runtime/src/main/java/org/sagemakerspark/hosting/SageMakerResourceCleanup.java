package org.sagemakerspark.hosting;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DeleteEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import com.amazonaws.services.sagemaker.model.DeleteModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.StopTrainingJobRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.Ownership;
import org.sagemakerspark.aws.Progress;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.aws.StatusWatch;
import org.sagemakerspark.aws.WatchGivenUpException;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.storage.S3Objects;
import org.sagemakerspark.storage.WorkFolder;

/**
 * Finds and removes what this library has created: running training jobs are stopped; endpoints,
 * endpoint configurations, models and staged training data are deleted. It goes on after a failure
 * and reports all failures at the end; what is gone already counts as removed, what may not be
 * touched does not.
 *
 * <pre>{@code
 * try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
 *   cleanup.deleteAllOf("application_1700000000000_0042");   // a driver that was killed
 * }
 * }</pre>
 */
public final class SageMakerResourceCleanup implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Set<String> ENDED = Set.of("Completed", "Failed", "Stopped");
  private static final Set<String> MOVING =
      Set.of("Creating", "Updating", "SystemUpdating", "RollingBack");

  private final AmazonSageMaker sageMaker;
  private final Optional<AmazonS3> s3;
  private final List<S3Location> folders;

  /** Creates a clean-up of endpoints and models with a client, which stays open. */
  public SageMakerResourceCleanup(AmazonSageMaker sageMaker) {
    this(sageMaker, Optional.empty(), List.of());
  }

  private SageMakerResourceCleanup(
      AmazonSageMaker sageMaker, Optional<AmazonS3> s3, List<S3Location> folders) {
    this.sageMaker = sageMaker;
    this.s3 = s3;
    this.folders = folders;
  }

  /**
   * Opens a clean-up with what the Spark configuration says of region, credentials and bucket.
   *
   * @param inputS3Uris further folders that estimators have had as their {@code
   *     trainingInputS3Uri}; the session's folder is always looked at
   */
  public static SageMakerResourceCleanup of(SparkSession spark, String... inputS3Uris) {
    SessionSettings session = SessionSettings.of(spark);
    AwsSettings aws = session.aws();
    AmazonS3 s3 = AwsClients.of(aws).s3();
    List<S3Location> folders = new ArrayList<>();
    WorkFolder.existing(session, aws).ifPresent(folders::add);
    for (String uri : inputS3Uris) {
      folders.add(S3Location.parse(uri, "inputS3Uri"));
    }
    return new SageMakerResourceCleanup(
        AwsClients.of(aws).sageMaker(), Optional.of(s3), List.copyOf(folders));
  }

  /**
   * Lists what is left of everything that this library has created in the account and region, also
   * what applications use that still run.
   */
  public List<CreatedResource> find() {
    return inventory().find(application -> true);
  }

  /**
   * Lists what is left of what one Spark application has created.
   *
   * @param application the id of the application
   */
  public List<CreatedResource> find(String application) {
    return inventory().find(application::equals);
  }

  /**
   * Removes all that one Spark application has left.
   *
   * @return what was there
   * @throws ResourceCleanupException when something could not be removed; it names what is left
   */
  public List<CreatedResource> deleteAllOf(String application) {
    List<CreatedResource> found = find(application);
    delete(found);
    return found;
  }

  /**
   * Removes what was created for other models of a stage in the same application, such as those
   * that a CrossValidator has tried.
   *
   * @param kept the model that keeps what is its own
   * @return what was there
   * @throws ResourceCleanupException when something could not be removed; it names what is left
   */
  public List<CreatedResource> deleteSiblings(Ownership kept) {
    List<CreatedResource> found = inventory().findTagged(kept::isOfSibling);
    delete(found);
    return found;
  }

  private Inventory inventory() {
    return new Inventory(sageMaker, s3, folders);
  }

  /**
   * Removes resources, whoever has created them: endpoints before their configurations before their
   * models. An endpoint that is just being created is waited for, because SageMaker deletes none
   * such.
   *
   * @throws ResourceCleanupException when something could not be removed; it names what is left
   */
  public void delete(List<CreatedResource> resources) {
    delete(resources, PATIENCE);
  }

  /** Removes as {@link #delete(List)} does, and waits for endpoints so long at most. */
  void delete(List<CreatedResource> resources, Duration patience) {
    List<CreatedResource> left = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    resources.stream()
        .sorted(Comparator.comparing(CreatedResource::kind))
        .forEach(
            resource -> {
              try {
                delete(resource, patience);
              } catch (SdkClientException | IOException | WatchGivenUpException e) {
                if (!AwsErrors.isNotFound(e)) {
                  left.add(resource);
                  failures.add(e);
                }
              }
            });
    if (!left.isEmpty()) {
      throw ResourceCleanupException.of(left, failures);
    }
  }

  /**
   * Removes those of the resources that were created for one model; what has the same name and
   * belongs to someone else stays.
   *
   * @param owner value of the tag {@code sagemaker-spark:model}
   * @throws ResourceCleanupException when something could not be removed, or it cannot be told
   *     whose it is
   */
  public void deleteOwned(String owner, List<CreatedResource> resources) {
    OwnedResources owned = new OwnedResources(sageMaker);
    List<CreatedResource> own = new ArrayList<>();
    List<CreatedResource> left = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    for (CreatedResource resource : resources) {
      try {
        if (owned.belongsTo(owner, resource)) {
          own.add(resource);
        }
      } catch (SdkClientException e) {
        left.add(resource);
        failures.add(e);
      }
    }
    try {
      delete(own);
    } catch (ResourceCleanupException e) {
      left.addAll(e.left());
      failures.addAll(e.failures());
    }
    if (!left.isEmpty()) {
      throw ResourceCleanupException.of(left, failures);
    }
  }

  /**
   * Tells whether a resource is there and was created for a model.
   *
   * @param owner value of the tag {@code sagemaker-spark:model}
   */
  public boolean isOwned(String owner, CreatedResource resource) {
    return new OwnedResources(sageMaker).belongsTo(owner, resource);
  }

  private void delete(CreatedResource resource, Duration patience) throws IOException {
    String name = resource.name();
    switch (resource.kind()) {
      case TRAINING_JOB -> stop(name);
      case ENDPOINT -> deleteEndpoint(name, patience);
      case ENDPOINT_CONFIG ->
          sageMaker.deleteEndpointConfig(
              new DeleteEndpointConfigRequest().withEndpointConfigName(name));
      case MODEL -> sageMaker.deleteModel(new DeleteModelRequest().withModelName(name));
      case STAGED_DATA -> deleteStagedData(S3Location.parse(name, "staged data"));
    }
  }

  private void deleteStagedData(S3Location folder) throws IOException {
    AmazonS3 client =
        s3.orElseThrow(() -> new IOException("this clean-up was opened without access to S3"));
    S3Objects objects = new S3Objects(client);
    objects.abortUploads(folder);
    objects.delete(folder);
  }

  private void stop(String job) {
    String status =
        sageMaker
            .describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName(job))
            .getTrainingJobStatus();
    if (!ENDED.contains(status)) {
      sageMaker.stopTrainingJob(new StopTrainingJobRequest().withTrainingJobName(job));
    }
  }

  private void deleteEndpoint(String name, Duration patience) {
    DeleteEndpointRequest request = new DeleteEndpointRequest().withEndpointName(name);
    try {
      sageMaker.deleteEndpoint(request);
    } catch (SdkClientException e) {
      if (!AwsErrors.isInProgress(e)) {
        throw e;
      }
      if (status(name).equals("Deleting")) {
        return;
      }
      if (patience.isZero()) {
        throw e;
      }
      settle(name, patience);
      sageMaker.deleteEndpoint(request);
    }
  }

  private void settle(String endpoint, Duration patience) {
    try {
      new StatusWatch("Endpoint " + endpoint, Progress.named("none"), patience)
          .within(patience)
          .await(() -> status(endpoint), status -> status, status -> !MOVING.contains(status));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SdkClientException("interrupted while endpoint " + endpoint + " came up", e);
    }
  }

  private String status(String endpoint) {
    return sageMaker
        .describeEndpoint(new DescribeEndpointRequest().withEndpointName(endpoint))
        .getEndpointStatus();
  }

  /** Ends the clients that {@link #of} has opened. */
  @Override
  public void close() {
    s3.ifPresent(
        client -> {
          client.shutdown();
          sageMaker.shutdown();
        });
  }
}
