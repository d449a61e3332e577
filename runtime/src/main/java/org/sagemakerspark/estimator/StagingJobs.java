package org.sagemakerspark.estimator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.JavaSparkStatusTracker;
import org.sagemakerspark.datasource.RunningTasks;

/**
 * Runs a write of Spark's under a job group of its own. When it fails, or its caller is
 * interrupted, Spark's jobs would go on behind: they are cancelled and waited for, so that nothing
 * is written any more when the written is deleted.
 */
final class StagingJobs {

  /** The properties of a thread that make a job group, which the user's own jobs may have, too. */
  private static final String[] OF_GROUP = {
    "spark.jobGroup.id", "spark.job.description", "spark.job.interruptOnCancel"
  };

  private final SparkContext spark;
  private final JavaSparkStatusTracker tracker;
  private final String group;
  private volatile Thread writer;
  private boolean isOver;

  /**
   * Makes a job group, in which nothing is written yet.
   *
   * @param group its name, which nobody else has
   */
  StagingJobs(SparkContext spark, String group) {
    this.spark = spark;
    this.tracker = JavaSparkContext.fromSparkContext(spark).statusTracker();
    this.group = group;
  }

  /**
   * Returns what the write returns.
   *
   * @param description what Spark's page says of the jobs
   * @throws IllegalStateException when somebody has put an end to it already
   */
  <T> T run(String description, Supplier<T> write) {
    Map<String, String> before = new LinkedHashMap<>();
    for (String property : OF_GROUP) {
      before.put(property, spark.getLocalProperty(property));
    }
    spark.setJobGroup(group, description, true);
    try {
      begin();
      return write.get();
    } catch (Throwable e) {
      end();
      throw e;
    } finally {
      writer = null;
      before.forEach(spark::setLocalProperty);
    }
  }

  private synchronized void begin() {
    if (isOver) {
      throw new IllegalStateException("The driver is being shut down");
    }
    writer = Thread.currentThread();
  }

  private synchronized void beginNoMore() {
    isOver = true;
  }

  /**
   * Cancels what still goes on and waits for its end. Another thread than the writer, as when the
   * driver is shut down, interrupts that: it commits files when all of Spark's jobs have ended.
   */
  void end() {
    boolean interrupted = Thread.interrupted();
    beginNoMore();
    try {
      if (!spark.isStopped()) {
        spark.cancelJobGroup(group);
      }
      Optional.ofNullable(writer)
          .filter(thread -> thread != Thread.currentThread())
          .ifPresent(Thread::interrupt);
      RunningTasks.awaitWhile(() -> isBusy() || isWrittenByAnother());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isWrittenByAnother() {
    Thread thread = writer;
    return thread != null && thread != Thread.currentThread() && thread.isAlive();
  }

  private boolean isBusy() {
    return RunningTasks.areAny(spark, tracker.getJobIdsForGroup(group));
  }
}
