package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.container.Containers;
import org.sagemakerspark.local.server.container.Image;
import org.sagemakerspark.local.server.container.ImageRegistry;
import org.sagemakerspark.local.server.container.Workers;
import org.sagemakerspark.local.server.controlplane.Catalog;
import org.sagemakerspark.local.server.controlplane.Listing;
import org.sagemakerspark.local.server.controlplane.Operation;
import org.sagemakerspark.local.server.controlplane.ResourceApi;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.state.StateFolder;

/** The training jobs of the account. A few run at once; the others wait their turn. */
public final class TrainingJobs implements ResourceApi, AutoCloseable {

  private static final int AT_ONCE = 4;
  private static final Listing LISTING =
      new Listing("TrainingJob", "TrainingJobSummaries", "Ascending", Listing.Status.WITHIN_PAGE);

  private static final String KIND = "training-jobs";

  private final Account account;
  private final ObjectStore store;
  private final StateFolder state;
  private final ImageRegistry images;
  private final Tags tags;
  private final TrainingRuns runs;
  private final Catalog<TrainingJob> jobs = new Catalog<>("training job");
  private final ExecutorService workers = Workers.daemons("training");

  /**
   * Takes what jobs need, and takes up what the folder keeps; jobs work in folders below {@code
   * work}.
   */
  public TrainingJobs(
      Account account,
      ObjectStore store,
      ImageRegistry images,
      Containers containers,
      Tags tags,
      StateFolder state,
      Path work)
      throws IOException {
    this.account = account;
    this.store = store;
    this.state = state;
    this.images = images;
    this.tags = tags;
    this.runs = new TrainingRuns(store, containers, new Semaphore(AT_ONCE), work);
    for (ObjectNode kept : state.load(KIND)) {
      TrainingJob job = TrainingJob.keptAs(kept);
      jobs.create(job.name(), job.arn(), "ResourceInUse", () -> job);
      tags.register(job.arn(), kept);
    }
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateTrainingJob", this::create,
        "DescribeTrainingJob", this::describe,
        "StopTrainingJob", this::stop,
        "DeleteTrainingJob", this::delete,
        "ListTrainingJobs", this::list,
        "Search", this::search);
  }

  private ObjectNode create(ObjectNode request) {
    String name = request.get("TrainingJobName").asText();
    String arn = account.arn("training-job", name);
    Image image = images.find(TrainingRequest.image(request));
    TrainingRequest.check(request, store, account);
    TrainingJob job =
        jobs.create(
            name,
            arn,
            "ResourceInUse",
            () ->
                TrainingJob.begin(
                    arn, TrainingRequest.withDefaults(request), over -> keepAtEnd(over, request)));
    tags.register(arn, request);
    keep(job, request);
    workers.execute(() -> runs.run(job, image));
    return Json.object().put("TrainingJobArn", arn);
  }

  /** A server that is being stopped leaves the job as it was: it has failed when it is back. */
  private void keepAtEnd(TrainingJob job, ObjectNode request) {
    if (!Thread.currentThread().isInterrupted()) {
      keep(job, request);
    }
  }

  /** Lets a job be known, with its tags, when the server comes back, unless it was deleted. */
  private void keep(TrainingJob job, ObjectNode request) {
    ObjectNode kept = job.describe();
    if (request.has("Tags")) {
      kept.set("Tags", request.get("Tags"));
    }
    synchronized (job) {
      if (jobs.find(job.name()).filter(known -> known == job).isPresent()) {
        state.save(KIND, job.name(), kept);
      }
    }
  }

  private ObjectNode describe(ObjectNode request) {
    return existing(request).describe();
  }

  private ObjectNode stop(ObjectNode request) {
    TrainingJob job = existing(request);
    if (!job.requestStop()) {
      throw ServiceException.validation(
          "The request was rejected because the training job is in status "
              + job.summary().get("TrainingJobStatus").asText()
              + ".");
    }
    return Json.object();
  }

  private ObjectNode delete(ObjectNode request) {
    TrainingJob job = existing(request);
    if (!job.isOver()) {
      throw new ServiceException(
          400,
          "ResourceInUse",
          "A training job can be deleted when it has ended; this one is in status "
              + job.summary().get("TrainingJobStatus").asText()
              + ".");
    }
    synchronized (job) {
      jobs.remove(job.name(), job.arn());
      state.delete(KIND, job.name());
    }
    tags.forget(job.arn());
    return Json.object();
  }

  private ObjectNode search(ObjectNode request) {
    return Search.of(request)
        .among(jobs.all().stream().map(job -> job.searched(tags.of(job.arn()))).toList());
  }

  private ObjectNode list(ObjectNode request) {
    return LISTING.page(request, jobs.all().stream().map(TrainingJob::summary).toList());
  }

  /**
   * The model lists ResourceNotFound, but the service answers so: boto/boto3 issue 2808, and the
   * constants of {@code clientwrapper} in aws/amazon-sagemaker-operator-for-k8s.
   */
  private TrainingJob existing(ObjectNode request) {
    return jobs.find(request.get("TrainingJobName").asText())
        .orElseThrow(() -> ServiceException.validation("Requested resource not found."));
  }

  @Override
  public void close() {
    Workers.end(workers);
  }
}
