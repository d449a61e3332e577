package org.sagemakerspark.training;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.Channel;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.MetricData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagemakerspark.aws.AwsErrors;

/**
 * What a model needs to know of a training job that has ended.
 *
 * @param name the job's name
 * @param arn the job's ARN
 * @param roleArn the role that it ran as
 * @param image the image that trained
 * @param contentType what the files of its first channel hold, if the job says so
 * @param hyperParameters what it trained with
 * @param modelDataS3Uri where the model artifact is
 * @param billableSeconds seconds that it is billed for
 * @param metrics its final metrics
 */
public record FinishedJob(
    String name,
    String arn,
    String roleArn,
    String image,
    Optional<String> contentType,
    Map<String, String> hyperParameters,
    String modelDataS3Uri,
    Optional<Integer> billableSeconds,
    Map<String, String> metrics) {

  /**
   * Reads a job that has completed, or was stopped after it had made a model.
   *
   * @throws TrainingJobException when there is no such job, it has not ended, or it made no model
   */
  public static FinishedJob read(AmazonSageMaker sageMaker, String name) {
    DescribeTrainingJobResult job;
    try {
      job =
          sageMaker.describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName(name));
    } catch (SdkClientException e) {
      throw TrainingJobException.over(
          name, "Training job " + name + " cannot be read: " + AwsErrors.describe(e), e);
    }
    return of(job);
  }

  /** Takes what the service says of a job. */
  public static FinishedJob of(DescribeTrainingJobResult job) {
    String name = job.getTrainingJobName();
    if (job.getModelArtifacts() == null
        || job.getModelArtifacts().getS3ModelArtifacts() == null
        || job.getTrainingJobStatus().equals("InProgress")) {
      throw TrainingJobException.over(
          name,
          "Training job "
              + name
              + " has made no model: it is "
              + job.getTrainingJobStatus()
              + (job.getFailureReason() == null ? "" : ": " + job.getFailureReason()),
          null);
    }
    return new FinishedJob(
        name,
        job.getTrainingJobArn(),
        job.getRoleArn(),
        job.getAlgorithmSpecification().getTrainingImage(),
        contentType(job.getInputDataConfig()),
        job.getHyperParameters() == null ? Map.of() : Map.copyOf(job.getHyperParameters()),
        job.getModelArtifacts().getS3ModelArtifacts(),
        Optional.ofNullable(job.getBillableTimeInSeconds()),
        metrics(job.getFinalMetricDataList()));
  }

  private static Optional<String> contentType(List<Channel> channels) {
    return channels == null
        ? Optional.empty()
        : channels.stream().findFirst().map(Channel::getContentType);
  }

  /** Tells whether the job's files are of a format in which no number can be left out. */
  public boolean writesEveryNumber() {
    String plain = contentType.orElse("").replaceFirst(";.*", "").strip();
    return List.of("text/csv", "csv", "application/x-parquet", "parquet").contains(plain);
  }

  private static Map<String, String> metrics(List<MetricData> metrics) {
    Map<String, String> byName = new LinkedHashMap<>();
    if (metrics != null) {
      metrics.forEach(
          metric -> byName.put(metric.getMetricName(), String.valueOf(metric.getValue())));
    }
    return byName;
  }
}
