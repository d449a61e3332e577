package org.sagemakerspark.estimator;

import com.amazonaws.services.sagemaker.model.AlgorithmSpecification;
import com.amazonaws.services.sagemaker.model.CheckpointConfig;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DataSource;
import com.amazonaws.services.sagemaker.model.ExperimentConfig;
import com.amazonaws.services.sagemaker.model.MetricDefinition;
import com.amazonaws.services.sagemaker.model.OutputDataConfig;
import com.amazonaws.services.sagemaker.model.ResourceConfig;
import com.amazonaws.services.sagemaker.model.RetryStrategy;
import com.amazonaws.services.sagemaker.model.S3DataSource;
import com.amazonaws.services.sagemaker.model.StoppingCondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sagemakerspark.lifecycle.Ownership;
import org.sagemakerspark.model.EndpointRequests;
import org.sagemakerspark.stage.Variables;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.value.JsonMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the request for a training job of an estimator's Params; what is not set is not sent, so
 * that the service's own defaults hold.
 */
final class TrainingRequest {

  private static final Logger LOGGER = LoggerFactory.getLogger(TrainingRequest.class);

  /** Storage beside the training data, in GB. */
  private static final int BASE_VOLUME_GB = 10;

  private static final double BYTES_IN_GB = 1e9;

  private final AlgorithmEstimator<?, ?> estimator;
  private final Map<String, String> notes;

  /**
   * Takes the estimator.
   *
   * @param notes tags that tell how a model of the job is scored
   */
  TrainingRequest(AlgorithmEstimator<?, ?> estimator, Map<String, String> notes) {
    this.estimator = estimator;
    this.notes = notes;
  }

  /**
   * Returns the request.
   *
   * @param name the job's name
   * @param image the image that trains
   * @param hyperParameters what it trains with
   * @param channels what it reads; the one that is trained on is the first
   * @param bytes how much was staged for each channel, by its name
   * @param output the folder for the model artifact
   */
  CreateTrainingJobRequest of(
      String name,
      String roleArn,
      String image,
      Map<String, String> hyperParameters,
      List<Channel> channels,
      Map<String, Long> bytes,
      S3Location output,
      Ownership ownership) {
    return new CreateTrainingJobRequest()
        .withTrainingJobName(name)
        .withRoleArn(roleArn)
        .withAlgorithmSpecification(algorithm(image))
        .withHyperParameters(whenAny(hyperParameters))
        .withInputDataConfig(channels.stream().map(TrainingRequest::channel).toList())
        .withOutputDataConfig(
            new OutputDataConfig()
                .withS3OutputPath(output.uri("s3"))
                .withKmsKeyId(estimator.getTrainingOutputKmsKeyId().orElse(null)))
        .withResourceConfig(resources(channels, bytes))
        .withStoppingCondition(
            new StoppingCondition()
                .withMaxRuntimeInSeconds(estimator.getTrainingMaxRuntimeInSeconds())
                .withMaxWaitTimeInSeconds(estimator.getTrainingMaxWaitTimeInSeconds().orElse(null)))
        .withVpcConfig(EndpointRequests.vpc(estimator))
        .withEnableNetworkIsolation(whenTrue(estimator.getEnableNetworkIsolation()))
        .withEnableInterContainerTrafficEncryption(
            whenTrue(estimator.getEnableInterContainerTrafficEncryption()))
        .withEnableManagedSpotTraining(whenTrue(estimator.getEnableManagedSpotTraining()))
        .withCheckpointConfig(checkpoints())
        .withRetryStrategy(
            estimator
                .getTrainingMaxRetryAttempts()
                .map(attempts -> new RetryStrategy().withMaximumRetryAttempts(attempts))
                .orElse(null))
        .withEnvironment(whenAny(environment()))
        .withExperimentConfig(experiment())
        .withTags(ownership.tags(tags()));
  }

  private Map<String, String> environment() {
    Variables variables = estimator.trainingVariables();
    variables.replaced().forEach(each -> LOGGER.warn("{}: {}", estimator.uid(), each));
    return variables.all();
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>(JsonMap.parse(estimator.getTags()));
    tags.putAll(notes);
    return tags;
  }

  private AlgorithmSpecification algorithm(String image) {
    List<MetricDefinition> metrics =
        JsonMap.parse(estimator.getMetricDefinitions()).entrySet().stream()
            .map(
                metric ->
                    new MetricDefinition().withName(metric.getKey()).withRegex(metric.getValue()))
            .toList();
    return new AlgorithmSpecification()
        .withTrainingImage(image)
        .withTrainingInputMode(estimator.getTrainingInputMode())
        .withMetricDefinitions(metrics.isEmpty() ? null : metrics);
  }

  private static com.amazonaws.services.sagemaker.model.Channel channel(Channel channel) {
    return new com.amazonaws.services.sagemaker.model.Channel()
        .withChannelName(channel.name())
        .withContentType(channel.contentType().orElse(null))
        .withCompressionType(channel.compression().orElse(null))
        .withRecordWrapperType(channel.attributes().isEmpty() ? null : "RecordIO")
        .withDataSource(
            new DataSource()
                .withS3DataSource(
                    new S3DataSource()
                        .withS3DataType(channel.s3DataType())
                        .withAttributeNames(
                            channel.attributes().isEmpty() ? null : channel.attributes())
                        .withS3Uri(channel.s3Uri())
                        .withS3DataDistributionType(channel.distribution())));
  }

  private ResourceConfig resources(List<Channel> channels, Map<String, Long> bytes) {
    return new ResourceConfig()
        .withInstanceType(estimator.getTrainingInstanceType())
        .withInstanceCount(estimator.getTrainingInstanceCount())
        .withVolumeSizeInGB(
            estimator
                .getTrainingInstanceVolumeSizeInGB()
                .orElseGet(() -> volumeSize(channels, bytes)))
        .withVolumeKmsKeyId(estimator.getTrainingVolumeKmsKeyId().orElse(null))
        .withKeepAlivePeriodInSeconds(estimator.getTrainingKeepAlivePeriodInSeconds().orElse(null));
  }

  /**
   * Room for the image's own files, and twice for what one instance downloads: nothing where data
   * is streamed, and its share of a channel that the instances share
   * (https://docs.aws.amazon.com/sagemaker/latest/dg/model-access-training-data.html).
   */
  private int volumeSize(List<Channel> channels, Map<String, Long> bytes) {
    if (!estimator.getTrainingInputMode().equals("File")) {
      return BASE_VOLUME_GB;
    }
    long downloaded = 0;
    for (Channel channel : channels) {
      long whole = bytes.getOrDefault(channel.name(), 0L);
      boolean isShared = channel.distribution().equals(Channel.SHARDED);
      downloaded += isShared ? whole / estimator.getTrainingInstanceCount() : whole;
    }
    return BASE_VOLUME_GB + (int) Math.ceil(2 * downloaded / BYTES_IN_GB);
  }

  private CheckpointConfig checkpoints() {
    return estimator
        .getCheckpointS3Uri()
        .map(
            uri ->
                new CheckpointConfig()
                    .withS3Uri(S3Location.parse(uri, "checkpointS3Uri").uri("s3"))
                    .withLocalPath(estimator.getCheckpointLocalPath().orElse(null)))
        .orElse(null);
  }

  private ExperimentConfig experiment() {
    boolean any =
        Stream.of(
                estimator.getExperimentName(),
                estimator.getTrialName(),
                estimator.getTrialComponentDisplayName())
            .anyMatch(Optional::isPresent);
    return any
        ? new ExperimentConfig()
            .withExperimentName(estimator.getExperimentName().orElse(null))
            .withTrialName(estimator.getTrialName().orElse(null))
            .withTrialComponentDisplayName(estimator.getTrialComponentDisplayName().orElse(null))
        : null;
  }

  private static Map<String, String> whenAny(Map<String, String> map) {
    return map.isEmpty() ? null : map;
  }

  private static Boolean whenTrue(boolean value) {
    return value ? Boolean.TRUE : null;
  }
}
