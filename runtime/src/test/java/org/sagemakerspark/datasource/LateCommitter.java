package org.sagemakerspark.datasource;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitterFactory;
import org.sagemakerspark.testing.Until;

/**
 * Notes a task as committed in a file, as S3A's magic committer does, and takes its time for that.
 */
public final class LateCommitter extends PathOutputCommitter {

  private static final CountDownLatch COMMITTING = new CountDownLatch(1);
  private static final int SECONDS = 2;

  private final Path output;
  private final Path pending;

  LateCommitter(Path output, TaskAttemptContext context) throws IOException {
    super(output, context);
    this.output = output;
    this.pending = new Path(output, "_pending");
  }

  /** Makes committers by the name of the class. */
  public static final class Factory extends PathOutputCommitterFactory {

    @Override
    public PathOutputCommitter createOutputCommitter(Path path, TaskAttemptContext context)
        throws IOException {
      return new LateCommitter(path, context);
    }
  }

  /** Returns an empty text when a task commits. */
  public static String await() throws InterruptedException {
    COMMITTING.await();
    return "";
  }

  @Override
  public Path getOutputPath() {
    return output;
  }

  @Override
  public Path getWorkPath() {
    return new Path(pending, "work");
  }

  @Override
  public void setupJob(JobContext context) {}

  @Override
  public void setupTask(TaskAttemptContext context) {}

  @Override
  public boolean needsTaskCommit(TaskAttemptContext context) {
    return true;
  }

  @Override
  public void commitTask(TaskAttemptContext context) throws IOException {
    COMMITTING.countDown();
    // A request to S3 does not end when its task is killed either.
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    Until.holds("the request is over", () -> System.nanoTime() > end);
    Path file = new Path(pending, context.getTaskAttemptID().toString());
    file.getFileSystem(context.getConfiguration()).create(file).close();
  }

  @Override
  public void abortTask(TaskAttemptContext context) {}

  @Override
  public void abortJob(JobContext context, JobStatus.State state) throws IOException {
    pending.getFileSystem(context.getConfiguration()).delete(pending, true);
  }
}
