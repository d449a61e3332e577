package org.sagemakerspark.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Writing a DataFrame of 200,000 rows of 784 features as records to a local disk, beside reading it
 * and throwing it away (Spark's {@code noop}) and a plain copy of the bytes written. Run: {@code
 * ./sagemaker-spark bench record-write}.
 */
final class RecordWriteReport {

  private static final int ROWS = 200_000;
  private static final int FEATURES = 784;
  private static final int ROUNDS = 5;

  private final SparkSession spark;
  private final Path folder;

  private RecordWriteReport(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  static void print(PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("record-write");
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("record-write")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.local.dir", folder.resolve("spark").toString())
            .getOrCreate();
    try {
      new RecordWriteReport(spark, folder).measure(out);
    } finally {
      spark.stop();
      delete(folder);
    }
  }

  private void measure(PrintStream out) {
    out.printf(Locale.ROOT, "Making %,d rows of %d features as Parquet ...%n", ROWS, FEATURES);
    String source = folder.resolve("source").toString();
    spark
        .range(0, ROWS, 1, 8)
        .selectExpr(
            "double(id % 10) AS label",
            // Pixels: whole numbers from 0 to 255 that differ from row to row.
            "transform(sequence(0, "
                + (FEATURES - 1)
                + "), i -> double((id * 31 + i * i * 7) % 256)) AS pixels")
        .selectExpr("label", "pixels")
        .select(
            org.apache.spark.sql.functions.col("label"),
            org.apache
                .spark
                .ml
                .functions
                .array_to_vector(org.apache.spark.sql.functions.col("pixels"))
                .alias("features"))
        .write()
        .parquet(source);
    Dataset<Row> rows = spark.read().parquet(source);

    List<double[]> rounds = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double scan = seconds(() -> rows.write().format("noop").mode(SaveMode.Overwrite).save());
      Path written = folder.resolve("written-" + round);
      double write = seconds(() -> rows.write().format("sagemaker").save(written.toString()));
      Path copied = folder.resolve("copied-" + round);
      double copy = seconds(() -> copy(written, copied));
      if (round == 0) {
        continue; // Warms up.
      }
      rounds.add(new double[] {scan, write, copy, write / (scan + copy), bytes(written)});
      delete(written);
      delete(copied);
    }

    out.printf(Locale.ROOT, "%-8s %10s%n", "", "seconds");
    out.printf(Locale.ROOT, "%-8s %10.2f%n", "scan", median(rounds, 0));
    out.printf(Locale.ROOT, "%-8s %10.2f%n", "write", median(rounds, 1));
    out.printf(Locale.ROOT, "%-8s %10.2f%n", "copy", median(rounds, 2));
    out.printf(
        Locale.ROOT,
        "{\"bench\":\"record-write\",\"rows_per_s\":%.0f,\"mb_per_s\":%.0f,\"over_scan_plus_copy\":%.2f}%n",
        ROWS / median(rounds, 1),
        median(rounds, 4) / 1e6 / median(rounds, 1),
        median(rounds, 3));
  }

  private static double median(List<double[]> rounds, int figure) {
    double[] sorted = rounds.stream().mapToDouble(round -> round[figure]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to);
      for (Path file : files(from)) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double bytes(Path folder) {
    return Arrays.stream(files(folder).toArray(Path[]::new))
        .mapToLong(file -> file.toFile().length())
        .sum();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".pbr")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
