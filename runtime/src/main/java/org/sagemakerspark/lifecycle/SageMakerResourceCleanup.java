package org.sagemakerspark.lifecycle;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.storage.S3Objects;
import org.sagemakerspark.storage.WorkFolder;

/**
 * Finds and removes what this library has created: running training jobs are stopped; endpoints,
 * endpoint configurations, models and staged training data are deleted. An endpoint that somebody
 * else has updated is not touched, nor what an endpoint serves on. It goes on after a failure and
 * reports all failures at the end; what is gone already counts as removed, what may not be touched
 * does not.
 *
 * <pre>{@code
 * try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
 *   cleanup.deleteAllOf("application_1700000000000_0042");   // a driver that was killed
 * }
 * }</pre>
 */
public final class SageMakerResourceCleanup implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Drivers' and the service's clocks differ. */
  private static final Duration SKEW = Duration.ofHours(1);

  private final AmazonSageMaker sageMaker;
  private final Duration giveUpAfter;
  private final Optional<AmazonS3> s3;
  private final List<S3Location> folders;
  private final List<String> unseen;

  /** Creates a clean-up of endpoints and models with a client, which stays open. */
  public SageMakerResourceCleanup(AmazonSageMaker sageMaker) {
    this(sageMaker, SessionSettings.GIVE_UP_AFTER);
  }

  /**
   * Creates a clean-up of endpoints and models with a client, which stays open.
   *
   * @param giveUpAfter how long calls are repeated that fail in a way that may pass
   */
  public SageMakerResourceCleanup(AmazonSageMaker sageMaker, Duration giveUpAfter) {
    this(sageMaker, giveUpAfter, Optional.empty(), List.of(), List.of());
  }

  private SageMakerResourceCleanup(
      AmazonSageMaker sageMaker,
      Duration giveUpAfter,
      Optional<AmazonS3> s3,
      List<S3Location> folders,
      List<String> unseen) {
    this.sageMaker = sageMaker;
    this.giveUpAfter = giveUpAfter;
    this.s3 = s3;
    this.folders = folders;
    this.unseen = unseen;
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
    List<S3Location> folders = new ArrayList<>();
    for (String uri : inputS3Uris) {
      folders.add(S3Location.parse(uri, "inputS3Uri"));
    }
    List<String> unseen = new ArrayList<>();
    try {
      WorkFolder.existing(session, aws).ifPresent(folders::add);
    } catch (RuntimeException e) {
      unseen.add(
          "staged data in the account's default bucket ("
              + ResourceCleanupException.reason(e)
              + ")");
    }
    return new SageMakerResourceCleanup(
        AwsClients.of(aws).sageMaker(),
        session.giveUpAfter(),
        Optional.of(AwsClients.of(aws).s3()),
        List.copyOf(folders),
        List.copyOf(unseen));
  }

  /**
   * Lists what is left of everything that this library has created in the account and region, also
   * what applications use that still run.
   *
   * @throws ResourceCleanupException when not everything could be looked at; it names what could
   *     not, and what was found
   */
  public List<CreatedResource> find() {
    return complete(inventory(Optional.empty(), tags -> true));
  }

  /**
   * Lists what is left of what one Spark application has created.
   *
   * @param application the id of the application
   * @throws ResourceCleanupException when not everything could be looked at; it names what could
   *     not, and what was found
   */
  public List<CreatedResource> find(String application) {
    return complete(inventory(Optional.of(application), tags -> true));
  }

  /**
   * Removes all that one Spark application has left.
   *
   * @param application the id of the application
   * @return what was there
   * @throws IllegalArgumentException when two applications have this id; it names their runs
   * @throws ResourceCleanupException when something could not be removed or looked at; it names
   *     what is left
   */
  public List<CreatedResource> deleteAllOf(String application) {
    Inventory inventory = inventory(Optional.of(application), tags -> true);
    Set<String> runs = new TreeSet<>();
    inventory.found().values().forEach(tags -> runs.add(Ownership.run(tags)));
    if (runs.size() > 1) {
      throw new IllegalArgumentException(
          "More than one driver has had the id "
              + application
              + ", such as drivers of different clusters or attempts of one application, and some"
              + " may still run: "
              + String.join(", ", runs)
              + ". Name the one whose resources are to go: deleteAllOf(application, run). Its log"
              + " has it, and so has the tag "
              + Ownership.RUN
              + " of what it has created");
    }
    return deleteAll(inventory, tags -> Ownership.isOfApplication(application, tags));
  }

  /**
   * Removes all that one driver has left.
   *
   * @param application the id of the application
   * @param run what tells the driver from others with this id, the part before the slash in the tag
   *     {@code sagemaker-spark:run}
   * @return what was there
   * @throws ResourceCleanupException when something could not be removed or looked at; it names
   *     what is left
   */
  public List<CreatedResource> deleteAllOf(String application, String run) {
    Predicate<Map<String, String>> isOfRun = tags -> run.equals(Ownership.run(tags));
    return deleteAll(
        inventory(Optional.of(application), isOfRun),
        isOfRun.and(tags -> Ownership.isOfApplication(application, tags)));
  }

  /**
   * Removes what was created for other models of a stage in the same application, such as those
   * that a CrossValidator has tried.
   *
   * @param kept the model that keeps what is its own
   * @return what was there
   * @throws ResourceCleanupException when something could not be removed or looked at; it names
   *     what is left
   */
  public List<CreatedResource> deleteSiblings(Ownership kept) {
    return deleteAll(
        Inventory.inSageMaker(
            sageMaker, kept::isOfSibling, DriverRun.start().map(start -> start.minus(SKEW))),
        kept::isOfSibling);
  }

  private Inventory inventory(
      Optional<String> application, Predicate<Map<String, String>> isWanted) {
    Inventory inventory =
        Inventory.inSageMaker(
            sageMaker,
            isWanted.and(
                tags ->
                    application
                        .map(id -> Ownership.isOfApplication(id, tags))
                        .orElseGet(() -> tags.containsKey(Ownership.APPLICATION))),
            application.flatMap(ApplicationStart::of));
    inventory.addUnseen(unseen);
    s3.ifPresent(client -> inventory.addStagedData(client, folders, application));
    inventory.found().values().removeIf(isWanted.negate());
    return inventory;
  }

  private static List<CreatedResource> complete(Inventory inventory) {
    List<CreatedResource> found = List.copyOf(inventory.found().keySet());
    if (!inventory.unseen().isEmpty()) {
      throw ResourceCleanupException.of(found, List.of(), inventory.unseen());
    }
    return found;
  }

  private List<CreatedResource> deleteAll(
      Inventory inventory, Predicate<Map<String, String>> isOurs) {
    List<CreatedResource> found = List.copyOf(inventory.found().keySet());
    delete(found, isOurs, WhenInUse.LEAVE, inventory.unseen());
    return found;
  }

  /**
   * Removes resources, whoever has created them: endpoints before their configurations before their
   * models. An endpoint that is on its way to a state is waited for, because SageMaker deletes none
   * such. What an endpoint needs that is not among them is not deleted.
   *
   * @throws ResourceCleanupException when something could not be removed; it names what is left
   */
  public void delete(List<CreatedResource> resources) {
    delete(resources, tags -> true, WhenInUse.REPORT, List.of());
  }

  /**
   * Removes those of the resources that were created for one model; what has the same name and
   * belongs to someone else stays, and so does what an endpoint needs that somebody else has
   * created.
   *
   * @param owner the model's ownership
   * @throws ResourceCleanupException when something could not be removed, or it cannot be told
   *     whose it is
   */
  public void deleteOwned(Ownership owner, List<CreatedResource> resources) {
    delete(resources, owner::isOfModel, WhenInUse.LEAVE, List.of());
  }

  /** What becomes of a thing that an endpoint needs. */
  private enum WhenInUse {
    REPORT,
    /** It stays, which is an error only when the endpoint should have been deleted first. */
    LEAVE
  }

  private void delete(
      List<CreatedResource> resources,
      Predicate<Map<String, String>> isOurs,
      WhenInUse whenInUse,
      List<String> unseen) {
    Removal removal = new Removal(sageMaker, isOurs, giveUpAfter);
    List<CreatedResource> left = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    List<CreatedResource> inOrder =
        resources.stream().sorted(Comparator.comparing(CreatedResource::kind)).toList();
    try (Deletion deletion = Deletion.of(inOrder)) {
      for (CreatedResource resource : inOrder) {
        try {
          if (resource.kind() == CreatedResource.Kind.STAGED_DATA) {
            deleteStagedData(S3Location.parse(resource.name(), "staged data"));
          } else {
            removal.remove(resource, PATIENCE);
          }
        } catch (InUseException e) {
          if (whenInUse == WhenInUse.REPORT || left.stream().anyMatch(this::isEndpoint)) {
            left.add(resource);
            failures.add(e);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          left.add(resource);
          failures.add(new IOException("interrupted", e));
        } catch (RuntimeException | IOException e) {
          left.add(resource);
          failures.add(e);
        }
        if (!left.contains(resource)) {
          deletion.isDone(resource);
        }
      }
    }
    if (!left.isEmpty() || !unseen.isEmpty()) {
      throw ResourceCleanupException.of(left, failures, unseen);
    }
  }

  private boolean isEndpoint(CreatedResource resource) {
    return resource.kind() == CreatedResource.Kind.ENDPOINT;
  }

  private void deleteStagedData(S3Location folder) throws IOException {
    AmazonS3 client =
        s3.orElseThrow(() -> new IOException("this clean-up was opened without access to S3"));
    S3Objects objects = new S3Objects(client);
    objects.abortUploads(folder);
    objects.delete(folder);
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
