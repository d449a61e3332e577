package org.sagemakerspark.model;

import java.util.Map;
import java.util.Optional;

/**
 * What came of the training job that made a model.
 *
 * @param jobName name of the job
 * @param jobArn ARN of the job
 * @param billableSeconds seconds that the job is billed for
 * @param metrics the job's final metrics by name
 * @param modelDataS3Uri where the model artifact is
 * @param image URI of the image that serves the model
 */
public record TrainingSummary(
    String jobName,
    Optional<String> jobArn,
    Optional<Integer> billableSeconds,
    Map<String, Double> metrics,
    Optional<String> modelDataS3Uri,
    Optional<String> image) {}
