package org.sagemakerspark.datasource;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.JobExecutionStatus;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.JavaSparkStatusTracker;

/**
 * Waits until the tasks of Spark jobs have ended. A job that fails, or is cancelled, is over at
 * once; a task of it that commits its files just then goes on for a while.
 */
public final class RunningTasks {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int POLL_MILLIS = 50;

  private RunningTasks() {}

  /** Says whether a job runs, or a task of it still does. */
  public static boolean areAny(SparkContext spark, int[] jobs) {
    if (spark.isStopped()) {
      return false;
    }
    JavaSparkStatusTracker tracker = JavaSparkContext.fromSparkContext(spark).statusTracker();
    return Arrays.stream(jobs)
        .mapToObj(tracker::getJobInfo)
        .filter(Objects::nonNull)
        .anyMatch(
            job ->
                job.status() == JobExecutionStatus.RUNNING
                    || Arrays.stream(job.stageIds())
                        .mapToObj(tracker::getStageInfo)
                        .filter(Objects::nonNull)
                        .mapToInt(SparkStageInfo::numActiveTasks)
                        .anyMatch(active -> active > 0));
  }

  /**
   * Waits while something is so, for at most a minute. An interrupt of the caller, also an earlier
   * one, is kept; one that comes now ends the wait.
   */
  public static void awaitWhile(BooleanSupplier busy) {
    boolean interrupted = Thread.interrupted();
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (busy.getAsBoolean() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
