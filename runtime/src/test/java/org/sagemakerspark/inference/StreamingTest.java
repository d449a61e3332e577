package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.testing.JvmProcess;
import org.sagemakerspark.testing.Repetitions;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.ScoreService;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;

@ExtendWith(SparkExtension.class)
class StreamingTest {

  private static final int FILES = 10;
  private static final int ROWS = 200;
  private static final String ENDPOINT = "stream";

  private final SparkSession spark;

  StreamingTest(SparkSession spark) {
    this.spark = spark;
  }

  /** Scores a stream of files, one file a micro-batch, into files. */
  public static final class Query {
    private Query() {}

    /** Takes the folders of input, output and checkpoint. */
    public static void main(String[] folders) throws Exception {
      SparkSession spark = SparkSession.builder().master("local[2]").getOrCreate();
      // The writer's option() is another method on each Spark line.
      spark.conf().set("spark.sql.streaming.checkpointLocation", folders[2]);
      Dataset<Row> rows =
          spark
              .readStream()
              .schema("id LONG, features ARRAY<FLOAT>")
              .option("maxFilesPerTrigger", 1)
              .parquet(folders[0]);
      new ScoreModel()
          .setEndpointName(ENDPOINT)
          .setMaxBatchSizeInRecords(5)
          .transform(rows)
          .writeStream()
          .format("parquet")
          .queryName("scores")
          .trigger(Trigger.AvailableNow())
          .start(folders[1])
          .awaitTermination();
      spark.stop();
    }
  }

  @Test
  void losesAndDoublesNothingWhenKilledAndRestartedFromTheCheckpoint(@TempDir Path folder)
      throws Exception {
    Path input = folder.resolve("input");
    Path output = folder.resolve("output");
    spark
        .range(0, ROWS, 1, FILES)
        .selectExpr("id", "array(cast(id AS float)) AS features")
        .write()
        .parquet(input.toString());
    List<String> folders =
        List.of(input.toString(), output.toString(), folder.resolve("checkpoint").toString());

    try (ScoreService service = new ScoreService()) {
      service.host(ENDPOINT);
      service.faults().invocations(ENDPOINT).delay(Duration.ofMillis(100));

      // Once in the first micro-batch, which happens to a line of Spark as to another, and once
      // after some have been committed.
      if (Repetitions.all()) {
        long before = ROWS / FILES / 5 + 1;
        killWhen(service, folder, folders, () -> service.invocations(ENDPOINT) > before);
      }
      int committed = commits(folder);
      killWhen(service, folder, folders, () -> commits(folder) >= committed + 2);
      assertThat(commits(folder)).isLessThan(FILES);

      service.faults().clear();
      try (JvmProcess last = query(service, folder, folders)) {
        assertThat(last.awaitEnd(120)).as(last.output()).isZero();
      }
    }

    List<Row> scored = spark.read().parquet(output.toString()).orderBy("id").collectAsList();
    assertThat(scored)
        .extracting(row -> row.<Long>getAs("id"))
        .containsExactlyElementsOf(LongStream.range(0, ROWS).boxed().toList());
    assertThat(scored)
        .allSatisfy(
            row -> assertThat(row.<Double>getAs("score")).isEqualTo(row.<Long>getAs("id") * 1.0));
  }

  private static void killWhen(
      ScoreService service, Path folder, List<String> folders, BooleanSupplier moment)
      throws InterruptedException {
    try (JvmProcess query = query(service, folder, folders)) {
      Until.holds(() -> "the moment came; " + query.output(), moment);
      query.kill();
    }
  }

  private static JvmProcess query(ScoreService service, Path folder, List<String> folders) {
    List<String> options = new ArrayList<>();
    service.sparkConf().forEach((key, value) -> options.add("-D" + key + "=" + value));
    options.addAll(
        List.of(
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Daws.java.v1.disableDeprecationAnnouncement=true",
            "-Xmx768m"));
    List<String> command = new ArrayList<>();
    command.add(Query.class.getName());
    command.addAll(folders);
    return JvmProcess.start(folder.resolve("query.log"), options, command);
  }

  /** Returns how many micro-batches are done, by the checkpoint. */
  private static int commits(Path folder) {
    Path commits = folder.resolve("checkpoint/scores/commits");
    if (!Files.exists(commits)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(commits)) {
      return (int) files.filter(file -> file.getFileName().toString().matches("[0-9]+")).count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
