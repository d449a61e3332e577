package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.sagemakerspark.local.server.http.Json;

/** A training job: its request, and how far it has come. Safe for use by many threads. */
final class TrainingJob {

  private static final int MAX_REASON = 1024;
  private static final Set<String> ENDED = Set.of("Completed", "Failed", "Stopped");

  private record Transition(String status, String message, Instant start) {}

  private final String arn;
  private final ObjectNode request;
  private final Instant created = Instant.now();
  private final CompletableFuture<Void> stopRequest = new CompletableFuture<>();
  private final List<Transition> transitions = new ArrayList<>();
  private String status = "InProgress";
  private Instant modified = created;
  private Instant trainingStart;
  private Instant end;
  private String failureReason;
  private String artifacts;
  private Map<String, Double> metrics = Map.of();

  TrainingJob(String arn, ObjectNode request) {
    this.arn = arn;
    this.request = request;
    enter("Starting", "Launching requested ML instances");
  }

  String name() {
    return request.get("TrainingJobName").asText();
  }

  String arn() {
    return arn;
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
    return ENDED.contains(status);
  }

  /** Asks the job to stop; false if it is over. */
  synchronized boolean requestStop() {
    if (isOver()) {
      return false;
    }
    if (!stopRequest.isDone()) {
      status = "Stopping";
      enter("Stopping", "Stopping the training job");
      stopRequest.complete(null);
    }
    return true;
  }

  /** Notes the next step, unless the job is on its way to stop. */
  synchronized void advance(String secondaryStatus, String message) {
    if (secondaryStatus.equals("Training")) {
      trainingStart = Instant.now();
    }
    if (!stopRequest.isDone()) {
      enter(secondaryStatus, message);
    }
  }

  synchronized void produced(String artifactsUri, Map<String, Double> finalMetrics) {
    artifacts = artifactsUri;
    metrics = Map.copyOf(finalMetrics);
  }

  synchronized void complete() {
    finish("Completed", "Completed", "Training job completed");
  }

  synchronized void stopped(String secondaryStatus) {
    finish("Stopped", secondaryStatus, "Training job stopped");
  }

  synchronized void fail(String reason) {
    failureReason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    finish("Failed", "Failed", "Training job failed");
  }

  private void finish(String finalStatus, String secondaryStatus, String message) {
    status = finalStatus;
    enter(secondaryStatus, message);
    end = modified;
  }

  private void enter(String secondaryStatus, String message) {
    modified = Instant.now();
    transitions.add(new Transition(secondaryStatus, message, modified));
  }

  synchronized ObjectNode describe() {
    ObjectNode answer = request.deepCopy();
    answer.remove("Tags");
    summary().properties().forEach(e -> answer.set(e.getKey(), e.getValue()));
    if (artifacts != null) {
      answer.putObject("ModelArtifacts").put("S3ModelArtifacts", artifacts);
    }
    if (failureReason != null) {
      answer.put("FailureReason", failureReason);
    }
    if (trainingStart != null) {
      answer.put("TrainingStartTime", Json.seconds(trainingStart));
    }
    if (trainingStart != null && end != null) {
      long seconds = Math.max(1, Duration.between(trainingStart, end).toSeconds());
      answer.put("TrainingTimeInSeconds", seconds).put("BillableTimeInSeconds", seconds);
    }
    describeTransitions(answer.putArray("SecondaryStatusTransitions"));
    if (!metrics.isEmpty()) {
      describeMetrics(answer.putArray("FinalMetricDataList"));
    }
    return answer;
  }

  synchronized ObjectNode summary() {
    ObjectNode summary =
        Json.object()
            .put("TrainingJobName", name())
            .put("TrainingJobArn", arn)
            .put("CreationTime", Json.seconds(created))
            .put("LastModifiedTime", Json.seconds(modified))
            .put("TrainingJobStatus", status)
            .put("SecondaryStatus", transitions.get(transitions.size() - 1).status());
    if (end != null) {
      summary.put("TrainingEndTime", Json.seconds(end));
    }
    return summary;
  }

  private void describeTransitions(ArrayNode answer) {
    for (int i = 0; i < transitions.size(); i++) {
      Transition transition = transitions.get(i);
      ObjectNode node =
          answer
              .addObject()
              .put("Status", transition.status())
              .put("StartTime", Json.seconds(transition.start()))
              .put("StatusMessage", transition.message());
      if (i + 1 < transitions.size()) {
        node.put("EndTime", Json.seconds(transitions.get(i + 1).start()));
      } else if (end != null) {
        node.put("EndTime", Json.seconds(end));
      }
    }
  }

  private void describeMetrics(ArrayNode answer) {
    metrics.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            metric ->
                answer
                    .addObject()
                    .put("MetricName", metric.getKey())
                    .put("Value", metric.getValue())
                    .put("Timestamp", Json.seconds(modified)));
  }
}
