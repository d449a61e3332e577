package org.sagemakerspark.datasource;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.unsafe.types.UTF8String;
import org.sagemakerspark.storage.FileSystemScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the rows of one task into files; there is none when there is no row. */
final class RecordFileWriter implements DataWriter<InternalRow> {

  private static final Logger LOGGER = LoggerFactory.getLogger(RecordFileWriter.class);
  private static final int BUFFER_SIZE = 1 << 18;
  private static final int ROWS_BETWEEN_LOOKS = 1 << 8;

  private final PathOutputCommitter committer;
  private final TaskAttemptContext context;
  private final String name;
  private final RecordLayout layout;
  private final RowEncoding rows;
  private final TaskContext task = TaskContext.get();
  private OutputStream out;
  private UTF8String folder = UTF8String.EMPTY_UTF8;
  private int files;
  private long rowsSeen;
  private long bytes;

  private RecordFileWriter(
      PathOutputCommitter committer, TaskAttemptContext context, String name, RecordLayout layout) {
    this.committer = committer;
    this.context = context;
    this.name = name;
    this.layout = layout;
    this.rows = RowEncoding.of(layout);
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
        FileSystemScope.within(
            hadoop,
            () -> {
              PathOutputCommitter each =
                  RecordBatchWrite.committer(hadoop, folder, job, partition, attempt);
              each.setupTask(context);
              return each;
            });
    String name =
        String.format(Locale.ROOT, "part-%05d-%s", partition, hadoop.get("fs.s3a.committer.uuid"));
    return new RecordFileWriter(committer, context, name, layout);
  }

  @Override
  public void write(InternalRow row) throws IOException {
    // Spark asks a writer nothing between rows, so a killed task would go on to its last row.
    if (++rowsSeen % ROWS_BETWEEN_LOOKS == 0 && task != null) {
      task.killTaskIfInterrupted();
    }
    rows.encode(row);
    if (layout.folder() >= 0) {
      goTo(row.getUTF8String(layout.folder()));
    }
    if (out != null && !rows.goesOn() && bytes + rows.size() > layout.maxFileBytes()) {
      finish();
    }
    if (out == null) {
      out = create();
      bytes = 0;
    }
    rows.writeTo(out);
    bytes += rows.size();
  }

  /** Goes on in another file where a row belongs to another folder than the one before. */
  private void goTo(UTF8String rowFolder) throws IOException {
    if (!rowFolder.equals(folder)) {
      finish();
      // The text stands in the row's memory, which the next row is given.
      folder = rowFolder.copy();
    }
  }

  private OutputStream create() throws IOException {
    String type = layout.lines() == null ? "pbr" : layout.lines().format().format();
    String extension = "." + type + (layout.gzip() ? ".gz" : "");
    Path parent =
        layout.folder() < 0
            ? committer.getWorkPath()
            : new Path(committer.getWorkPath(), folder.toString());
    Path file =
        new Path(parent, String.format(Locale.ROOT, "%s-c%03d%s", name, files++, extension));
    Configuration hadoop = context.getConfiguration();
    OutputStream raw =
        FileSystemScope.within(hadoop, () -> file.getFileSystem(hadoop).create(file, false));
    return layout.gzip()
        ? new BufferedOutputStream(new GZIPOutputStream(raw, BUFFER_SIZE), BUFFER_SIZE)
        : new BufferedOutputStream(raw, BUFFER_SIZE);
  }

  @Override
  public WriterCommitMessage commit() throws IOException {
    finish();
    within(
        () -> {
          if (committer.needsTaskCommit(context)) {
            committer.commitTask(context);
          }
        });
    return new Committed(rows.width().orElse(Committed.UNKNOWN));
  }

  @Override
  public void abort() throws IOException {
    try {
      // A stream that is still open would finish its file after the committer has thrown it away.
      finish();
    } catch (IOException e) {
      LOGGER.debug("The file of an aborted task could not be completed, which does not matter", e);
    }
    within(() -> committer.abortTask(context));
  }

  private void within(FileSystemScope.Action action) throws IOException {
    FileSystemScope.runWithin(context.getConfiguration(), action);
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

  /**
   * Says that a task is done; the files are the committer's.
   *
   * @param width how many features its rows have
   */
  record Committed(int width) implements WriterCommitMessage {

    /** Stands for the width where there is no row, or a row is a matrix. */
    static final int UNKNOWN = -1;
  }
}
