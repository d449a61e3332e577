package org.sagemakerspark.estimator;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.JobExecutionStatus;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.JavaSparkStatusTracker;

/**
 * Runs a write of Spark's under a job group of its own. When it fails, or its caller is
 * interrupted, Spark's jobs would go on behind: they are cancelled and waited for, so that nothing
 * is written any more when the written is deleted.
 */
final class StagingJobs {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int POLL_MILLIS = 50;

  /** The properties of a thread that make a job group, which the user's own jobs may have, too. */
  private static final String[] OF_GROUP = {
    "spark.jobGroup.id", "spark.job.description", "spark.job.interruptOnCancel"
  };

  private final SparkContext spark;
  private final JavaSparkStatusTracker tracker;
  private final String group;

  private StagingJobs(SparkContext spark, String group) {
    this.spark = spark;
    this.tracker = JavaSparkContext.fromSparkContext(spark).statusTracker();
    this.group = group;
  }

  /**
   * Returns what the write returns.
   *
   * @param group the name of the job group, which nobody else has
   * @param description what Spark's page says of the jobs
   */
  static <T> T run(SparkContext spark, String group, String description, Supplier<T> write) {
    StagingJobs jobs = new StagingJobs(spark, group);
    Map<String, String> before = new LinkedHashMap<>();
    for (String property : OF_GROUP) {
      before.put(property, spark.getLocalProperty(property));
    }
    spark.setJobGroup(group, description, true);
    try {
      return write.get();
    } catch (Throwable e) {
      jobs.end();
      throw e;
    } finally {
      before.forEach(spark::setLocalProperty);
    }
  }

  /** Ends a write that still goes on, as when the driver is shut down in the middle of it. */
  static void end(SparkContext spark, String group) {
    new StagingJobs(spark, group).end();
  }

  private void end() {
    boolean interrupted = Thread.interrupted();
    try {
      if (!spark.isStopped()) {
        spark.cancelJobGroup(group);
      }
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (isBusy() && System.nanoTime() < deadline) {
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

  /** A cancelled job has failed at once; its tasks may run for a while. */
  private boolean isBusy() {
    return !spark.isStopped()
        && Arrays.stream(tracker.getJobIdsForGroup(group))
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
}
