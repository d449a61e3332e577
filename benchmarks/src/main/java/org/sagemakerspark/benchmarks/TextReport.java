package org.sagemakerspark.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link TextBenchmark} and {@link TextReadBenchmark} and sets ours beside the baselines. */
final class TextReport {

  private static final List<String> ROWS = List.of("csv784", "libsvm784", "json784", "csv30");
  private static final double NANOS_TO_MB_PER_SECOND = 1e3;
  private static final double NANOS_TO_MICROS = 1e3;

  private final Collection<RunResult> results;

  private TextReport(Collection<RunResult> results) {
    this.results = results;
  }

  static void print(PrintStream out, String[] args) throws RunnerException, IOException {
    if (List.of(args).contains("--prove")) {
      TextProof.print(out, args);
      return;
    }
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(TextBenchmark.class.getName())
                    .include(TextReadBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    new TextReport(results).table(out);
  }

  private void table(PrintStream out) throws IOException {
    out.printf(
        Locale.ROOT,
        "%-10s %10s %10s %10s %12s %14s %12s%n",
        "row",
        "bytes",
        "us",
        "MB/s",
        "B garbage",
        "over Strings",
        "over Jackson");
    for (String row : ROWS) {
      out.printf(
          Locale.ROOT,
          "%-10s %10.0f %10.2f %10.0f %12.2f %14.2f %12.2f%n",
          row,
          bytes(row),
          micros(row),
          megabytesPerSecond(row),
          allocated("encoder", row),
          overBefore(row),
          nanos("jacksonStrings", row) / nanos("encoder", row));
    }
    double read = nanos("csv", "");
    double before = nanos("strings", "");
    out.printf(Locale.ROOT, "%-30s %10s %14s%n", "reading a number", "ns", "B garbage");
    for (String method : List.of("csv", "json", "strings")) {
      out.printf(
          Locale.ROOT,
          "%-30s %10.1f %14.1f%n",
          "  " + method,
          nanos(method, ""),
          allocated(method, ""));
    }
    out.printf(
        Locale.ROOT,
        "{\"bench\":\"text\",\"csv784_us\":%.2f,\"csv784_mb_per_s\":%.0f,\"csv784_over_before\":%.2f,"
            + "\"libsvm784_us\":%.2f,\"libsvm784_over_before\":%.2f,\"json784_us\":%.2f,"
            + "\"json784_over_before\":%.2f,\"csv30_us\":%.2f,\"alloc_bytes_per_row\":%.2f,"
            + "\"read_value_ns\":%.1f,\"read_over_before\":%.2f}%n",
        micros("csv784"),
        megabytesPerSecond("csv784"),
        overBefore("csv784"),
        micros("libsvm784"),
        overBefore("libsvm784"),
        micros("json784"),
        overBefore("json784"),
        micros("csv30"),
        allocated("encoder", "csv784"),
        read,
        before / read);
  }

  private double bytes(String row) throws IOException {
    TextBenchmark benchmark = new TextBenchmark();
    benchmark.row = row;
    return benchmark.bytesPerRow();
  }

  private double micros(String row) {
    return nanos("encoder", row) / NANOS_TO_MICROS;
  }

  private double megabytesPerSecond(String row) throws IOException {
    return NANOS_TO_MB_PER_SECOND * bytes(row) / nanos("encoder", row);
  }

  private double overBefore(String row) {
    return nanos("strings", row) / nanos("encoder", row);
  }

  private double nanos(String method, String row) {
    return result(method, row).getPrimaryResult().getScore();
  }

  private double allocated(String method, String row) {
    return result(method, row).getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }

  private RunResult result(String method, String row) {
    String benchmark = row.isEmpty() ? "TextReadBenchmark." : "TextBenchmark.";
    return results.stream()
        .filter(each -> each.getParams().getBenchmark().endsWith("." + benchmark + method))
        .filter(each -> row.isEmpty() || row.equals(each.getParams().getParam("row")))
        .findFirst()
        .orElseThrow();
  }
}
