package org.sagemakerspark.datasource;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.sagemakerspark.recordio.RecordEncoder;

/** Writes the rows of one task into one file, which exists only when there is a row. */
final class RecordFileWriter implements DataWriter<InternalRow> {

  private static final int BUFFER_SIZE = 1 << 18;

  private final PathOutputCommitter committer;
  private final TaskAttemptContext context;
  private final Path file;
  private final InternalRowEncoder rows;
  private final RecordEncoder records = new RecordEncoder();
  private OutputStream out;

  private RecordFileWriter(
      PathOutputCommitter committer, TaskAttemptContext context, Path file, RecordLayout layout) {
    this.committer = committer;
    this.context = context;
    this.file = file;
    this.rows = new InternalRowEncoder(layout);
  }

  static RecordFileWriter open(
      Configuration hadoop,
      String folder,
      JobID job,
      int partition,
      long taskId,
      RecordLayout layout)
      throws IOException {
    // The task's id is new for each attempt, also for a speculative one.
    int attempt = (int) (taskId & Integer.MAX_VALUE);
    TaskAttemptContext context = RecordBatchWrite.attempt(hadoop, job, partition, attempt);
    PathOutputCommitter committer =
        RecordBatchWrite.committer(hadoop, folder, job, partition, attempt);
    committer.setupTask(context);
    String name = String.format("part-%05d-%s.pbr", partition, hadoop.get("fs.s3a.committer.uuid"));
    return new RecordFileWriter(
        committer, context, new Path(committer.getWorkPath(), name), layout);
  }

  @Override
  public void write(InternalRow row) throws IOException {
    if (out == null) {
      out =
          new BufferedOutputStream(
              file.getFileSystem(context.getConfiguration()).create(file, false), BUFFER_SIZE);
    }
    rows.encode(row, records);
    records.writeTo(out);
  }

  @Override
  public WriterCommitMessage commit() throws IOException {
    finish();
    if (committer.needsTaskCommit(context)) {
      committer.commitTask(context);
    }
    return new Committed();
  }

  @Override
  public void abort() throws IOException {
    // The committer throws the file away, so it does not matter whether it could be completed.
    committer.abortTask(context);
  }

  @Override
  public void close() throws IOException {
    finish();
  }

  private void finish() throws IOException {
    if (out != null) {
      OutputStream open = out;
      out = null;
      open.close();
    }
  }

  /** Says that a task is done; the files are the committer's. */
  private record Committed() implements WriterCommitMessage {}
}
