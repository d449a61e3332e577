package org.sagemakerspark.estimator;

import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.AlgorithmSpecification;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DataSource;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.OutputDataConfig;
import com.amazonaws.services.sagemaker.model.ResourceConfig;
import com.amazonaws.services.sagemaker.model.S3DataSource;
import com.amazonaws.services.sagemaker.model.StoppingCondition;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.Progress;
import org.sagemakerspark.aws.ResourceNames;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.storage.Buckets;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.storage.StagingFolder;
import org.sagemakerspark.training.ImageRegistry;
import org.sagemakerspark.training.RegionalImage;
import org.sagemakerspark.training.TrainingJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of {@code fit}: everything that can be refused is refused in {@link #prepare}, before
 * data is moved; then the data is staged, the job runs, and the staged data is deleted.
 */
final class Fit {

  private static final Logger LOGGER = LoggerFactory.getLogger(Fit.class);

  /** Storage beside the training data, in GB. */
  private static final int BASE_VOLUME_GB = 10;

  private static final double BYTES_IN_GB = 1e9;

  private static final Duration NO_HURRY = Duration.ofHours(1);

  private final AlgorithmEstimator<?, ?> estimator;
  private final SparkSession spark;
  private final TrainingData data;
  private final SessionSettings session;
  private final AwsSettings aws;
  private final String roleArn;
  private final Images images;
  private final String jobName;
  private final Map<String, String> hyperParameters;

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
    this.jobName = ResourceNames.fresh(estimator.getNamePrefix().orElseThrow());
    this.hyperParameters = new LinkedHashMap<>(estimator.trainingHyperParameters());
    hyperParameters.putAll(data.hyperParameters());
  }

  /**
   * Checks everything that is known on the driver.
   *
   * @throws IllegalArgumentException with all that is wrong
   */
  static Fit prepare(AlgorithmEstimator<?, ?> estimator, Dataset<?> dataset) {
    SparkSession spark = dataset.sparkSession();
    // What is wrong with the estimator alone is said without asking the configuration or AWS.
    Problems problems = new Problems(estimator.uid());
    problems.collect(() -> check(estimator));
    TrainingData data = problems.collect(() -> TrainingData.of(estimator, dataset));
    problems.throwIfAny();

    SessionSettings session = SessionSettings.of(spark);
    String role = problems.collect(() -> role(estimator, session));
    AwsSettings aws = problems.collect(() -> session.aws(estimator.getRegion()));
    Images images = aws == null ? null : problems.collect(() -> images(estimator, aws.region()));
    problems.throwIfAny();
    return new Fit(estimator, spark, data, session, aws, role, images);
  }

  /** Runs the job and tells the model where it was trained and where its data is. */
  void train(AlgorithmModel<?> model) {
    S3Location input = folder(estimator.getTrainingInputS3Uri(), "trainingInputS3Uri");
    S3Location output = folder(estimator.getTrainingOutputS3Uri(), "trainingOutputS3Uri");
    StagingFolder staging = StagingFolder.at(input.child("staging").child(jobName), spark, aws);
    staging.requireFileSystem();
    Progress progress = Progress.named(estimator.getProgress());
    DescribeTrainingJobResult job;
    Throwable failure = null;
    try {
      Map<String, StagingFolder.Contents> contents = stage(staging, progress);
      List<Channel> channels = data.channels(staging, contents.keySet());
      job = run(channels, contents.values(), output.child("models"), progress);
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      clean(staging, failure);
    }
    model.setTrainingJobName(jobName);
    model.setModelImage(images.model());
    model.setModelDataS3Uri(job.getModelArtifacts().getS3ModelArtifacts());
  }

  private static Void check(AlgorithmEstimator<?, ?> estimator) {
    ResourceNames.checkPrefix(estimator.getNamePrefix().orElseThrow());
    estimator.getTrainingInputS3Uri().ifPresent(uri -> S3Location.parse(uri, "trainingInputS3Uri"));
    estimator
        .getTrainingOutputS3Uri()
        .ifPresent(uri -> S3Location.parse(uri, "trainingOutputS3Uri"));
    List<String> problems =
        estimator.hyperParameterSet().problems(estimator.getHyperParameterMap());
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return null;
  }

  private static String role(AlgorithmEstimator<?, ?> estimator, SessionSettings session) {
    return estimator
        .getRoleArn()
        .or(session::role)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "roleArn is not set; call setRoleArn with the ARN of a role that SageMaker may"
                        + " assume, or set spark.sagemaker.role in the Spark configuration"));
  }

  private static Images images(AlgorithmEstimator<?, ?> estimator, String region) {
    String training =
        estimator
            .getTrainingImage()
            .map(given -> RegionalImage.uri(given, region, "trainingImage"))
            .orElseGet(() -> own(estimator, region));
    return new Images(
        training,
        estimator
            .getModelImage()
            .map(given -> RegionalImage.uri(given, region, "modelImage"))
            .orElse(training));
  }

  private static String own(AlgorithmEstimator<?, ?> estimator, String region) {
    Algorithm algorithm = estimator.algorithm();
    if (algorithm.images().isEmpty()) {
      throw new IllegalArgumentException(
          "trainingImage is not set; call setTrainingImage with the URI of an image");
    }
    return ImageRegistry.load()
        .uri(algorithm.imageRegistry(), algorithm.imageRepository(), algorithm.imageTag(), region);
  }

  /** The images that train and that serve, by their URIs. */
  private record Images(String training, String model) {}

  private S3Location folder(Optional<String> given, String what) {
    return given
        .map(uri -> S3Location.parse(uri, what))
        .or(() -> session.bucket().map(uri -> S3Location.parse(uri, "spark.sagemaker.bucket")))
        .orElseGet(() -> Buckets.defaultBucket(aws).child("sagemaker-spark"));
  }

  private Map<String, StagingFolder.Contents> stage(StagingFolder staging, Progress progress) {
    progress.say("Training job " + jobName + ": staging data in " + staging.path());
    Map<String, StagingFolder.Contents> contents = data.write(staging);
    contents.forEach(this::refuseTooLittle);
    return contents;
  }

  private void refuseTooLittle(String channel, StagingFolder.Contents contents) {
    if (contents.files() == 0) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": the DataFrame has no row "
              + (channel.equals(TrainingData.TRAIN) ? "to train on" : "for the channel " + channel)
              + "; no training job was started");
    }
    if (channel.equals(TrainingData.TRAIN)
        && contents.files() < estimator.getTrainingInstanceCount()) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": the DataFrame makes "
              + contents.files()
              + " files for "
              + estimator.getTrainingInstanceCount()
              + " instances, so some would get none; repartition it, or lower"
              + " trainingInstanceCount. No training job was started");
    }
  }

  private DescribeTrainingJobResult run(
      List<Channel> channels,
      Collection<StagingFolder.Contents> contents,
      S3Location output,
      Progress progress) {
    AmazonSageMaker sageMaker = AwsClients.of(aws).sageMaker();
    try {
      return new TrainingJob(sageMaker, progress, session.giveUpAfter())
          .run(request(channels, contents, output));
    } finally {
      sageMaker.shutdown();
    }
  }

  private CreateTrainingJobRequest request(
      List<Channel> channels, Collection<StagingFolder.Contents> contents, S3Location output) {
    long bytes = contents.stream().mapToLong(StagingFolder.Contents::bytes).sum();
    return new CreateTrainingJobRequest()
        .withTrainingJobName(jobName)
        .withRoleArn(roleArn)
        .withAlgorithmSpecification(
            new AlgorithmSpecification()
                .withTrainingImage(images.training())
                .withTrainingInputMode(estimator.getTrainingInputMode()))
        .withHyperParameters(hyperParameters)
        .withInputDataConfig(channels.stream().map(Fit::channel).toList())
        .withOutputDataConfig(new OutputDataConfig().withS3OutputPath(output.uri("s3")))
        .withResourceConfig(
            new ResourceConfig()
                .withInstanceType(estimator.getTrainingInstanceType())
                .withInstanceCount(estimator.getTrainingInstanceCount())
                .withVolumeSizeInGB(
                    estimator
                        .getTrainingInstanceVolumeSizeInGB()
                        .orElseGet(() -> volumeSize(bytes))))
        .withStoppingCondition(
            new StoppingCondition()
                .withMaxRuntimeInSeconds(estimator.getTrainingMaxRuntimeInSeconds()));
  }

  private static com.amazonaws.services.sagemaker.model.Channel channel(Channel channel) {
    return new com.amazonaws.services.sagemaker.model.Channel()
        .withChannelName(channel.name())
        .withContentType(channel.contentType().orElse(null))
        .withDataSource(
            new DataSource()
                .withS3DataSource(
                    new S3DataSource()
                        .withS3DataType(channel.s3DataType())
                        .withS3Uri(channel.s3Uri())
                        .withS3DataDistributionType(channel.distribution())));
  }

  /** Room for the data twice, and for the image's own files. */
  private static int volumeSize(long bytes) {
    return BASE_VOLUME_GB + (int) Math.ceil(2 * bytes / BYTES_IN_GB);
  }

  /** Deletes the staged data; a failure here does not hide how the job ended. */
  private void clean(StagingFolder staging, Throwable failure) {
    if (!estimator.getDeleteStagingDataAfterTraining()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      // When the job has failed, S3 may be out of reach too; the error must not wait for it long.
      staging.delete(failure == null ? NO_HURRY : session.giveUpAfter());
    } catch (IOException e) {
      if (failure == null) {
        LOGGER.warn("{}", e.getMessage(), e);
      } else {
        failure.addSuppressed(e);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Gathers what is wrong, so that one error says it all. */
  private static final class Problems {
    private final String owner;
    private final List<IllegalArgumentException> found = new ArrayList<>();

    Problems(String owner) {
      this.owner = owner;
    }

    <T> T collect(Supplier<T> step) {
      try {
        return step.get();
      } catch (IllegalArgumentException e) {
        found.add(e);
        return null;
      }
    }

    void throwIfAny() {
      if (found.isEmpty()) {
        return;
      }
      List<String> texts =
          found.stream()
              .map(Throwable::getMessage)
              .map(
                  text -> text.startsWith(owner + ": ") ? text.substring(owner.length() + 2) : text)
              .toList();
      throw new IllegalArgumentException(owner + ": " + String.join("; ", texts), found.get(0));
    }
  }
}
