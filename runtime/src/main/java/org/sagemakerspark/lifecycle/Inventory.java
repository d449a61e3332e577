package org.sagemakerspark.lifecycle;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.ListEndpointConfigsRequest;
import com.amazonaws.services.sagemaker.model.ListEndpointConfigsResult;
import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import com.amazonaws.services.sagemaker.model.ListEndpointsResult;
import com.amazonaws.services.sagemaker.model.ListModelsRequest;
import com.amazonaws.services.sagemaker.model.ListModelsResult;
import com.amazonaws.services.sagemaker.model.ListTrainingJobsRequest;
import com.amazonaws.services.sagemaker.model.ListTrainingJobsResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sagemakerspark.lifecycle.CreatedResource.Kind;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.storage.S3Objects;
import org.sagemakerspark.storage.WorkFolder;

/**
 * Lists what this library has created: by tag in SageMaker, by folder in S3. What cannot be looked
 * at is noted, and the rest is listed.
 */
final class Inventory {

  private static final int PAGE = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The service answers so many questions for tags at once without throttling them. */
  private static final int QUESTIONS_AT_ONCE = 8;

  private final AmazonSageMaker sageMaker;
  private final ResourceTags tags;
  private final Map<CreatedResource, Map<String, String>> found = new LinkedHashMap<>();
  private final List<String> unseen = new ArrayList<>();

  private Inventory(AmazonSageMaker sageMaker) {
    this.sageMaker = sageMaker;
    this.tags = new ResourceTags(sageMaker);
  }

  /** Something that may be this library's. */
  private record Candidate(CreatedResource resource, String arn) {}

  /**
   * Looks for what is in SageMaker with wanted tags. An endpoint that serves what has other tags is
   * left out, and so is what such an endpoint needs.
   *
   * @param since before when none of it was created; empty where that is not known
   */
  static Inventory inSageMaker(
      AmazonSageMaker sageMaker, Predicate<Map<String, String>> isWanted, Optional<Instant> since) {
    Inventory inventory = new Inventory(sageMaker);
    inventory.addTagged(isWanted, since);
    inventory.leaveOutWhatOthersNeed(new Removal(sageMaker, isWanted, PATIENCE));
    return inventory;
  }

  /**
   * Looks for staged data as well.
   *
   * @param application the id of the one application whose data it is; empty for all
   */
  void addStagedData(AmazonS3 s3, List<S3Location> folders, Optional<String> application) {
    S3Objects objects = new S3Objects(s3);
    for (S3Location folder : folders) {
      S3Location staging = WorkFolder.staging(folder);
      S3Location place = application.map(staging::child).orElse(staging);
      int depth = WorkFolder.STAGING_DEPTH - (application.isPresent() ? 1 : 0);
      look("staged data in " + place.folderUri(), () -> objects.occupied(place, depth))
          .ifPresent(jobs -> jobs.forEach(this::addStagedJob));
    }
  }

  private void addStagedJob(S3Location job) {
    found.put(
        new CreatedResource(Kind.STAGED_DATA, job.uri("s3")),
        Map.of(
            Ownership.RUN, job.parent().name(),
            Ownership.APPLICATION, job.parent().parent().name()));
  }

  /** Notes that something cannot be looked at. */
  void addUnseen(List<String> what) {
    unseen.addAll(what);
  }

  /** Returns what was found, with its tags. */
  Map<CreatedResource, Map<String, String>> found() {
    return found;
  }

  /** Returns what could not be looked at, with the reasons. */
  List<String> unseen() {
    return unseen;
  }

  private void addTagged(Predicate<Map<String, String>> isWanted, Optional<Instant> since) {
    List<Candidate> candidates = new ArrayList<>();
    Date after = since.map(Date::from).orElse(null);
    look("training jobs", () -> runningJobs(after)).ifPresent(candidates::addAll);
    look("endpoints", () -> endpoints(after)).ifPresent(candidates::addAll);
    look("endpoint configurations", () -> endpointConfigs(after)).ifPresent(candidates::addAll);
    look("models", () -> models(after)).ifPresent(candidates::addAll);
    ExecutorService threads = Executors.newFixedThreadPool(QUESTIONS_AT_ONCE);
    try {
      List<Callable<Map<String, String>>> questions =
          candidates.stream()
              .<Callable<Map<String, String>>>map(
                  each -> () -> Persistence.call(PATIENCE, () -> tags.all(each.arn())))
              .toList();
      List<Future<Map<String, String>>> answers = threads.invokeAll(questions);
      for (int i = 0; i < candidates.size(); i++) {
        add(candidates.get(i).resource(), answers.get(i), isWanted);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unseen.add("the tags of " + candidates.size() + " resources (interrupted)");
    } finally {
      threads.shutdownNow();
    }
  }

  private void add(
      CreatedResource resource,
      Future<Map<String, String>> answer,
      Predicate<Map<String, String>> isWanted)
      throws InterruptedException {
    try {
      if (isWanted.test(answer.get())) {
        found.put(resource, answer.get());
      }
    } catch (ExecutionException e) {
      unseen.add(
          "the tags of "
              + resource.describe()
              + " ("
              + ResourceCleanupException.reason((Exception) e.getCause())
              + ")");
    }
  }

  /** Takes a look; one that fails is noted, and gives nothing. */
  private <T> Optional<T> look(String what, Supplier<T> look) {
    try {
      return Optional.of(Persistence.call(PATIENCE, look));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unseen.add(what + " (interrupted)");
    } catch (RuntimeException e) {
      unseen.add(what + " (" + ResourceCleanupException.reason(e) + ")");
    }
    return Optional.empty();
  }

  private void leaveOutWhatOthersNeed(Removal removal) {
    found
        .keySet()
        .removeIf(
            each ->
                each.kind() == Kind.ENDPOINT
                    && !look(each.describe(), () -> removal.isOurEndpoint(each)).orElse(false));
    found
        .entrySet()
        .removeIf(
            entry -> {
              Optional<String> endpoint =
                  Optional.ofNullable(entry.getValue().get(Ownership.ENDPOINT))
                      .filter(name -> !found.containsKey(new CreatedResource(Kind.ENDPOINT, name)));
              CreatedResource each = entry.getKey();
              return endpoint.isPresent()
                  && look(each.describe(), () -> removal.isNeeded(each, endpoint.get()))
                      .orElse(true);
            });
  }

  private List<Candidate> runningJobs(Date after) {
    ListTrainingJobsRequest request =
        new ListTrainingJobsRequest()
            .withMaxResults(PAGE)
            .withStatusEquals("InProgress")
            .withCreationTimeAfter(after);
    return allPages(
        token -> sageMaker.listTrainingJobs(request.withNextToken(token)),
        ListTrainingJobsResult::getNextToken,
        page ->
            page.getTrainingJobSummaries().stream()
                .map(
                    job ->
                        candidate(
                            Kind.TRAINING_JOB, job.getTrainingJobName(), job.getTrainingJobArn())));
  }

  private List<Candidate> endpoints(Date after) {
    ListEndpointsRequest request =
        new ListEndpointsRequest().withMaxResults(PAGE).withCreationTimeAfter(after);
    return allPages(
        token -> sageMaker.listEndpoints(request.withNextToken(token)),
        ListEndpointsResult::getNextToken,
        page ->
            page.getEndpoints().stream()
                .filter(endpoint -> !endpoint.getEndpointStatus().equals("Deleting"))
                .map(
                    endpoint ->
                        candidate(
                            Kind.ENDPOINT, endpoint.getEndpointName(), endpoint.getEndpointArn())));
  }

  private List<Candidate> endpointConfigs(Date after) {
    ListEndpointConfigsRequest request =
        new ListEndpointConfigsRequest().withMaxResults(PAGE).withCreationTimeAfter(after);
    return allPages(
        token -> sageMaker.listEndpointConfigs(request.withNextToken(token)),
        ListEndpointConfigsResult::getNextToken,
        page ->
            page.getEndpointConfigs().stream()
                .map(
                    config ->
                        candidate(
                            Kind.ENDPOINT_CONFIG,
                            config.getEndpointConfigName(),
                            config.getEndpointConfigArn())));
  }

  private List<Candidate> models(Date after) {
    ListModelsRequest request =
        new ListModelsRequest().withMaxResults(PAGE).withCreationTimeAfter(after);
    return allPages(
        token -> sageMaker.listModels(request.withNextToken(token)),
        ListModelsResult::getNextToken,
        page ->
            page.getModels().stream()
                .map(model -> candidate(Kind.MODEL, model.getModelName(), model.getModelArn())));
  }

  /** Reads a list to its end; the token of the first page is null. */
  private static <P> List<Candidate> allPages(
      Function<String, P> page, Function<P, String> next, Function<P, Stream<Candidate>> things) {
    List<Candidate> all = new ArrayList<>();
    String token = null;
    do {
      P read = page.apply(token);
      things.apply(read).forEach(all::add);
      token = next.apply(read);
    } while (token != null);
    return all;
  }

  private static Candidate candidate(Kind kind, String name, String arn) {
    return new Candidate(new CreatedResource(kind, name), arn);
  }
}
