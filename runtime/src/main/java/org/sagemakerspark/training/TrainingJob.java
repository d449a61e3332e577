package org.sagemakerspark.training;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.StopTrainingJobRequest;
import java.time.Duration;
import java.util.Set;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.Progress;
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
  private final Duration giveUpAfter;

  /** Creates a runner of jobs. */
  public TrainingJob(AmazonSageMaker sageMaker, Progress progress, Duration giveUpAfter) {
    this.sageMaker = sageMaker;
    this.progress = progress;
    this.giveUpAfter = giveUpAfter;
  }

  /**
   * Starts a job and waits for its end.
   *
   * @return the completed job
   * @throws TrainingJobException when it cannot start, fails, is stopped, or its status cannot be
   *     read any more
   */
  public DescribeTrainingJobResult run(CreateTrainingJobRequest request) {
    String name = request.getTrainingJobName();
    try {
      sageMaker.createTrainingJob(request);
    } catch (SdkClientException e) {
      throw new TrainingJobException(
          name, "Training job " + name + " could not start: " + AwsErrors.describe(e), e);
    }
    // The driver may be shut down while the job is under way.
    Thread stopper = new Thread(() -> stop(name), "stop-" + name);
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      return completed(watch(name));
    } finally {
      forget(stopper);
    }
  }

  private DescribeTrainingJobResult watch(String name) {
    DescribeTrainingJobRequest describe =
        new DescribeTrainingJobRequest().withTrainingJobName(name);
    try {
      return new StatusWatch("Training job " + name, progress, giveUpAfter)
          .await(
              () -> sageMaker.describeTrainingJob(describe),
              TrainingJob::status,
              job -> FINAL.contains(job.getTrainingJobStatus()));
    } catch (InterruptedException e) {
      stop(name);
      Thread.currentThread().interrupt();
      throw new TrainingJobException(
          name,
          "Training job " + name + " was asked to stop because the caller was interrupted",
          e);
    } catch (WatchGivenUpException e) {
      stop(name);
      throw new TrainingJobException(
          name, e.getMessage() + ". The job may still be running; look for it by this name", e);
    }
  }

  private static String status(DescribeTrainingJobResult job) {
    String status = job.getTrainingJobStatus();
    String detail = job.getSecondaryStatus();
    return detail == null || detail.equals(status) ? status : status + ", " + detail;
  }

  private static DescribeTrainingJobResult completed(DescribeTrainingJobResult job) {
    if (job.getTrainingJobStatus().equals("Completed")) {
      return job;
    }
    String name = job.getTrainingJobName();
    String reason = job.getFailureReason() == null ? "" : ": " + job.getFailureReason();
    throw new TrainingJobException(
        name, "Training job " + name + " ended as " + status(job) + reason, null);
  }

  private void stop(String name) {
    boolean interrupted = Thread.interrupted();
    try {
      sageMaker.stopTrainingJob(new StopTrainingJobRequest().withTrainingJobName(name));
    } catch (SdkClientException e) {
      LOGGER.warn(
          "Training job {} could not be stopped and may go on: {}", name, AwsErrors.describe(e));
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
