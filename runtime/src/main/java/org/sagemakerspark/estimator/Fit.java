package org.sagemakerspark.estimator;

import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.lifecycle.CreatedResource;
import org.sagemakerspark.lifecycle.DriverRun;
import org.sagemakerspark.lifecycle.Interrupts;
import org.sagemakerspark.lifecycle.Ledger;
import org.sagemakerspark.lifecycle.Ownership;
import org.sagemakerspark.lifecycle.Progress;
import org.sagemakerspark.lifecycle.ResourceNames;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.stage.Refusals;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.storage.StagingFolder;
import org.sagemakerspark.storage.WorkFolder;
import org.sagemakerspark.training.FinishedJob;
import org.sagemakerspark.training.JobLog;
import org.sagemakerspark.training.TrainingJob;
import org.sagemakerspark.training.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of {@code fit}: everything that can be refused is refused in {@link #prepare}, before
 * data is moved; then the data is staged, the job runs, and the staged data is deleted.
 */
final class Fit {

  private static final Logger LOGGER = LoggerFactory.getLogger(Fit.class);

  private static final Duration NO_HURRY = Duration.ofHours(1);

  private final AlgorithmEstimator<?, ?> estimator;
  private final SparkSession spark;
  private final TrainingData data;
  private final SessionSettings session;
  private final AwsSettings aws;
  private final String roleArn;
  private final Images images;
  private final String suffix;
  private final String jobName;
  private final StagingJobs jobs;
  private volatile boolean isStaged;

  private Fit(
      AlgorithmEstimator<?, ?> estimator,
      SparkSession spark,
      TrainingData data,
      SessionSettings session,
      AwsSettings aws,
      String roleArn,
      Images images) {
    this.estimator = estimator;
    this.spark = spark;
    this.data = data;
    this.session = session;
    this.aws = aws;
    this.roleArn = roleArn;
    this.images = images;
    this.suffix = ResourceNames.freshSuffix();
    this.jobName = estimator.namePolicy().names(suffix).trainingJob();
    this.jobs = new StagingJobs(spark.sparkContext(), "sagemaker-spark-" + jobName);
  }

  /**
   * Checks everything that is known on the driver.
   *
   * @throws IllegalArgumentException with all that is wrong
   */
  static Fit prepare(AlgorithmEstimator<?, ?> estimator, Dataset<?> dataset) {
    // What is wrong with the estimator alone is said without asking the configuration or AWS.
    Problems problems = new Problems(estimator.uid());
    EstimatorRules.check(estimator, problems);
    TrainingData data = problems.collect(() -> TrainingData.of(estimator, dataset));
    problems.throwIfAny();

    SparkSession spark = dataset.sparkSession();
    SessionSettings session = SessionSettings.of(spark, estimator.serviceOverrides());
    String role = problems.collect(() -> role(session));
    AwsSettings aws = problems.collect(session::aws);
    Images images = aws == null ? null : problems.collect(() -> Images.of(estimator, aws.region()));
    problems.throwIfAny();
    TakenNames.check(estimator, aws, problems);
    problems.throwIfAny();
    return new Fit(estimator, spark, data, session, aws, role, images);
  }

  /** Runs the job and tells the model where it was trained and where its data is. */
  void train(AlgorithmModel<?> model) {
    S3Location input =
        WorkFolder.of(estimator.getTrainingInputS3Uri(), "trainingInputS3Uri", session, aws);
    S3Location output =
        WorkFolder.of(estimator.getTrainingOutputS3Uri(), "trainingOutputS3Uri", session, aws);
    StagingFolder staging =
        StagingFolder.at(
            WorkFolder.staging(input, session.application(), DriverRun.id(), jobName),
            spark,
            aws,
            estimator.getTrainingInputKmsKeyId());
    staging.requireFileSystem();
    AmazonSageMaker sageMaker = AwsClients.of(aws).sageMaker();
    Ownership owner = Ownership.ofThisCall(session.application(), estimator.uid(), suffix);
    DescribeTrainingJobResult job;
    try (Ledger ledger =
        Ledger.open(AwsClients.of(aws).sageMaker(), owner, session.giveUpAfter())) {
      job = train(staging, WorkFolder.models(output), sageMaker, owner, ledger);
    } finally {
      sageMaker.shutdown();
    }
    model.setTrainingJob(FinishedJob.of(job));
    data.trainedRows().tell(model);
    images.model().ifPresent(model::setModelImage);
    model.setNameSuffix(suffix);
  }

  private DescribeTrainingJobResult train(
      StagingFolder staging,
      S3Location output,
      AmazonSageMaker sageMaker,
      Ownership owner,
      Ledger ledger) {
    Progress progress = Progress.named(estimator.getProgress());
    try {
      if (estimator.getDeleteStagingDataAfterTraining()) {
        ledger.intend(
            new CreatedResource(CreatedResource.Kind.STAGED_DATA, staging.location().uri("s3")),
            patience -> {
              if (isStaged) {
                staging.delete(patience);
              } else {
                jobs.end();
                staging.deleteUnfinished(patience);
              }
            });
      }
      Map<String, StagingFolder.Contents> contents = stage(staging, progress);
      List<Channel> channels = data.channels(staging, contents.keySet());
      CreateTrainingJobRequest request =
          new TrainingRequest(estimator, data.trainedRows().tags())
              .of(
                  jobName,
                  roleArn,
                  images.training(),
                  hyperParameters(),
                  channels,
                  bytes(contents),
                  output,
                  owner);
      DescribeTrainingJobResult job;
      try (JobLog log = new JobLog(() -> AwsClients.of(aws).logs(), progress, shownOfLog())) {
        job = new TrainingJob(sageMaker, progress, log, waiting()).run(request, ledger);
      }
      ledger.forget(new CreatedResource(CreatedResource.Kind.TRAINING_JOB, jobName));
      ledger.undo(NO_HURRY).ifPresent(left -> LOGGER.warn("{}", left.getMessage(), left));
      return job;
    } catch (Throwable e) {
      Interrupts.restore(e);
      // When the job has failed, S3 may be out of reach too; the error must not wait for it long.
      ledger.undo(session.giveUpAfter()).ifPresent(e::addSuppressed);
      throw e;
    }
  }

  private static String role(SessionSettings session) {
    return session
        .role()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "roleArn is not set; call setRoleArn with the ARN of a role that SageMaker may"
                        + " assume, or set spark.sagemaker.role in the Spark configuration"));
  }

  private Map<String, StagingFolder.Contents> stage(StagingFolder staging, Progress progress) {
    progress.say("Training job " + jobName + ": staging data in " + staging.path());
    Map<String, StagingFolder.Contents> contents = staged(staging);
    isStaged = true;
    contents.forEach(this::refuseTooLittle);
    return contents;
  }

  /** Writes the data; a row that is to blame is told, and not only that a job of Spark's failed. */
  private Map<String, StagingFolder.Contents> staged(StagingFolder staging) {
    try {
      return jobs.run(
          "Staging the training data of " + jobName,
          () -> {
            try (staging) {
              return data.write(staging);
            }
          });
    } catch (Exception e) {
      UnfitRowException row = UnfitRowException.in(e).or(() -> Refusals.in(e)).orElse(null);
      if (row != null) {
        throw new IllegalArgumentException(
            estimator.uid() + ": no training job was started. " + row.getMessage(), e);
      }
      throw e;
    }
  }

  private void refuseTooLittle(String channel, StagingFolder.Contents contents) {
    boolean isTrained = channel.equals(estimator.getTrainingChannelName());
    if (contents.files() == 0) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": the DataFrame has no row "
              + (isTrained ? "to train on" : "for the channel " + channel)
              + estimator
                  .getValidationIndicatorCol()
                  .map(column -> flagged(column, isTrained))
                  .orElse("")
              + ". No training job was started");
    }
    if (isTrained
        && data.distribution().equals(Channel.SHARDED)
        && contents.files() < estimator.getTrainingInstanceCount()) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": the DataFrame makes "
              + contents.files()
              + " files for "
              + estimator.getTrainingInstanceCount()
              + " instances that share them, so some would get none; repartition it, lower"
              + " trainingInstanceCount, or set trainingDataDistribution to FullyReplicated. No"
              + " training job was started");
    }
  }

  private static String flagged(String column, boolean isTrained) {
    return ": validationIndicatorCol = '"
        + column
        + (isTrained
            ? "' is true in each row. Leave it false in the rows to train on"
            : "' is true in no row. Let it be true in the rows to hold back, or unset it");
  }

  private static Map<String, Long> bytes(Map<String, StagingFolder.Contents> contents) {
    Map<String, Long> bytes = new LinkedHashMap<>();
    contents.forEach((channel, each) -> bytes.put(channel, each.bytes()));
    return bytes;
  }

  private Map<String, String> hyperParameters() {
    Map<String, String> all = new LinkedHashMap<>(estimator.trainingHyperParameters());
    all.putAll(data.hyperParameters());
    return all;
  }

  private JobLog.Shown shownOfLog() {
    return switch (estimator.getTrainingLog()) {
      case "all" -> JobLog.Shown.ALL;
      case "onFailure" -> JobLog.Shown.ON_FAILURE;
      default -> JobLog.Shown.NONE;
    };
  }

  private Waiting waiting() {
    return new Waiting(
        session.giveUpAfter(),
        estimator.getTrainingWaitLimitInSeconds().map(Duration::ofSeconds),
        estimator.getStopTrainingJobOnFailure()
            ? Waiting.WhenGivenUp.STOP
            : Waiting.WhenGivenUp.LEAVE);
  }
}
