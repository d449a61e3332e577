package org.sagemakerspark.training;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.MetricData;
import com.amazonaws.services.sagemaker.model.StopTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.Ownership;
import org.sagemakerspark.aws.Progress;
import org.sagemakerspark.aws.ResourceTags;
import org.sagemakerspark.aws.StatusWatch;
import org.sagemakerspark.aws.WatchGivenUpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a training job to its end, and stops it when the caller goes away first. */
public final class TrainingJob {

  private static final Logger LOGGER = LoggerFactory.getLogger(TrainingJob.class);
  private static final Set<String> FINAL = Set.of("Completed", "Failed", "Stopped");

  private final AmazonSageMaker sageMaker;
  private final Progress progress;
  private final JobLog log;
  private final Waiting waiting;

  /** Creates a runner of jobs. */
  public TrainingJob(AmazonSageMaker sageMaker, Progress progress, JobLog log, Waiting waiting) {
    this.sageMaker = sageMaker;
    this.progress = progress;
    this.log = log;
    this.waiting = waiting;
  }

  /**
   * Starts a job and waits for its end.
   *
   * @return the completed job
   * @throws TrainingJobException when it cannot start, fails, is stopped, takes too long, or its
   *     status cannot be read any more
   */
  public DescribeTrainingJobResult run(CreateTrainingJobRequest request) {
    String name = request.getTrainingJobName();
    start(request);
    // The driver may be shut down while the job is under way.
    Thread stopper = new Thread(() -> giveUp(name), "stop-" + name);
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      return completed(watch(request));
    } finally {
      forget(stopper);
    }
  }

  private void start(CreateTrainingJobRequest request) {
    String name = request.getTrainingJobName();
    try {
      sageMaker.createTrainingJob(request);
    } catch (SdkClientException e) {
      // A call whose answer was lost is repeated, and then the job is there already.
      if (!AwsErrors.isAlreadyThere(e) || !isOurs(request)) {
        throw TrainingJobException.over(
            name, "Training job " + name + " could not start: " + AwsErrors.describe(e), e);
      }
    }
  }

  private boolean isOurs(CreateTrainingJobRequest request) {
    Optional<String> mark =
        request.getTags().stream()
            .filter(tag -> tag.getKey().equals(Ownership.MODEL))
            .map(Tag::getValue)
            .findFirst();
    String arn = sageMaker.describeTrainingJob(describe(request)).getTrainingJobArn();
    return mark.isPresent() && mark.equals(new ResourceTags(sageMaker).value(arn, Ownership.MODEL));
  }

  private static DescribeTrainingJobRequest describe(CreateTrainingJobRequest request) {
    return new DescribeTrainingJobRequest().withTrainingJobName(request.getTrainingJobName());
  }

  private DescribeTrainingJobResult watch(CreateTrainingJobRequest request) {
    String name = request.getTrainingJobName();
    DescribeTrainingJobRequest describe = describe(request);
    StatusWatch endless = new StatusWatch("Training job " + name, progress, waiting.giveUpAfter());
    try {
      return waiting
          .limit()
          .map(endless::within)
          .orElse(endless)
          .await(
              () -> {
                DescribeTrainingJobResult job = sageMaker.describeTrainingJob(describe);
                log.follow(name);
                return job;
              },
              TrainingJob::statusAndMetrics,
              job -> FINAL.contains(job.getTrainingJobStatus()));
    } catch (InterruptedException e) {
      TrainingJobException failure = abandoned(request, "The caller was interrupted", e);
      Thread.currentThread().interrupt();
      throw failure;
    } catch (WatchGivenUpException e) {
      throw abandoned(request, e.getMessage(), e);
    }
  }

  private TrainingJobException abandoned(
      CreateTrainingJobRequest request, String reason, Exception cause) {
    String name = request.getTrainingJobName();
    boolean stopped = giveUp(name);
    String text = reason + ". Training job " + name;
    String output =
        "; what it makes of a model goes to "
            + request.getOutputDataConfig().getS3OutputPath()
            + "/"
            + name
            + "/";
    if (waiting.whenGivenUp() == Waiting.WhenGivenUp.LEAVE) {
      return TrainingJobException.goingOn(name, text + " goes on" + output, cause);
    }
    return TrainingJobException.over(
        name,
        text
            + (stopped
                ? " was asked to stop"
                : " could not be stopped and may still be running; look for it by this name")
            + output,
        cause);
  }

  private static String status(DescribeTrainingJobResult job) {
    String status = job.getTrainingJobStatus();
    String detail = job.getSecondaryStatus();
    return detail == null || detail.equals(status) ? status : status + ", " + detail;
  }

  private static String statusAndMetrics(DescribeTrainingJobResult job) {
    List<MetricData> metrics = job.getFinalMetricDataList();
    return status(job)
        + (metrics == null || metrics.isEmpty()
            ? ""
            : metrics.stream()
                .map(metric -> metric.getMetricName() + " = " + metric.getValue())
                .collect(Collectors.joining(", ", "; ", "")));
  }

  private DescribeTrainingJobResult completed(DescribeTrainingJobResult job) {
    String name = job.getTrainingJobName();
    if (job.getTrainingJobStatus().equals("Completed")) {
      return job;
    }
    log.tail(name);
    String reason = job.getFailureReason() == null ? "" : ": " + job.getFailureReason();
    String artifacts =
        job.getModelArtifacts() == null || job.getModelArtifacts().getS3ModelArtifacts() == null
            ? ""
            : ". What it had made of a model is at "
                + job.getModelArtifacts().getS3ModelArtifacts();
    throw TrainingJobException.over(
        name, "Training job " + name + " ended as " + status(job) + reason + artifacts, null);
  }

  /** Stops the job unless it is to go on; returns whether it was asked to stop. */
  private boolean giveUp(String name) {
    if (waiting.whenGivenUp() == Waiting.WhenGivenUp.LEAVE) {
      return false;
    }
    boolean interrupted = Thread.interrupted();
    try {
      sageMaker.stopTrainingJob(new StopTrainingJobRequest().withTrainingJobName(name));
      return true;
    } catch (SdkClientException e) {
      LOGGER.warn(
          "Training job {} could not be stopped and may go on: {}", name, AwsErrors.describe(e));
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOGGER.debug("The JVM is shutting down already", e);
    }
  }
}
