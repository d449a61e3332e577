package org.sagemakerspark.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.ListMultipartUploadsRequest;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.storage.HadoopConfigurations;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;

/**
 * After anything that can happen to a write, the folder holds exactly the committed rows once, or
 * nothing: on a local disk, on S3 through S3A and its magic committer, and on S3 through the
 * library's own file system, for clusters without S3A.
 */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
class RecordCommitTest {

  private static final String THREE_COMMITTERS =
      "There are three committers; aWriteHoldsEveryRowOnce finds them in each store.";

  private static final String BUCKET = "commit-test";
  private static final StructType FEATURES = StructType.fromDDL("features ARRAY<DOUBLE>");

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;

  @TempDir Path temporary;

  RecordCommitTest(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.sageMaker = sageMaker;
  }

  @BeforeEach
  void makeTheBucket() {
    if (!s3().doesBucketExistV2(BUCKET)) {
      s3().createBucket(BUCKET);
    }
  }

  enum Store {
    LOCAL,
    S3A,
    /** S3A by SageMaker's spelling of a path, of which the cluster says nothing. */
    S3,
    OWN,
    /** The library's own file system, by a committer that was asked for. */
    RENAMED
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void aWriteHoldsEveryRowOnce(Store store) {
    String folder = folder(store, "whole");
    write(rows(1_000), store, folder);
    assertThat(values(store, folder)).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }

  @ParameterizedTest
  @ByLine(
      value = {"LOCAL", "S3A", "S3", "OWN", "RENAMED"},
      other = {"LOCAL", "S3A", "OWN"},
      because = THREE_COMMITTERS)
  void aFailedTaskLeavesNothing(Store store) {
    String folder = folder(store, "failed");
    Dataset<Row> failing =
        spark
            .range(0, 1_000, 1, 4)
            .selectExpr("array(double(if(id = 900, raise_error('no more'), id))) AS features");
    assertThatThrownBy(() -> write(failing, store, folder)).hasStackTraceContaining("no more");
    awaitTheTasks();
    assertThat(leftovers(store, folder)).isEmpty();
  }

  /** One task commits what it has written, which takes a while, when another fails the job. */
  @Test
  void aTaskThatCommitsWhileTheJobFailsLeavesNothing() {
    String folder = folder(Store.LOCAL, "late");
    Dataset<Row> failing =
        spark
            .range(0, 2, 1, 2)
            .selectExpr(
                "if(id = 1, reflect('org.sagemakerspark.datasource.LateCommitter', 'await'), '')"
                    + " AS waited",
                "id")
            .selectExpr(
                "array(double(if(id = 1, raise_error('no more' || waited), id))) AS features");
    assertThatThrownBy(
            () ->
                failing
                    .write()
                    .format("sagemaker")
                    .option(
                        "mapreduce.outputcommitter.factory.scheme.file",
                        LateCommitter.Factory.class.getName())
                    .save("file:" + folder))
        .hasStackTraceContaining("no more");
    awaitTheTasks();
    assertThat(leftovers(Store.LOCAL, folder)).isEmpty();
  }

  @ParameterizedTest
  @ByLine(
      value = {"LOCAL", "S3A", "OWN", "RENAMED"},
      other = {"LOCAL", "S3A", "OWN"},
      because = THREE_COMMITTERS)
  void aJobCancelledInMidWriteLeavesNothing(Store store) throws Exception {
    String folder = folder(store, "cancelled");
    Dataset<Row> endless =
        spark.range(0, Long.MAX_VALUE, 1, 2).selectExpr("array(double(id)) AS features");
    CompletableFuture<Void> write =
        CompletableFuture.runAsync(
            () -> {
              spark.sparkContext().setJobGroup("cancelled", "cancelled", true);
              write(endless, store, folder);
            });
    Until.holds(
        "the write runs",
        () ->
            write.isDone() || spark.sparkContext().statusTracker().getActiveStageIds().length > 0);
    // Let the tasks get somewhere; whether they have opened their files yet must not matter.
    assertThatThrownBy(() -> write.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    spark.sparkContext().cancelJobGroup("cancelled");
    assertThatThrownBy(() -> write.get(60, TimeUnit.SECONDS)).hasStackTraceContaining("cancelled");
    awaitTheTasks();
    assertThat(leftovers(store, folder)).isEmpty();
  }

  /** The tasks end too, and not only the job. */
  private void awaitTheTasks() {
    Until.holds(
        "the tasks have ended",
        () -> spark.sparkContext().statusTracker().getExecutorInfos()[0].numRunningTasks() == 0);
  }

  /** Two attempts of one task: both write; one is committed, the other aborted. */
  @ParameterizedTest
  @ByLine(
      value = {"LOCAL", "S3A", "S3", "OWN", "RENAMED"},
      other = {"LOCAL", "S3A", "OWN"},
      because = THREE_COMMITTERS)
  void aSpeculativeDuplicateWritesNothingTwice(Store store) throws IOException {
    String folder = folder(store, "duplicate");
    RecordBatchWrite job = start(store, folder);
    DataWriterFactory factory = job.createBatchWriterFactory(info(2));
    try (DataWriter<InternalRow> first = factory.createWriter(0, 10);
        DataWriter<InternalRow> duplicate = factory.createWriter(0, 11);
        DataWriter<InternalRow> other = factory.createWriter(1, 12)) {
      for (int i = 0; i < 10; i++) {
        first.write(row(i));
        duplicate.write(row(i));
        other.write(row(10 + i));
      }
      WriterCommitMessage committed = duplicate.commit();
      first.abort();
      job.commit(new WriterCommitMessage[] {committed, other.commit()});
    }
    assertThat(values(store, folder)).isEqualTo(IntStream.range(0, 20).boxed().toList());
    assertThat(leftovers(store, folder)).hasSize(2).allMatch(name -> name.endsWith(".pbr"));
  }

  /** One attempt is lost with its executor: it neither commits, nor aborts, nor closes its file. */
  @ParameterizedTest
  @ByLine(
      value = {"LOCAL", "S3A", "S3", "OWN", "RENAMED"},
      other = {"LOCAL", "S3A", "OWN"},
      because = THREE_COMMITTERS)
  @SuppressWarnings("resource")
  void anAttemptLostWithItsExecutorWritesNothing(Store store) throws IOException {
    String folder = folder(store, "lost");
    RecordBatchWrite job = start(store, folder);
    DataWriterFactory factory = job.createBatchWriterFactory(info(1));
    DataWriter<InternalRow> lost = factory.createWriter(0, 10);
    lost.write(row(1));
    try (DataWriter<InternalRow> again = factory.createWriter(0, 11)) {
      again.write(row(1));
      job.commit(new WriterCommitMessage[] {again.commit()});
    }
    assertThat(values(store, folder)).containsExactly(1);
    assertThat(leftovers(store, folder)).hasSize(1);
  }

  @ParameterizedTest
  @ByLine(
      value = {"LOCAL", "S3A", "S3", "OWN", "RENAMED"},
      other = {"LOCAL", "S3A", "OWN"},
      because = THREE_COMMITTERS)
  void aJobAbortedAfterCommittedTasksLeavesNothing(Store store) throws IOException {
    String folder = folder(store, "aborted");
    RecordBatchWrite job = start(store, folder);
    try (DataWriter<InternalRow> writer =
        job.createBatchWriterFactory(info(1)).createWriter(0, 1)) {
      writer.write(row(1));
      job.abort(new WriterCommitMessage[] {writer.commit()});
    }
    assertThat(leftovers(store, folder)).isEmpty();
  }

  private RecordBatchWrite start(Store store, String folder) {
    return RecordBatchWrite.start(
        HadoopConfigurations.reaching(List.of(folder), spark, options(store)),
        folder,
        "query",
        RecordLayout.of(FEATURES, Map.of()),
        width -> {});
  }

  private void write(Dataset<Row> frame, Store store, String folder) {
    frame.write().format("sagemaker").options(options(store)).save(folder);
  }

  private Dataset<Row> rows(int count) {
    return spark.range(0, count, 1, 4).selectExpr("array(double(id)) AS features");
  }

  private static InternalRow row(int value) {
    return new GenericInternalRow(new Object[] {new GenericArrayData(new double[] {value})});
  }

  private static PhysicalWriteInfo info(int partitions) {
    return () -> partitions;
  }

  private List<Integer> values(Store store, String folder) {
    return spark
        .read()
        .format("sagemaker")
        .option("featuresType", "array")
        .options(options(store))
        .load(folder)
        .selectExpr("int(features[0]) AS value")
        .orderBy("value")
        .collectAsList()
        .stream()
        .map(row -> row.getInt(0))
        .toList();
  }

  private String folder(Store store, String name) {
    return store == Store.LOCAL
        ? temporary.resolve(name).toString()
        : (store == Store.S3 ? "s3://" : "s3a://") + BUCKET + "/" + store + "/" + name;
  }

  /** Files under a folder; on S3 also uploads that nobody has completed. */
  private List<String> leftovers(Store store, String folder) {
    if (store == Store.LOCAL) {
      if (!Files.exists(Path.of(folder))) {
        return List.of();
      }
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        return files
            .filter(Files::isRegularFile)
            .map(Path::toString)
            .filter(name -> !name.endsWith(".crc"))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String prefix = folder.substring(folder.indexOf(BUCKET) + BUCKET.length() + 1) + "/";
    List<String> objects =
        s3().listObjectsV2(BUCKET, prefix).getObjectSummaries().stream()
            .map(S3ObjectSummary::getKey)
            // What stands for an empty folder is no file.
            .filter(key -> !key.endsWith("/"))
            .toList();
    List<String> uploads =
        s3()
            .listMultipartUploads(new ListMultipartUploadsRequest(BUCKET))
            .getMultipartUploads()
            .stream()
            .map(upload -> "upload of " + upload.getKey())
            .filter(name -> name.contains(prefix))
            .toList();
    return Stream.concat(objects.stream(), uploads.stream()).toList();
  }

  private Map<String, String> options(Store store) {
    Map<String, String> options = new HashMap<>();
    if (store != Store.LOCAL) {
      options.put("fs.s3a.endpoint", sageMaker.s3Endpoint().toString());
      options.put("fs.s3a.endpoint.region", sageMaker.region());
      options.put("fs.s3a.path.style.access", "true");
      options.put("fs.s3a.connection.ssl.enabled", "false");
      options.put("fs.s3a.access.key", sageMaker.accessKey());
      options.put("fs.s3a.secret.key", sageMaker.secretKey());
      options.put(
          "fs.s3a.aws.credentials.provider",
          "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
      options.put("fs.s3a.impl.disable.cache", "true");
    }
    if (store == Store.OWN || store == Store.RENAMED) {
      options.put("fs.s3a.impl", "org.sagemakerspark.storage.S3FileSystem");
    }
    if (store == Store.RENAMED) {
      options.put(
          "mapreduce.outputcommitter.factory.scheme.s3a",
          "org.apache.hadoop.mapreduce.lib.output.FileOutputCommitterFactory");
    }
    return options;
  }

  private AmazonS3 s3() {
    return new LocalClients(sageMaker).s3();
  }
}
