package org.sagemakerspark.param;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.ServiceRules;

/**
 * How the training job reads the data; each maps to a member of CreateTrainingJob's
 * InputDataConfig.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasTrainingChannel<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.text(
        "trainingContentType",
        "Content type of the training data (InputDataConfig.ContentType). When unset: "
            + "that of the algorithm.",
        ServiceRules.CONTENT_TYPE);
    set.oneOf(
        "trainingCompressionType",
        "How the training data is compressed (InputDataConfig.CompressionType): None or "
            + "Gzip. Gzip needs trainingInputMode Pipe.",
        "None",
        "Gzip");
    set.oneOf(
        "trainingDataDistribution",
        "How the training data is spread over instances "
            + "(InputDataConfig.DataSource.S3DataSource.S3DataDistributionType): "
            + "FullyReplicated or ShardedByS3Key. When unset: that of the algorithm.",
        "FullyReplicated",
        "ShardedByS3Key");
    set.text(
        "trainingChannelName",
        "Name of the channel with the training data (InputDataConfig.ChannelName).",
        ServiceRules.CHANNEL_NAME);
    set.text(
        "trainingInputKmsKeyId",
        "KMS key that the staged training data is encrypted with (SSE-KMS of the upload "
            + "to S3). A key id, alias or ARN, such as alias/training. When unset: as the "
            + "bucket is set up.",
        ServiceRules.KMS_KEY);
    set.defaultOf("trainingCompressionType", "None");
    set.defaultOf("trainingChannelName", "train");
  }

  /**
   * Content type of the training data (InputDataConfig.ContentType). When unset: that of the
   * algorithm.
   */
  default Param<String> trainingContentType() {
    return paramSet().get("trainingContentType");
  }

  /** Returns {@link #trainingContentType()}; empty when it is unset. */
  default Optional<String> getTrainingContentType() {
    return optional(trainingContentType());
  }

  /** Sets {@link #trainingContentType()}. */
  default S setTrainingContentType(String value) {
    return with(trainingContentType(), value);
  }

  /**
   * How the training data is compressed (InputDataConfig.CompressionType): None or Gzip. Gzip needs
   * trainingInputMode Pipe. Default: None.
   */
  default Param<String> trainingCompressionType() {
    return paramSet().get("trainingCompressionType");
  }

  /** Returns {@link #trainingCompressionType()}. */
  default String getTrainingCompressionType() {
    return getOrDefault(trainingCompressionType());
  }

  /** Sets {@link #trainingCompressionType()}. */
  default S setTrainingCompressionType(String value) {
    return with(trainingCompressionType(), value);
  }

  /**
   * How the training data is spread over instances
   * (InputDataConfig.DataSource.S3DataSource.S3DataDistributionType): FullyReplicated or
   * ShardedByS3Key. When unset: that of the algorithm.
   */
  default Param<String> trainingDataDistribution() {
    return paramSet().get("trainingDataDistribution");
  }

  /** Returns {@link #trainingDataDistribution()}; empty when it is unset. */
  default Optional<String> getTrainingDataDistribution() {
    return optional(trainingDataDistribution());
  }

  /** Sets {@link #trainingDataDistribution()}. */
  default S setTrainingDataDistribution(String value) {
    return with(trainingDataDistribution(), value);
  }

  /** Name of the channel with the training data (InputDataConfig.ChannelName). Default: train. */
  default Param<String> trainingChannelName() {
    return paramSet().get("trainingChannelName");
  }

  /** Returns {@link #trainingChannelName()}. */
  default String getTrainingChannelName() {
    return getOrDefault(trainingChannelName());
  }

  /** Sets {@link #trainingChannelName()}. */
  default S setTrainingChannelName(String value) {
    return with(trainingChannelName(), value);
  }

  /**
   * KMS key that the staged training data is encrypted with (SSE-KMS of the upload to S3). A key
   * id, alias or ARN, such as alias/training. When unset: as the bucket is set up.
   */
  default Param<String> trainingInputKmsKeyId() {
    return paramSet().get("trainingInputKmsKeyId");
  }

  /** Returns {@link #trainingInputKmsKeyId()}; empty when it is unset. */
  default Optional<String> getTrainingInputKmsKeyId() {
    return optional(trainingInputKmsKeyId());
  }

  /** Sets {@link #trainingInputKmsKeyId()}. */
  default S setTrainingInputKmsKeyId(String value) {
    return with(trainingInputKmsKeyId(), value);
  }
}
