package org.sagemakerspark.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;

/** The demo of each algorithm, on rows that are easy to tell apart, with one server for all. */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoAlgorithmTest {

  @TempDir Path folder;
  private SparkSession spark;

  @BeforeAll
  void startSpark(LocalSageMaker sageMaker) {
    SparkSession.Builder builder = SparkSession.builder().master("local[2]");
    sageMaker.sparkConf().forEach(builder::config);
    spark = builder.getOrCreate();
  }

  @AfterAll
  void stopSpark() {
    spark.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "pca, variance_kept, 0.99, 1",
    "linear-learner, error, 0, 0",
    "factorization-machines, rmse, 0, 0.3",
    "lda, perplexity, 1, 6",
    "xgboost, error, 0, 0"
  })
  void tellsHowGoodThePredictionsAre(String algorithm, String figure, double least, double most)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DemoArguments arguments =
        DemoArguments.parse(
            "--algorithm",
            algorithm,
            "--data",
            libsvm("train", 90).toString(),
            "--test",
            libsvm("test", 30).toString(),
            "--k",
            "3");

    new DemoRun(arguments, new PrintStream(out, true, StandardCharsets.UTF_8))
        .on(spark, System.nanoTime());

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.get(lines.size() - 2)).startsWith("30 rows; ");
    String last = lines.get(lines.size() - 1);
    String pattern =
        "\\{\"algorithm\":\"%s\",\"rows\":30,\"%s\":([0-9.]+),\"seconds\":[0-9.]+}"
            .formatted(algorithm, figure);
    assertThat(last).matches(pattern);
    assertThat(Double.parseDouble(last.replaceFirst(pattern, "$1"))).isBetween(least, most);
  }

  @Test
  void namesTheAlgorithmsThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoArguments.parse("--algorithm", "k-means"))
        .withMessageContaining("k-means")
        .withMessageContaining("kmeans|pca|linear-learner|factorization-machines|lda|xgboost");
  }

  /** Rows in three groups, each with features of its own; the label is the group. */
  private Path libsvm(String name, int rows) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".libsvm"),
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%d %d:%d %d:%d",
                        i % 3,
                        2 * (i % 3) + 1,
                        40 + i % 7,
                        2 * (i % 3) + 2,
                        40 + i % 5))
            .collect(Collectors.joining("\n", "", "\n")));
  }
}
