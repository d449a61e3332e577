package org.sagemakerspark.datasource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitterFactory;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitterFactory;
import org.apache.hadoop.mapreduce.task.JobContextImpl;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.sagemakerspark.codec.FeatureCount;
import org.sagemakerspark.storage.FileSystemScope;
import org.sagemakerspark.storage.S3Connector;
import org.sagemakerspark.storage.UploadCommitterFactory;

/**
 * One write, committed through Hadoop's output committer of the folder's file system: what failed
 * and repeated tasks have written never shows.
 */
final class RecordBatchWrite implements BatchWrite {

  private static final DateTimeFormatter JOB_STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private final String folder;
  private final RecordLayout layout;
  private final JobID job;
  private final Configuration hadoop;
  private final PathOutputCommitter committer;
  private final JobContext context;
  private final SparkContext spark = SparkContext.getOrCreate();
  private final Consumer<Integer> widths;
  private final String tag = "sagemaker-write-" + UUID.randomUUID();

  private RecordBatchWrite(
      String folder,
      RecordLayout layout,
      JobID job,
      Configuration hadoop,
      PathOutputCommitter committer,
      Consumer<Integer> widths) {
    this.widths = widths;
    this.folder = folder;
    this.layout = layout;
    this.job = job;
    this.hadoop = hadoop;
    this.committer = committer;
    this.context = new JobContextImpl(hadoop, job);
  }

  /**
   * Starts a write.
   *
   * @param widths is told how many features the rows of each task have, when they are committed
   */
  static RecordBatchWrite start(
      Configuration hadoop,
      String folder,
      String queryId,
      RecordLayout layout,
      Consumer<Integer> widths) {
    JobID job = new JobID(JOB_STAMP.format(Clock.systemUTC().instant()), 0);
    Configuration own = committing(hadoop, new Path(folder), queryId);
    try {
      return FileSystemScope.within(
          own,
          () -> {
            PathOutputCommitter committer = committer(own, folder, job, 0, 0);
            committer.setupJob(new JobContextImpl(own, job));
            return new RecordBatchWrite(folder, layout, job, own, committer, widths);
          });
    } catch (IOException e) {
      throw new UncheckedIOException("The write to " + folder + " cannot start", e);
    }
  }

  /**
   * Returns a copy of the configuration with what the committers need. Where S3A serves the folder,
   * by whatever scheme, that is the magic committer unless the configuration names another; where
   * this library's own file system does, its own committer; elsewhere files are renamed at the
   * job's commit. The session's own configuration stays as it is.
   */
  private static Configuration committing(Configuration hadoop, Path folder, String queryId) {
    Configuration own = new Configuration(hadoop);
    String factory = "mapreduce.outputcommitter.factory.scheme." + folder.toUri().getScheme();
    S3Connector connector = S3Connector.of(hadoop, folder.toUri().getScheme());
    if (connector == S3Connector.S3A) {
      unlessGiven(own, factory, "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory");
    } else if (connector == S3Connector.OWN) {
      unlessGiven(own, factory, UploadCommitterFactory.class.getName());
    } else if (own.get(factory) != null) {
      // Hadoop's own default for the scheme s3a, whose committers take no other file system.
      unlessGiven(own, factory, FileOutputCommitterFactory.class.getName());
    }
    unlessGiven(own, "fs.s3a.committer.name", "magic");
    unlessGiven(own, "fs.s3a.committer.magic.enabled", "true");
    unlessGiven(own, "mapreduce.fileoutputcommitter.algorithm.version", "1");
    own.setBoolean("mapreduce.fileoutputcommitter.marksuccessfuljobs", false);
    String uuid = UUID.randomUUID().toString();
    own.set("fs.s3a.committer.uuid", uuid);
    own.set("spark.sql.sources.writeJobUUID", uuid);
    own.set("mapreduce.job.name", "sagemaker-" + queryId);
    FileSystemScope.share(own, folder.toUri().getScheme());
    return own;
  }

  /** Sets what nobody but Hadoop's own defaults has set. */
  private static void unlessGiven(Configuration hadoop, String key, String value) {
    String[] sources = hadoop.getPropertySources(key);
    if (sources == null || sources[sources.length - 1].endsWith("-default.xml")) {
      hadoop.set(key, value);
    }
  }

  static PathOutputCommitter committer(
      Configuration hadoop, String folder, JobID job, int partition, int attempt)
      throws IOException {
    return PathOutputCommitterFactory.createCommitter(
        new Path(folder), attempt(hadoop, job, partition, attempt));
  }

  static TaskAttemptContext attempt(Configuration hadoop, JobID job, int partition, int attempt) {
    TaskAttemptID id = new TaskAttemptID(new TaskID(job, TaskType.MAP, partition), attempt);
    Configuration own = new Configuration(hadoop);
    own.set("mapreduce.job.id", job.toString());
    own.set("mapreduce.task.id", id.getTaskID().toString());
    own.set("mapreduce.task.attempt.id", id.toString());
    own.setBoolean("mapreduce.task.ismap", true);
    own.setInt("mapreduce.task.partition", partition);
    return new TaskAttemptContextImpl(own, id);
  }

  @Override
  public DataWriterFactory createBatchWriterFactory(PhysicalWriteInfo info) {
    // Spark runs the job that writes next, by this thread.
    spark.addJobTag(tag);
    return new RecordWriterFactory(
        new SerializableConfiguration(hadoop), folder, job.getJtIdentifier(), layout);
  }

  /** Spark aborts the write when this fails. */
  @Override
  public void commit(WriterCommitMessage[] messages) {
    spark.removeJobTag(tag);
    if (layout.rules().count().equals(FeatureCount.ALIKE)) {
      FeatureCount.requireAlike(widths(messages));
    }
    try {
      FileSystemScope.runWithin(hadoop, () -> committer.commitJob(context));
    } catch (IOException e) {
      throw new UncheckedIOException("The write to " + folder + " could not be committed", e);
    }
    widths(messages).forEach(widths);
  }

  private static List<Integer> widths(WriterCommitMessage[] messages) {
    return Arrays.stream(messages)
        .filter(RecordFileWriter.Committed.class::isInstance)
        .map(each -> ((RecordFileWriter.Committed) each).width())
        .filter(width -> width != RecordFileWriter.Committed.UNKNOWN)
        .toList();
  }

  @Override
  public void abort(WriterCommitMessage[] messages) {
    spark.removeJobTag(tag);
    awaitTheTasks();
    try {
      FileSystemScope.runWithin(hadoop, () -> committer.abortJob(context, JobStatus.State.FAILED));
    } catch (IOException e) {
      throw new UncheckedIOException("The failed write to " + folder + " left files behind", e);
    }
  }

  /** A task that was about to commit when the job failed would leave what it commits then. */
  private void awaitTheTasks() {
    if (!spark.isStopped()) {
      int[] jobs = spark.statusTracker().getJobIdsForTag(tag);
      RunningTasks.awaitWhile(() -> RunningTasks.areAny(spark, jobs));
    }
  }
}
