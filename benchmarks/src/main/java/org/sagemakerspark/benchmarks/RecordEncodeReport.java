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

/** Runs {@link RecordEncodeBenchmark} and sets ours beside the baseline. */
final class RecordEncodeReport {

  private static final List<String> ROWS = List.of("dense784", "sparse784", "dense16", "sparse1m");
  private static final double NANOS_TO_MB_PER_SECOND = 1e3;

  private final Collection<RunResult> results;

  private RecordEncodeReport(Collection<RunResult> results) {
    this.results = results;
  }

  static void print(PrintStream out) throws RunnerException, IOException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(RecordEncodeBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    new RecordEncodeReport(results).table(out);
  }

  private void table(PrintStream out) throws IOException {
    out.printf(
        Locale.ROOT,
        "%-10s %12s %14s %14s %16s %16s %8s%n",
        "row",
        "bytes",
        "ours MB/s",
        "protobuf MB/s",
        "ours B/row",
        "protobuf B/row",
        "ratio");
    StringBuilder json = new StringBuilder("{\"bench\":\"record-encode\"");
    for (String row : ROWS) {
      RecordEncodeBenchmark benchmark = new RecordEncodeBenchmark();
      benchmark.row = row;
      double bytes = benchmark.bytesPerRow();
      double ours = nanos("encoder", row);
      double baseline = nanos("protobuf", row);
      out.printf(
          Locale.ROOT,
          "%-10s %12.0f %14.0f %14.0f %16.2f %16.2f %8.2f%n",
          row,
          bytes,
          NANOS_TO_MB_PER_SECOND * bytes / ours,
          NANOS_TO_MB_PER_SECOND * bytes / baseline,
          allocated("encoder", row),
          allocated("protobuf", row),
          baseline / ours);
      json.append(String.format(Locale.ROOT, ",\"%s_ratio\":%.2f", row, baseline / ours));
      if (row.equals("dense784")) {
        json.append(
            String.format(
                Locale.ROOT,
                ",\"dense784_mb_per_s\":%.0f,\"dense784_alloc_bytes_per_row\":%.2f",
                NANOS_TO_MB_PER_SECOND * bytes / ours,
                allocated("encoder", row)));
      }
    }
    out.println(json.append('}'));
  }

  private double nanos(String method, String row) {
    return result(method, row).getPrimaryResult().getScore();
  }

  private double allocated(String method, String row) {
    return result(method, row).getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }

  private RunResult result(String method, String row) {
    return results.stream()
        .filter(each -> each.getParams().getBenchmark().endsWith("." + method))
        .filter(each -> each.getParams().getParam("row").equals(row))
        .findFirst()
        .orElseThrow();
  }
}
