package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.sagemakerspark.local.server.controlplane.JobStatus;
import org.sagemakerspark.local.server.http.Json;

/**
 * A training job: what a description of it answers, and the client's wish to stop it. Safe for use
 * by many threads.
 */
final class TrainingJob {

  private static final int MAX_REASON = 1024;
  private static final String STATUS = "TrainingJobStatus";
  private static final String TRANSITIONS = "SecondaryStatusTransitions";
  private static final List<String> SUMMARY =
      List.of(
          "TrainingJobName",
          "TrainingJobArn",
          "CreationTime",
          "LastModifiedTime",
          "TrainingEndTime",
          "SecondaryStatus",
          STATUS);

  private static final List<String> IN_REQUESTS_ONLY = List.of("Tags", "SessionChainingConfig");

  /** What a description has and a record that Search finds has not. */
  private static final List<String> IN_DESCRIPTIONS_ONLY =
      List.of(
          "InfraCheckConfig",
          "MlflowConfig",
          "ProfilerRuleConfigurations",
          "ProfilingStatus",
          "RemoteDebugConfig",
          "ServerlessJobConfig");

  private final ObjectNode request;
  private final ObjectNode described;
  private final CompletableFuture<Void> stopRequest = new CompletableFuture<>();
  private final Consumer<TrainingJob> whenOver;

  private TrainingJob(ObjectNode request, ObjectNode described, Consumer<TrainingJob> whenOver) {
    this.request = request;
    this.described = described;
    this.whenOver = whenOver;
  }

  /** Begins a job. It is handed on when it is over, before anybody sees that it is. */
  static TrainingJob begin(String arn, ObjectNode request, Consumer<TrainingJob> whenOver) {
    ObjectNode described =
        request
            .deepCopy()
            .put("TrainingJobArn", arn)
            .put("CreationTime", Json.seconds(Instant.now()))
            .put(STATUS, JobStatus.IN_PROGRESS.toString());
    described.remove(IN_REQUESTS_ONLY);
    described.put("ProfilingStatus", "Disabled").putArray(TRANSITIONS);
    TrainingJob job = new TrainingJob(request, described, whenOver);
    job.enter("Starting", "Launching requested ML instances");
    return job;
  }

  /** Takes up a job that was kept; one that was not over then has failed. */
  static TrainingJob keptAs(ObjectNode description) {
    ObjectNode own = description.deepCopy();
    own.remove(IN_REQUESTS_ONLY);
    TrainingJob job = new TrainingJob(own.deepCopy(), own, over -> {});
    if (!job.isOver()) {
      job.fail("InternalServerError: The embedded SageMaker was stopped");
    }
    return job;
  }

  String name() {
    return request.get("TrainingJobName").asText();
  }

  synchronized String arn() {
    return described.get("TrainingJobArn").asText();
  }

  /** Gives what the client asked for; not to be changed. */
  ObjectNode request() {
    return request;
  }

  /** Completes when a client has asked to stop the job. */
  CompletableFuture<Void> stopRequest() {
    return stopRequest;
  }

  synchronized boolean isOver() {
    return JobStatus.isFinal(described.get(STATUS).asText());
  }

  /** Asks the job to stop; false if it is over. */
  synchronized boolean requestStop() {
    if (isOver()) {
      return false;
    }
    if (!stopRequest.isDone()) {
      described.put(STATUS, JobStatus.STOPPING.toString());
      enter("Stopping", "Stopping the training job");
      stopRequest.complete(null);
    }
    return true;
  }

  /** Notes the next step, unless the job is on its way to stop. */
  synchronized void advance(String secondaryStatus, String message) {
    if (secondaryStatus.equals("Training")) {
      described.put("TrainingStartTime", Json.seconds(Instant.now()));
    }
    if (!stopRequest.isDone()) {
      enter(secondaryStatus, message);
    }
  }

  /** Notes what was made: where the model is, or null if there is none, and the last metrics. */
  synchronized void produced(String artifactsUri, Map<String, Double> finalMetrics) {
    if (artifactsUri != null) {
      described.putObject("ModelArtifacts").put("S3ModelArtifacts", artifactsUri);
    }
    if (!finalMetrics.isEmpty()) {
      double now = Json.seconds(Instant.now());
      ArrayNode metrics = described.putArray("FinalMetricDataList");
      new TreeMap<>(finalMetrics)
          .forEach(
              (name, value) ->
                  metrics
                      .addObject()
                      .put("MetricName", name)
                      .put("Value", value)
                      .put("Timestamp", now));
    }
  }

  synchronized void complete() {
    finish(JobStatus.COMPLETED, "Completed", "Training job completed");
  }

  synchronized void stopped(String secondaryStatus) {
    finish(JobStatus.STOPPED, secondaryStatus, "Training job stopped");
  }

  synchronized void fail(String reason) {
    described.put(
        "FailureReason", reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON));
    finish(JobStatus.FAILED, "Failed", "Training job failed");
  }

  private void finish(JobStatus finalStatus, String secondaryStatus, String message) {
    described.put(STATUS, finalStatus.toString());
    ObjectNode last = enter(secondaryStatus, message);
    JsonNode end = described.get("LastModifiedTime");
    last.set("EndTime", end);
    described.set("TrainingEndTime", end);
    if (described.has("TrainingStartTime")) {
      double took = end.asDouble() - described.get("TrainingStartTime").asDouble();
      long seconds = Math.max(1, (long) took);
      described.put("TrainingTimeInSeconds", seconds).put("BillableTimeInSeconds", seconds);
    }
    whenOver.accept(this);
  }

  private ObjectNode enter(String secondaryStatus, String message) {
    double now = Json.seconds(Instant.now());
    ArrayNode transitions = described.withArray("/" + TRANSITIONS);
    if (!transitions.isEmpty()) {
      ((ObjectNode) transitions.get(transitions.size() - 1)).put("EndTime", now);
    }
    described.put("LastModifiedTime", now).put("SecondaryStatus", secondaryStatus);
    return transitions
        .addObject()
        .put("Status", secondaryStatus)
        .put("StartTime", now)
        .put("StatusMessage", message);
  }

  synchronized ObjectNode describe() {
    return described.deepCopy();
  }

  /** Gives the record that Search finds. */
  synchronized ObjectNode searched(ArrayNode tags) {
    ObjectNode record = described.deepCopy();
    record.remove(IN_DESCRIPTIONS_ONLY);
    record.set("Tags", tags);
    return record;
  }

  synchronized ObjectNode summary() {
    return described.deepCopy().retain(SUMMARY);
  }
}
