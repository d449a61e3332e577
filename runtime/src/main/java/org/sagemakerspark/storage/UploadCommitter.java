package org.sagemakerspark.storage;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;

/**
 * Commits files of {@link S3FileSystem} without copying them: tasks upload them in parts to where
 * they belong, and the job's commit completes the uploads. What is not completed never shows. It is
 * what S3A's magic committer is to S3A, whose rule it shares that one job at a time writes to a
 * folder: uploads to it that are left when a job ends are ended.
 *
 * <p>It is a FileOutputCommitter because Spark asks no other for the folder that tasks write to.
 */
public final class UploadCommitter extends FileOutputCommitter {

  private static final String WRITE = "spark.sql.sources.writeJobUUID";

  private final Path output;
  private final Path committed;
  private final Path work;
  private final String task;
  private final Configuration hadoop;

  /** Creates the committer of a task attempt, or of the job. */
  public UploadCommitter(Path folder, TaskAttemptContext context) throws IOException {
    super(folder, context);
    this.hadoop = context.getConfiguration();
    this.output = getOutputPath();
    String job = hadoop.get(WRITE, context.getJobID().toString());
    this.committed = UploadPath.committed(output, job);
    this.work = UploadPath.work(output, job, context.getTaskAttemptID().toString());
    this.task = context.getTaskAttemptID().getTaskID().toString();
  }

  @Override
  public Path getWorkPath() {
    return work;
  }

  @Override
  public void setupJob(JobContext context) {
    // There are no folders in S3.
  }

  @Override
  public void setupTask(TaskAttemptContext context) {
    // There are no folders in S3.
  }

  @Override
  public boolean needsTaskCommit(TaskAttemptContext context) {
    return TaskUploads.isAny(work);
  }

  @Override
  public void commitTask(TaskAttemptContext context) throws IOException {
    List<PendingUpload> uploads = TaskUploads.take(work);
    try (S3FileSystem files = files()) {
      JobUploads job = files.uploads(output, committed);
      try {
        job.commitTask(task, uploads);
      } catch (IOException e) {
        job.abortTask(uploads);
        throw e;
      }
    }
  }

  @Override
  public void abortTask(TaskAttemptContext context) throws IOException {
    List<PendingUpload> uploads = TaskUploads.take(work);
    if (uploads.isEmpty()) {
      return;
    }
    try (S3FileSystem files = files()) {
      files.uploads(output, committed).abortTask(uploads);
    }
  }

  @Override
  public void commitJob(JobContext context) throws IOException {
    try (S3FileSystem files = files()) {
      files.uploads(output, committed).commit();
      if (hadoop.getBoolean(SUCCESSFUL_JOB_OUTPUT_DIR_MARKER, true)) {
        files.create(new Path(output, SUCCEEDED_FILE_NAME)).close();
      }
    }
  }

  @Override
  public void abortJob(JobContext context, JobStatus.State state) throws IOException {
    try (S3FileSystem files = files()) {
      files.uploads(output, committed).abort();
    }
  }

  private S3FileSystem files() throws IOException {
    S3FileSystem files = new S3FileSystem();
    files.initialize(output.toUri(), hadoop);
    return files;
  }
}
