package org.sagemakerspark.local.server.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sagemakerspark.local.server.controlplane.JobStatus;
import org.sagemakerspark.local.server.http.Json;

/** A batch transform job: its request, and how far it has come. Safe for use by many threads. */
final class TransformJob {

  private static final int MAX_REASON = 1024;

  private final String arn;
  private final ObjectNode request;
  private final Instant created = Instant.now();
  private final AtomicBoolean stopRequested = new AtomicBoolean();
  private JobStatus status = JobStatus.IN_PROGRESS;
  private Instant modified = created;
  private Instant start;
  private Instant end;
  private String failureReason;

  TransformJob(String arn, ObjectNode request) {
    this.arn = arn;
    this.request = request;
  }

  String name() {
    return request.get("TransformJobName").asText();
  }

  /** Gives what the client asked for; not to be changed. */
  ObjectNode request() {
    return request;
  }

  boolean isStopRequested() {
    return stopRequested.get();
  }

  /** Asks it to stop; false if it is over. */
  synchronized boolean requestStop() {
    if (end != null) {
      return false;
    }
    status = JobStatus.STOPPING;
    modified = Instant.now();
    stopRequested.set(true);
    return true;
  }

  synchronized void begin() {
    start = Instant.now();
    modified = start;
  }

  synchronized void end() {
    finish(isStopRequested() ? JobStatus.STOPPED : JobStatus.COMPLETED);
  }

  synchronized void fail(String reason) {
    if (!isStopRequested()) {
      failureReason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }
    finish(isStopRequested() ? JobStatus.STOPPED : JobStatus.FAILED);
  }

  private void finish(JobStatus last) {
    status = last;
    end = Instant.now();
    modified = end;
  }

  synchronized JobStatus status() {
    return status;
  }

  synchronized ObjectNode describe() {
    ObjectNode answer = request.deepCopy();
    answer.remove("Tags");
    summary().properties().forEach(e -> answer.set(e.getKey(), e.getValue()));
    answer.remove("LastModifiedTime");
    if (start != null) {
      answer.put("TransformStartTime", Json.seconds(start));
    }
    return answer;
  }

  synchronized ObjectNode summary() {
    ObjectNode summary =
        Json.object()
            .put("TransformJobName", name())
            .put("TransformJobArn", arn)
            .put("TransformJobStatus", status.toString())
            .put("CreationTime", Json.seconds(created))
            .put("LastModifiedTime", Json.seconds(modified));
    if (end != null) {
      summary.put("TransformEndTime", Json.seconds(end));
    }
    if (failureReason != null) {
      summary.put("FailureReason", failureReason);
    }
    return summary;
  }
}
