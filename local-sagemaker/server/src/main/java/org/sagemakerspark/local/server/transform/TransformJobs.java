package org.sagemakerspark.local.server.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.container.Workers;
import org.sagemakerspark.local.server.controlplane.Catalog;
import org.sagemakerspark.local.server.controlplane.Listing;
import org.sagemakerspark.local.server.controlplane.Operation;
import org.sagemakerspark.local.server.controlplane.ResourceApi;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.hosting.Models;
import org.sagemakerspark.local.server.hosting.ServingContainers;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.s3.S3Input;
import org.sagemakerspark.local.server.s3.S3Location;

/** The batch transform jobs of the account. A few run at once; the others wait their turn. */
public final class TransformJobs implements ResourceApi, AutoCloseable {

  private static final int AT_ONCE = 4;
  private static final Listing LISTING =
      new Listing("TransformJob", "TransformJobSummaries", "Descending");

  private final Account account;
  private final ObjectStore store;
  private final Models models;
  private final Tags tags;
  private final TransformRuns runs;
  private final Catalog<TransformJob> jobs = new Catalog<>("transform job");
  private final ExecutorService workers =
      Executors.newFixedThreadPool(AT_ONCE, Workers.daemonThreads("transform"));

  /** Takes what jobs need; they work in folders below {@code work}. */
  public TransformJobs(
      Account account,
      ObjectStore store,
      Models models,
      ServingContainers containers,
      Tags tags,
      Path work) {
    this.account = account;
    this.store = store;
    this.models = models;
    this.tags = tags;
    this.runs = new TransformRuns(store, containers, work);
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateTransformJob", this::create,
        "DescribeTransformJob", this::describe,
        "StopTransformJob", this::stop,
        "ListTransformJobs", this::list);
  }

  private ObjectNode create(ObjectNode request) {
    String name = request.get("TransformJobName").asText();
    String arn = account.arn("transform-job", name);
    models.existing(request.get("ModelName").asText());
    check(request);
    TransformJob job =
        jobs.create(name, arn, "ResourceInUse", () -> new TransformJob(arn, withDefaults(request)));
    tags.register(arn, request);
    workers.execute(() -> runs.run(job));
    return Json.object().put("TransformJobArn", arn);
  }

  /**
   * Completes a request as the service does: descriptions of jobs have these members whether they
   * were given or not.
   */
  private static ObjectNode withDefaults(ObjectNode request) {
    ObjectNode complete = request.deepCopy();
    putIfAbsent(complete.withObject("/TransformInput"), "CompressionType", "None");
    putIfAbsent(complete.withObject("/TransformInput"), "SplitType", "None");
    putIfAbsent(complete.withObject("/TransformOutput"), "AssembleWith", "None");
    putIfAbsent(complete.withObject("/TransformOutput"), "KmsKeyId", "");
    return complete;
  }

  private static void putIfAbsent(ObjectNode object, String member, String value) {
    object.put(member, object.path(member).asText(value));
  }

  private void check(ObjectNode request) {
    JsonNode source = request.get("TransformInput").get("DataSource").get("S3DataSource");
    boolean split = !request.get("TransformInput").path("SplitType").asText("None").equals("None");
    if (request.path("BatchStrategy").asText().equals("SingleRecord") && !split) {
      throw ServiceException.validation("BatchStrategy SingleRecord needs a SplitType");
    }
    try {
      S3Input input = S3Input.of(source);
      S3Location.parse(request.get("TransformOutput").get("S3OutputPath").asText());
      input.requireData(store, account);
    } catch (IllegalArgumentException e) {
      throw ServiceException.validation(e.getMessage());
    }
    DataProcessing.of(request);
  }

  private ObjectNode describe(ObjectNode request) {
    return existing(request).describe();
  }

  private ObjectNode stop(ObjectNode request) {
    TransformJob job = existing(request);
    if (!job.requestStop()) {
      throw ServiceException.validation(
          "The request was rejected because the transform job is in status " + job.status() + ".");
    }
    return Json.object();
  }

  private ObjectNode list(ObjectNode request) {
    return LISTING.page(request, jobs.all().stream().map(TransformJob::summary).toList());
  }

  /**
   * The model lists ResourceNotFound, but the service answers so: generator.yaml of
   * aws-controllers-k8s/sagemaker-controller.
   */
  private TransformJob existing(ObjectNode request) {
    String name = request.get("TransformJobName").asText();
    return jobs.find(name)
        .orElseThrow(
            () -> ServiceException.validation("Could not find requested job with name: " + name));
  }

  @Override
  public void close() {
    Workers.end(workers);
  }
}
