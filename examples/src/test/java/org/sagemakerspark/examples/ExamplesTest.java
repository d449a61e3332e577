package org.sagemakerspark.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.local.LocalSageMaker;

/** Runs every example on some of the digits. */
class ExamplesTest {

  @TempDir static Path folder;

  private static LocalSageMaker sageMaker;
  private static SparkSession spark;
  private static Digits digits;

  @BeforeAll
  static void start() throws IOException {
    some("mnist-train.libsvm.gz", 500);
    some("mnist-test.libsvm.gz", 100);
    digits = new Digits(folder);
    sageMaker = LocalSageMaker.start();
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1");
    sageMaker.sparkConf().forEach(builder::config);
    spark = builder.getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
    sageMaker.close();
  }

  static List<Examples.Named> all() {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void findsTheDigitsAndLeavesNoEndpoint(Examples.Named named) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int createdBefore = sageMaker.requests("CreateEndpoint").size();
    int deletedBefore = sageMaker.requests("DeleteEndpoint").size();

    named.example().run(spark, digits, new PrintStream(bytes, true, StandardCharsets.UTF_8));

    String out = bytes.toString(StandardCharsets.UTF_8);
    List<Double> shares =
        out.lines()
            .filter(line -> line.matches("(purity|accuracy) .*"))
            .map(line -> Double.valueOf(line.split(" ", 2)[1]))
            .toList();
    assertThat(shares).isNotEmpty().allSatisfy(each -> assertThat(each).isBetween(0.4, 1.0));
    assertThat(new HashSet<>(shares)).as("one model").hasSize(1);
    int created = sageMaker.requests("CreateEndpoint").size() - createdBefore;
    int deleted = sageMaker.requests("DeleteEndpoint").size() - deletedBefore;
    assertThat(created).isPositive().isEqualTo(deleted);
  }

  private static void some(String name, int rows) throws IOException {
    Path all = Path.of(System.getProperty("project.data"), "mnist", name);
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(all)), StandardCharsets.UTF_8));
        Writer out =
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))),
                StandardCharsets.UTF_8)) {
      for (int i = 0; i < rows; i++) {
        out.write(lines.readLine() + "\n");
      }
    }
  }
}
