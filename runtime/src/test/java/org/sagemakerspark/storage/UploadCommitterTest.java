package org.sagemakerspark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.AbortMultipartUploadRequest;
import com.amazonaws.services.s3.model.ListMultipartUploadsRequest;
import com.amazonaws.services.s3.model.MultipartUpload;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitterFactory;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.DenyingProxy;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SparkExtension;

/** Files go to S3 once, to where they belong, and show when the job is committed. */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
class UploadCommitterTest {

  private static final String WITHOUT_HADOOP = "Uploads are completed and undone without Hadoop.";

  private static final String BUCKET = "upload-committer-test";
  private static final int FILES = 100;

  private final SparkSession spark;
  private final LocalSageMaker server;
  private final AmazonS3 s3;

  UploadCommitterTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
    s3 = new LocalClients(server).s3();
  }

  @BeforeEach
  void makeTheBucket() {
    if (!s3.doesBucketExistV2(BUCKET)) {
      s3.createBucket(BUCKET);
    }
  }

  @AfterEach
  void close() {
    s3.shutdown();
  }

  @ParameterizedTest
  @ByLine(
      value = {"sagemaker", "csv", "parquet"},
      other = "parquet",
      because = "leavesNothingOfAJobThatFails has all of these writers.")
  void asksS3AFewTimesForEachFile(String format) {
    Queue<String> requests = new ConcurrentLinkedQueue<>();
    try (DenyingProxy counting =
        new DenyingProxy(
            server.s3Endpoint(),
            head -> {
              requests.add(head.lines().findFirst().orElseThrow());
              return false;
            })) {
      spark
          .range(0, FILES, 1, FILES)
          .selectExpr(format.equals("sagemaker") ? "array(double(id)) AS features" : "id")
          .write()
          .format(format)
          .options(options(counting.endpoint()))
          .save(folder(format));
    }

    assertThat(objects(format)).hasSize(FILES).allMatch(key -> key.contains("/part-"));
    assertThat(uploads()).isEmpty();
    // To begin an upload, to send it, to leave word of it, to read that, and to complete it.
    assertThat(requests).hasSizeLessThanOrEqualTo(5 * FILES + 50);
    assertThat(requests).filteredOn(request -> request.startsWith("HEAD ")).hasSizeLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sagemaker", "csv", "parquet"})
  void leavesNothingOfAJobThatFails(String format) {
    Dataset<Row> failing =
        spark
            .range(0, 8, 1, 4)
            .selectExpr(
                "if(id = 7, raise_error('no more'), array(double(id))) AS features",
                "string(id) AS id");
    Dataset<Row> written =
        format.equals("csv") ? failing.selectExpr("string(features) AS id") : failing;

    assertThatThrownBy(
            () ->
                written
                    .write()
                    .format(format)
                    .options(options(server.s3Endpoint().toString()))
                    .save(folder("failing-" + format)))
        .hasStackTraceContaining("no more");

    assertThat(objects("failing-" + format)).isEmpty();
    assertThat(uploads()).isEmpty();
  }

  @Test
  void showsFilesOfAnySizeWhenTheJobIsCommittedAndNotBefore() throws IOException {
    PathOutputCommitter job = committer("sizes", 0, 0);
    for (int size : new int[] {0, 1, S3OutputStream.PART_BYTES, S3OutputStream.PART_BYTES + 1}) {
      PathOutputCommitter task = committer("sizes", size, 0);
      Path file = new Path(task.getWorkPath(), "folder/file-" + size);
      write(file, size);

      FileStatus status = file.getFileSystem(hadoop()).getFileStatus(file);
      assertThat(status.getLen()).isEqualTo(size);
      assertThat(task.needsTaskCommit(attempt(size, 0))).isTrue();
      task.commitTask(attempt(size, 0));
    }
    assertThat(objects("sizes")).allMatch(key -> key.contains("/_"));

    job.commitJob(attempt(0, 0));

    assertThat(sizes("sizes/folder"))
        .containsExactlyInAnyOrder(
            0L, 1L, (long) S3OutputStream.PART_BYTES, S3OutputStream.PART_BYTES + 1L);
    assertThat(objects("sizes")).hasSize(4);
    assertThat(uploads()).isEmpty();
  }

  @Test
  void keepsOneOfTwoAttemptsAndNothingOfALostOne() throws IOException {
    PathOutputCommitter lost = committer("attempts", 0, 0);
    write(new Path(lost.getWorkPath(), "file"), 1);
    PathOutputCommitter failed = committer("attempts", 0, 1);
    write(new Path(failed.getWorkPath(), "file"), 2);
    PathOutputCommitter good = committer("attempts", 0, 2);
    write(new Path(good.getWorkPath(), "file"), 3);
    assertThat(uploads()).hasSize(3);

    failed.abortTask(attempt(0, 1));
    assertThat(uploads()).hasSize(2);
    good.commitTask(attempt(0, 2));
    good.commitJob(attempt(0, 2));

    assertThat(sizes("attempts")).containsExactly(3L);
    assertThat(uploads()).isEmpty();
  }

  @Test
  void endsUploadsOfATaskThatIsInterrupted() throws IOException {
    PathOutputCommitter task = committer("interrupted", 0, 0);
    write(new Path(task.getWorkPath(), "file"), 1);

    Thread.currentThread().interrupt();
    task.abortTask(attempt(0, 0));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(uploads()).isEmpty();
  }

  @Test
  void takesAnUploadForEndedThatSomebodyElseHasEnded() throws IOException {
    PathOutputCommitter job = committer("ended", 0, 0);
    PathOutputCommitter task = committer("ended", 1, 0);
    write(new Path(task.getWorkPath(), "file"), 1);

    job.abortJob(attempt(0, 0), JobStatus.State.FAILED);
    assertThat(uploads()).isEmpty();
    // The task hears of its job's end later.
    task.abortTask(attempt(1, 0));

    assertThat(objects("ended")).isEmpty();
  }

  @Test
  @OnOneLine(WITHOUT_HADOOP)
  void leavesNothingOfAJobWhoseCommitFails() throws IOException {
    PathOutputCommitter job = committer("undone", 0, 0);
    for (int i = 0; i < 40; i++) {
      PathOutputCommitter task = committer("undone", i, 0);
      write(new Path(task.getWorkPath(), "file-" + i), 1);
      task.commitTask(attempt(i, 0));
    }
    MultipartUpload one = uploads().get(17);
    s3.abortMultipartUpload(
        new AbortMultipartUploadRequest(BUCKET, one.getKey(), one.getUploadId()));

    assertThatThrownBy(() -> job.commitJob(attempt(0, 0))).isInstanceOf(IOException.class);

    assertThat(objects("undone")).isEmpty();
    assertThat(uploads()).isEmpty();
  }

  @Test
  @OnOneLine(WITHOUT_HADOOP)
  void leavesNothingOfAJobWhoseCommitIsInterrupted() throws IOException {
    PathOutputCommitter job = committer("cut", 0, 0);
    for (int i = 0; i < 40; i++) {
      PathOutputCommitter task = committer("cut", i, 0);
      write(new Path(task.getWorkPath(), "file-" + i), 1);
      task.commitTask(attempt(i, 0));
    }
    Thread caller = Thread.currentThread();
    try (DenyingProxy slow =
        new DenyingProxy(
            server.s3Endpoint(),
            head -> {
              if (head.startsWith("POST ") && head.contains("uploadId=")) {
                caller.interrupt();
              }
              return false;
            })) {
      PathOutputCommitter slowly = committer(slow.endpoint(), "cut", 0, 0);
      assertThatThrownBy(() -> slowly.commitJob(attempt(slow.endpoint(), 0, 0)))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(objects("cut")).isEmpty();
    assertThat(uploads()).isEmpty();
    job.abortJob(attempt(0, 0), JobStatus.State.KILLED);
  }

  private void write(Path file, int size) throws IOException {
    try (FileSystem files = file.getFileSystem(hadoop());
        OutputStream out = files.create(file)) {
      out.write(new byte[size]);
    }
  }

  private PathOutputCommitter committer(String folder, int task, int attempt) throws IOException {
    return committer(server.s3Endpoint().toString(), folder, task, attempt);
  }

  private PathOutputCommitter committer(String endpoint, String folder, int task, int attempt)
      throws IOException {
    return PathOutputCommitterFactory.createCommitter(
        new Path(folder(folder)), attempt(endpoint, task, attempt));
  }

  private TaskAttemptContext attempt(int task, int attempt) {
    return attempt(server.s3Endpoint().toString(), task, attempt);
  }

  private TaskAttemptContext attempt(String endpoint, int task, int attempt) {
    Configuration hadoop = new Configuration();
    options(endpoint).forEach(hadoop::set);
    return new TaskAttemptContextImpl(
        hadoop, new TaskAttemptID(new TaskID(new JobID("test", 1), TaskType.MAP, task), attempt));
  }

  private Configuration hadoop() {
    return attempt(0, 0).getConfiguration();
  }

  private Map<String, String> options(String endpoint) {
    Map<String, String> options =
        new HashMap<>(
            S3Fallback.options(SessionSettings.of(spark, Map.of(SessionKeys.REGION, "x")).aws()));
    options.put("fs.s3a.endpoint", endpoint);
    options.put("fs.s3a.endpoint.region", server.region());
    options.put("fs.s3a.access.key", server.accessKey());
    options.put("fs.s3a.secret.key", server.secretKey());
    options.put("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    return options;
  }

  private static String folder(String name) {
    return "s3a://" + BUCKET + "/" + name;
  }

  private List<String> objects(String folder) {
    return s3.listObjectsV2(BUCKET, folder + "/").getObjectSummaries().stream()
        .map(S3ObjectSummary::getKey)
        .toList();
  }

  private List<Long> sizes(String folder) {
    return s3.listObjectsV2(BUCKET, folder + "/").getObjectSummaries().stream()
        .map(S3ObjectSummary::getSize)
        .toList();
  }

  private List<MultipartUpload> uploads() {
    return s3.listMultipartUploads(new ListMultipartUploadsRequest(BUCKET)).getMultipartUploads();
  }
}
