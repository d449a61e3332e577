package org.sagemakerspark.training;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.MetricData;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.lifecycle.CreatedResource;
import org.sagemakerspark.lifecycle.CreatedResource.Kind;
import org.sagemakerspark.lifecycle.Ledger;
import org.sagemakerspark.lifecycle.Progress;
import org.sagemakerspark.lifecycle.ResourceCleanupException;
import org.sagemakerspark.lifecycle.StatusWatch;
import org.sagemakerspark.lifecycle.WatchGivenUpException;

/** Runs a training job to its end, and stops it when the caller goes away first. */
public final class TrainingJob {

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
   * @param ledger where the job is written down; a job that is given up is undone with all that the
   *     ledger holds
   * @return the completed job
   * @throws TrainingJobException when it cannot start, fails, is stopped, takes too long, or its
   *     status cannot be read any more
   */
  public DescribeTrainingJobResult run(CreateTrainingJobRequest request, Ledger ledger) {
    try {
      start(request, ledger);
      return completed(watch(request));
    } catch (InterruptedException e) {
      TrainingJobException failure = givenUp(request, ledger, "The caller was interrupted", e);
      Thread.currentThread().interrupt();
      throw failure;
    } catch (WatchGivenUpException e) {
      throw givenUp(request, ledger, e.getMessage(), e);
    }
  }

  private void start(CreateTrainingJobRequest request, Ledger ledger) throws InterruptedException {
    String name = request.getTrainingJobName();
    CreatedResource job = new CreatedResource(Kind.TRAINING_JOB, name);
    try {
      ledger.create(
          job,
          () -> sageMaker.createTrainingJob(request),
          waiting.whenGivenUp() == Waiting.WhenGivenUp.LEAVE
              ? patience -> requireEnded(name)
              : ledger.removal(job));
    } catch (RuntimeException e) {
      String reason = e instanceof SdkClientException ? AwsErrors.describe(e) : e.getMessage();
      Optional<ResourceCleanupException> left = ledger.undo(Ledger.WHEN_FAILED);
      throw TrainingJobException.over(
          name,
          "Training job "
              + name
              + " could not start: "
              + reason
              + left.map(what -> ". " + what.getMessage()).orElse(""),
          e);
    }
  }

  private void requireEnded(String name) {
    try {
      String status =
          sageMaker
              .describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName(name))
              .getTrainingJobStatus();
      if (!FINAL.contains(status)) {
        throw new IllegalStateException("it goes on, because stopTrainingJobOnFailure is false");
      }
    } catch (SdkClientException e) {
      if (!AwsErrors.isNotFound(e)) {
        throw e;
      }
    }
  }

  private DescribeTrainingJobResult watch(CreateTrainingJobRequest request)
      throws InterruptedException {
    String name = request.getTrainingJobName();
    DescribeTrainingJobRequest describe =
        new DescribeTrainingJobRequest().withTrainingJobName(name);
    StatusWatch endless = new StatusWatch("Training job " + name, progress, waiting.giveUpAfter());
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
  }

  private TrainingJobException givenUp(
      CreateTrainingJobRequest request, Ledger ledger, String reason, Exception cause) {
    String name = request.getTrainingJobName();
    Optional<ResourceCleanupException> left = ledger.undo(Ledger.WHEN_FAILED);
    boolean isLeft =
        left.stream()
            .flatMap(what -> what.left().stream())
            .anyMatch(each -> each.kind() == Kind.TRAINING_JOB);
    boolean goesOn = isLeft && waiting.whenGivenUp() == Waiting.WhenGivenUp.LEAVE;
    String text =
        reason
            + ". Training job "
            + name
            + (goesOn
                ? " goes on"
                : isLeft
                    ? " could not be stopped and may still be running; look for it by this name"
                    : " was asked to stop")
            + "; what it makes of a model goes to "
            + request.getOutputDataConfig().getS3OutputPath()
            + "/"
            + name
            + "/"
            + left.map(what -> ". " + what.getMessage()).orElse("");
    return goesOn
        ? TrainingJobException.goingOn(name, text, cause)
        : TrainingJobException.over(name, text, cause);
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
}
