package org.sagemakerspark.training;

import com.amazonaws.services.logs.AWSLogs;
import com.amazonaws.services.logs.model.DescribeLogStreamsRequest;
import com.amazonaws.services.logs.model.DescribeLogStreamsResult;
import com.amazonaws.services.logs.model.GetLogEventsRequest;
import com.amazonaws.services.logs.model.GetLogEventsResult;
import com.amazonaws.services.logs.model.LogStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.lifecycle.Progress;

/**
 * Shows what the containers of a training job print. CloudWatch Logs keeps it in the group {@code
 * /aws/sagemaker/TrainingJobs}. When the log cannot be read, one line says so, and the job goes on.
 */
public final class JobLog implements AutoCloseable {

  /** How much of the log is shown. */
  public enum Shown {
    /** Nothing. */
    NONE,
    /** The last lines of a job that has failed. */
    ON_FAILURE,
    /** Every line, as it comes. */
    ALL
  }

  private static final String GROUP = "/aws/sagemaker/TrainingJobs";
  private static final int TAIL_LINES = 20;

  private final Supplier<AWSLogs> client;
  private final Progress progress;
  private final Shown shown;
  private final Map<String, String> positions = new HashMap<>();
  private AWSLogs logs;
  private boolean unreadable;

  /**
   * Creates a log that nobody has read yet. The client is made when it is needed.
   *
   * @param progress where lines go
   */
  public JobLog(Supplier<AWSLogs> client, Progress progress, Shown shown) {
    this.client = client;
    this.progress = progress;
    this.shown = shown;
  }

  /** Shows the lines that have come since the last call. */
  void follow(String job) {
    if (shown == Shown.ALL) {
      attempt(job, this::showNew);
    }
  }

  /** Shows the end of the log of a job that has failed. */
  void tail(String job) {
    if (shown == Shown.ON_FAILURE) {
      attempt(job, this::showEnd);
    }
    follow(job);
  }

  private void showNew(String stream) {
    GetLogEventsRequest request = request(stream).withStartFromHead(true);
    while (true) {
      request.setNextToken(positions.get(stream));
      GetLogEventsResult page = logs.getLogEvents(request);
      show(stream, page);
      // The service says that nothing is left by repeating the token.
      String next = page.getNextForwardToken();
      if (next == null || next.equals(positions.put(stream, next))) {
        return;
      }
    }
  }

  private void showEnd(String stream) {
    show(stream, logs.getLogEvents(request(stream).withStartFromHead(false).withLimit(TAIL_LINES)));
  }

  private static GetLogEventsRequest request(String stream) {
    return new GetLogEventsRequest().withLogGroupName(GROUP).withLogStreamName(stream);
  }

  private void show(String stream, GetLogEventsResult page) {
    page.getEvents().forEach(event -> progress.say("[" + stream + "] " + event.getMessage()));
  }

  private interface Step {
    void show(String stream);
  }

  private void attempt(String job, Step step) {
    if (unreadable) {
      return;
    }
    try {
      if (logs == null) {
        logs = client.get();
      }
      streams(job).forEach(step::show);
    } catch (RuntimeException | LinkageError e) {
      // There is no log before the first container has printed something.
      if (!AwsErrors.isNotFound(e) && !AwsErrors.isTransient(e)) {
        unreadable = true;
        progress.say(
            "The log of training job " + job + " cannot be read: " + AwsErrors.describe(e));
      }
    }
  }

  private List<String> streams(String job) {
    List<String> names = new ArrayList<>();
    DescribeLogStreamsRequest request =
        new DescribeLogStreamsRequest().withLogGroupName(GROUP).withLogStreamNamePrefix(job + "/");
    do {
      DescribeLogStreamsResult page = logs.describeLogStreams(request);
      page.getLogStreams().stream().map(LogStream::getLogStreamName).forEach(names::add);
      request.setNextToken(page.getNextToken());
    } while (request.getNextToken() != null);
    return names;
  }

  @Override
  public void close() {
    if (logs != null) {
      logs.shutdown();
    }
  }
}
