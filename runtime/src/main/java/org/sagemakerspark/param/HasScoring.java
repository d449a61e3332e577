package org.sagemakerspark.param;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.Bounds;

/**
 * How rows are scored, and sent to an endpoint.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasScoring<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.oneOf(
        "scoringMode",
        "Where rows are scored: endpoint (on the model's endpoint) or native (in Spark's "
            + "own processes, from the model artifact in S3; no endpoint, endpoint "
            + "configuration or SageMaker model is created then, and none is asked).",
        "endpoint",
        "native");
    set.oneOf(
        "nativeArtifact",
        "Whose model file the artifact is that is scored where scoringMode is native; for "
            + "images of one's own: kmeans, pca, linear-learner, factorization-machines or "
            + "xgboost. When unset: the algorithm's own.",
        "kmeans",
        "pca",
        "linear-learner",
        "factorization-machines",
        "xgboost");
    set.integer(
        "maxBatchSizeInBytes",
        "Bytes of one request at most. Range: from 1 to 6291456. The upper end is the "
            + "service's own limit; requests to a serverless endpoint have at most 4000000 "
            + "bytes.",
        Bounds.between(1L, 6291456L));
    set.integer(
        "maxBatchSizeInRecords",
        "Rows of one request at most. Range: at least 1.",
        Bounds.atLeast(1L));
    set.integer(
        "maxBatchAgeInMillis",
        "Milliseconds that the first row of a request waits for others at most; matters "
            + "where rows come in slowly, as in a stream. Range: at least 1.",
        Bounds.atLeast(1L));
    set.integer(
        "maxConcurrentRequestsPerTask",
        "Requests that one task keeps in flight at most; so many batches are in memory. "
            + "Range: at least 1. It keeps fewer while the endpoint throttles or is slow.",
        Bounds.atLeast(1L));
    set.integer(
        "connectTimeLimitInSeconds",
        "Seconds that a connection to the endpoint may take. Range: at least 1.",
        Bounds.atLeast(1L));
    set.integer(
        "requestTimeLimitInSeconds",
        "Seconds that one request may take until its answer is complete; the service "
            + "gives a model 60. Range: at least 1.",
        Bounds.atLeast(1L));
    set.integer(
        "batchTimeLimitInSeconds",
        "Seconds that the endpoint may say nothing about a batch. Range: at least 1.",
        Bounds.atLeast(1L));
    set.oneOf(
        "handleInvalid",
        "What becomes of a row that cannot be scored: error (the task fails) or keep (the "
            + "row has no predictions, and the column errorCol says why).",
        "error",
        "keep");
    set.string(
        "errorCol",
        "Name of the column with status and reason of a row that could not be scored; it "
            + "is there when handleInvalid is keep, and null for all other rows.");
    set.string(
        "metricsPrefix",
        "What the names of the counters in Spark's UI begin with. When unset: the "
            + "endpoint's name, or the model's uid where scoringMode is native.");
    set.defaultOf("scoringMode", "endpoint");
    set.defaultOf("maxBatchSizeInBytes", 6291456);
    set.defaultOf("maxBatchSizeInRecords", 100000);
    set.defaultOf("maxBatchAgeInMillis", 10000);
    set.defaultOf("maxConcurrentRequestsPerTask", 4);
    set.defaultOf("connectTimeLimitInSeconds", 10);
    set.defaultOf("requestTimeLimitInSeconds", 70);
    set.defaultOf("batchTimeLimitInSeconds", 600);
    set.defaultOf("handleInvalid", "error");
    set.defaultOf("errorCol", "error");
  }

  /**
   * Where rows are scored: endpoint (on the model's endpoint) or native (in Spark's own processes,
   * from the model artifact in S3; no endpoint, endpoint configuration or SageMaker model is
   * created then, and none is asked). Default: endpoint.
   */
  default Param<String> scoringMode() {
    return paramSet().get("scoringMode");
  }

  /** Returns {@link #scoringMode()}. */
  default String getScoringMode() {
    return getOrDefault(scoringMode());
  }

  /** Sets {@link #scoringMode()}. */
  default S setScoringMode(String value) {
    return with(scoringMode(), value);
  }

  /**
   * Whose model file the artifact is that is scored where scoringMode is native; for images of
   * one's own: kmeans, pca, linear-learner, factorization-machines or xgboost. When unset: the
   * algorithm's own.
   */
  default Param<String> nativeArtifact() {
    return paramSet().get("nativeArtifact");
  }

  /** Returns {@link #nativeArtifact()}; empty when it is unset. */
  default Optional<String> getNativeArtifact() {
    return optional(nativeArtifact());
  }

  /** Sets {@link #nativeArtifact()}. */
  default S setNativeArtifact(String value) {
    return with(nativeArtifact(), value);
  }

  /**
   * Bytes of one request at most. Range: from 1 to 6291456. The upper end is the service's own
   * limit; requests to a serverless endpoint have at most 4000000 bytes. Default: 6291456.
   */
  default IntParam maxBatchSizeInBytes() {
    return paramSet().get("maxBatchSizeInBytes");
  }

  /** Returns {@link #maxBatchSizeInBytes()}. */
  default int getMaxBatchSizeInBytes() {
    return (int) getOrDefault(maxBatchSizeInBytes());
  }

  /** Sets {@link #maxBatchSizeInBytes()}. */
  default S setMaxBatchSizeInBytes(int value) {
    return with(maxBatchSizeInBytes(), value);
  }

  /** Rows of one request at most. Range: at least 1. Default: 100000. */
  default IntParam maxBatchSizeInRecords() {
    return paramSet().get("maxBatchSizeInRecords");
  }

  /** Returns {@link #maxBatchSizeInRecords()}. */
  default int getMaxBatchSizeInRecords() {
    return (int) getOrDefault(maxBatchSizeInRecords());
  }

  /** Sets {@link #maxBatchSizeInRecords()}. */
  default S setMaxBatchSizeInRecords(int value) {
    return with(maxBatchSizeInRecords(), value);
  }

  /**
   * Milliseconds that the first row of a request waits for others at most; matters where rows come
   * in slowly, as in a stream. Range: at least 1. Default: 10000.
   */
  default IntParam maxBatchAgeInMillis() {
    return paramSet().get("maxBatchAgeInMillis");
  }

  /** Returns {@link #maxBatchAgeInMillis()}. */
  default int getMaxBatchAgeInMillis() {
    return (int) getOrDefault(maxBatchAgeInMillis());
  }

  /** Sets {@link #maxBatchAgeInMillis()}. */
  default S setMaxBatchAgeInMillis(int value) {
    return with(maxBatchAgeInMillis(), value);
  }

  /**
   * Requests that one task keeps in flight at most; so many batches are in memory. Range: at least
   * 1. It keeps fewer while the endpoint throttles or is slow. Default: 4.
   */
  default IntParam maxConcurrentRequestsPerTask() {
    return paramSet().get("maxConcurrentRequestsPerTask");
  }

  /** Returns {@link #maxConcurrentRequestsPerTask()}. */
  default int getMaxConcurrentRequestsPerTask() {
    return (int) getOrDefault(maxConcurrentRequestsPerTask());
  }

  /** Sets {@link #maxConcurrentRequestsPerTask()}. */
  default S setMaxConcurrentRequestsPerTask(int value) {
    return with(maxConcurrentRequestsPerTask(), value);
  }

  /** Seconds that a connection to the endpoint may take. Range: at least 1. Default: 10. */
  default IntParam connectTimeLimitInSeconds() {
    return paramSet().get("connectTimeLimitInSeconds");
  }

  /** Returns {@link #connectTimeLimitInSeconds()}. */
  default int getConnectTimeLimitInSeconds() {
    return (int) getOrDefault(connectTimeLimitInSeconds());
  }

  /** Sets {@link #connectTimeLimitInSeconds()}. */
  default S setConnectTimeLimitInSeconds(int value) {
    return with(connectTimeLimitInSeconds(), value);
  }

  /**
   * Seconds that one request may take until its answer is complete; the service gives a model 60.
   * Range: at least 1. Default: 70.
   */
  default IntParam requestTimeLimitInSeconds() {
    return paramSet().get("requestTimeLimitInSeconds");
  }

  /** Returns {@link #requestTimeLimitInSeconds()}. */
  default int getRequestTimeLimitInSeconds() {
    return (int) getOrDefault(requestTimeLimitInSeconds());
  }

  /** Sets {@link #requestTimeLimitInSeconds()}. */
  default S setRequestTimeLimitInSeconds(int value) {
    return with(requestTimeLimitInSeconds(), value);
  }

  /** Seconds that the endpoint may say nothing about a batch. Range: at least 1. Default: 600. */
  default IntParam batchTimeLimitInSeconds() {
    return paramSet().get("batchTimeLimitInSeconds");
  }

  /** Returns {@link #batchTimeLimitInSeconds()}. */
  default int getBatchTimeLimitInSeconds() {
    return (int) getOrDefault(batchTimeLimitInSeconds());
  }

  /** Sets {@link #batchTimeLimitInSeconds()}. */
  default S setBatchTimeLimitInSeconds(int value) {
    return with(batchTimeLimitInSeconds(), value);
  }

  /**
   * What becomes of a row that cannot be scored: error (the task fails) or keep (the row has no
   * predictions, and the column errorCol says why). Default: error.
   */
  default Param<String> handleInvalid() {
    return paramSet().get("handleInvalid");
  }

  /** Returns {@link #handleInvalid()}. */
  default String getHandleInvalid() {
    return getOrDefault(handleInvalid());
  }

  /** Sets {@link #handleInvalid()}. */
  default S setHandleInvalid(String value) {
    return with(handleInvalid(), value);
  }

  /**
   * Name of the column with status and reason of a row that could not be scored; it is there when
   * handleInvalid is keep, and null for all other rows. Default: error.
   */
  default Param<String> errorCol() {
    return paramSet().get("errorCol");
  }

  /** Returns {@link #errorCol()}. */
  default String getErrorCol() {
    return getOrDefault(errorCol());
  }

  /** Sets {@link #errorCol()}. */
  default S setErrorCol(String value) {
    return with(errorCol(), value);
  }

  /**
   * What the names of the counters in Spark's UI begin with. When unset: the endpoint's name, or
   * the model's uid where scoringMode is native.
   */
  default Param<String> metricsPrefix() {
    return paramSet().get("metricsPrefix");
  }

  /** Returns {@link #metricsPrefix()}; empty when it is unset. */
  default Optional<String> getMetricsPrefix() {
    return optional(metricsPrefix());
  }

  /** Sets {@link #metricsPrefix()}. */
  default S setMetricsPrefix(String value) {
    return with(metricsPrefix(), value);
  }
}
