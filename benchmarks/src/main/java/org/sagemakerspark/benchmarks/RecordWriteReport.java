package org.sagemakerspark.benchmarks;

import static org.apache.spark.sql.functions.col;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Writing a DataFrame of rows of 784 features to a local disk, 200,000 as records or 40,000 as
 * lines of text, beside reading it and throwing it away (Spark's {@code noop}) and a plain copy of
 * the bytes written; and lines beside Spark's own writer of the format. Run: {@code
 * ./sagemaker-spark bench record-write [--format csv|libsvm]}.
 */
final class RecordWriteReport {

  private static final String RECORDS = "recordio";
  private static final int ROWS_OF_RECORDS = 200_000;
  private static final int ROWS_OF_TEXT = 40_000;
  private static final int FEATURES = 784;
  private static final int ROUNDS = 5;

  private final SparkSession spark;
  private final Path folder;
  private final String format;
  private final int count;

  private RecordWriteReport(SparkSession spark, Path folder, String format) {
    this.spark = spark;
    this.folder = folder;
    this.format = format;
    this.count = isText() ? ROWS_OF_TEXT : ROWS_OF_RECORDS;
  }

  private boolean isText() {
    return !format.equals(RECORDS);
  }

  static void print(PrintStream out, String[] args) throws IOException {
    int option = List.of(args).indexOf("--format");
    String format = option < 0 ? RECORDS : args[option + 1];
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
      new RecordWriteReport(spark, folder, format).measure(out);
    } finally {
      spark.stop();
      delete(folder);
    }
  }

  private void measure(PrintStream out) {
    out.printf(Locale.ROOT, "Making %,d rows of %d features as Parquet ...%n", count, FEATURES);
    String source = folder.resolve("source").toString();
    spark
        .range(0, count, 1, 8)
        .selectExpr(
            "double(id % 10) AS label",
            // Pixels: whole numbers from 0 to 255 that differ from row to row.
            "transform(sequence(0, "
                + (FEATURES - 1)
                + "), i -> double((id * 31 + i * i * 7) % 256)) AS pixels")
        .selectExpr("label", "pixels")
        .select(col("label"), functions.array_to_vector(col("pixels")).alias("features"))
        .write()
        .parquet(source);
    Dataset<Row> rows = spark.read().parquet(source);

    List<double[]> rounds = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double scan = seconds(() -> rows.write().format("noop").mode(SaveMode.Overwrite).save());
      Path written = folder.resolve("written-" + round);
      double write =
          seconds(
              () ->
                  rows.write()
                      .format("sagemaker")
                      .option("rowFormat", format)
                      .save(written.toString()));
      Path copied = folder.resolve("copied-" + round);
      double copy = seconds(() -> copy(written, copied));
      Path byOther = folder.resolve("other-" + round);
      double other = isText() ? seconds(() -> byOther(rows, byOther)) : 0;
      if (round > 0) { // The first round warms up.
        rounds.add(
            new double[] {
              scan, write, copy, write / (scan + copy), bytes(written), other, other / write
            });
      }
      delete(written);
      delete(copied);
      if (isText()) {
        delete(byOther);
      }
    }

    out.printf(Locale.ROOT, "%-14s %10s%n", "", "seconds");
    out.printf(Locale.ROOT, "%-14s %10.2f%n", "scan", median(rounds, 0));
    out.printf(Locale.ROOT, "%-14s %10.2f%n", "write", median(rounds, 1));
    out.printf(Locale.ROOT, "%-14s %10.2f%n", "copy", median(rounds, 2));
    if (isText()) {
      out.printf(Locale.ROOT, "%-14s %10.2f%n", "Spark's " + format, median(rounds, 5));
    }
    out.printf(
        Locale.ROOT,
        "{\"bench\":\"record-write\",\"format\":\"%s\",\"rows_per_s\":%.0f,\"mb_per_s\":%.0f,"
            + "\"over_scan_plus_copy\":%.2f%s}%n",
        format,
        count / median(rounds, 1),
        median(rounds, 4) / 1e6 / median(rounds, 1),
        median(rounds, 3),
        isText()
            ? String.format(Locale.ROOT, ",\"faster_than_spark\":%.2f", median(rounds, 6))
            : "");
  }

  /** Writes by Spark's own writer of the format; its CSV takes no vectors, and wants columns. */
  private void byOther(Dataset<Row> rows, Path target) {
    Dataset<Row> written = rows;
    if (format.equals("csv")) {
      Column array = functions.vector_to_array(col("features"), "float64");
      written =
          rows.select(col("label"), array.alias("features"))
              .select(
                  Stream.concat(
                          Stream.of(col("label")),
                          IntStream.range(0, FEATURES)
                              .mapToObj(i -> col("features").getItem(i).alias("f" + i)))
                      .toArray(Column[]::new));
    }
    written.write().format(format).save(target.toString());
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
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
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
