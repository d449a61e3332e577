package org.sagemakerspark.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.LoggedLines;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;

@ExtendWith(SparkExtension.class)
class StagingCostTest {

  private static final String TWO_WRITERS =
      "The library's writer and Spark's are the same for all formats.";

  private static final int TASKS = 30;

  /** For the check of the folder, the write, and the look at what is there after it. */
  private static final int MOST_OF_DRIVER = 4;

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  @ParameterizedTest
  @ByLine(
      value = {"sagemaker", "csv", "parquet"},
      other = {"sagemaker", "parquet"},
      because = TWO_WRITERS)
  void leavesNoThreadOfAFileSystemBehind(String format, SparkSession spark, LocalSageMaker server)
      throws InterruptedException {
    try (SageMakerFixture fixture = new SageMakerFixture(spark, server)) {
      // What is made once in a JVM is there already.
      fit(format, fixture.rows(2).coalesce(1));
      Set<Long> before = threads().stream().map(Thread::getId).collect(Collectors.toSet());

      fit(format, fixture.rows(TASKS).repartition(TASKS));

      Until.holds(() -> left(before) + " have ended", () -> left(before).isEmpty());
    }
  }

  @Test
  void makesOneFileSystemForEachTask(SparkSession spark, LocalSageMaker server) {
    try (SageMakerFixture fixture = new SageMakerFixture(spark, server);
        LoggedLines logged = new LoggedLines("org.apache.hadoop.fs.s3a.S3AFileSystem")) {
      fit("sagemaker", fixture.rows(TASKS).repartition(TASKS));

      assertThat(logged.that("Initializing S3AFileSystem"))
          .hasSizeBetween(TASKS, TASKS + MOST_OF_DRIVER);
    }
  }

  @ParameterizedTest
  @ByLine(
      value = {"sagemaker", "csv", "csv.gz", "parquet", "orc", "json"},
      other = {"sagemaker", "parquet"},
      because = TWO_WRITERS)
  void runsTheInputOnceAndRefusesOneWithoutRows(
      String format, SparkSession spark, LocalSageMaker server) {
    try (SageMakerFixture fixture = new SageMakerFixture(spark, server)) {
      LongAccumulator seen = spark.sparkContext().longAccumulator();
      Dataset<Row> rows = fixture.rows(TASKS);
      fit(format, rows.filter((FilterFunction<Row>) row -> counted(seen)));

      assertThat(seen.value()).isEqualTo(TASKS);
      int jobs = fixture.jobs().size();
      assertThatThrownBy(() -> fit(format, rows.limit(0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the DataFrame has no row to train on");
      assertThat(fixture.jobs()).hasSize(jobs);
    }
  }

  private static boolean counted(LongAccumulator seen) {
    seen.add(1);
    return true;
  }

  private static void fit(String format, Dataset<Row> rows) {
    boolean isCompressed = format.endsWith(".gz");
    LightAlgorithm.estimator()
        .setTrainingSparkDataFormat(format.replace(".gz", ""))
        .setTrainingCompressionType(isCompressed ? "Gzip" : "None")
        .setTrainingInputMode(isCompressed ? "Pipe" : "File")
        .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
        .fit(rows);
  }

  /** Returns what is new of the threads of S3A and of the AWS SDKs. */
  private static List<String> left(Set<Long> before) {
    return threads().stream()
        .filter(thread -> !before.contains(thread.getId()))
        .map(Thread::getName)
        .filter(name -> name.matches("(?i).*(s3|sdk|aws|idle-conn|java-sdk).*"))
        .toList();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet();
  }
}
