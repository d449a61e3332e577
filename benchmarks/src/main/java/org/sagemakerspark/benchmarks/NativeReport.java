package org.sagemakerspark.benchmarks;

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

/** Runs the benchmarks of native scoring and sets ours beside MLlib and XGBoost4J. */
final class NativeReport {

  private static final String FOREST = "xgboost100x6";
  private static final List<String> MODELS =
      List.of("kmeans784x10", "linear784", "pca784x50", "fm784x64", FOREST);
  private static final double NANOS = 1e9;

  private final Collection<RunResult> results;

  private NativeReport(Collection<RunResult> results) {
    this.results = results;
  }

  static void print(PrintStream out) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(NativeBenchmark.class.getName())
                    .include(NativeForestBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    new NativeReport(results).table(out);
  }

  private void table(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-14s %14s %14s %-10s %8s %12s%n",
        "model",
        "ours rows/s",
        "theirs rows/s",
        "theirs",
        "ratio",
        "ours B/row");
    double most = 0;
    for (String model : MODELS) {
      most = Math.max(most, allocated(model));
      out.printf(
          Locale.ROOT,
          "%-14s %14.0f %14.0f %-10s %8.2f %12.2f%n",
          model,
          rate(model, "ours"),
          theirs(model),
          model.equals(FOREST) ? "XGBoost4J" : "MLlib",
          ratio(model),
          allocated(model));
    }
    out.printf(
        Locale.ROOT,
        "XGBoost4J in place %.0f, by a matrix %.0f rows/s%n",
        rate(FOREST, "xgboost4j"),
        rate(FOREST, "xgboost4jMatrix"));
    out.printf(
        Locale.ROOT,
        "{\"bench\":\"native\",\"kmeans784x10_rows_per_s\":%.0f,\"linear784_rows_per_s\":%.0f,"
            + "\"xgboost100x6_rows_per_s\":%.0f,\"xgboost_over_xgboost4j\":%.2f,"
            + "\"kmeans_over_mllib\":%.2f,\"alloc_bytes_per_row\":%.2f}%n",
        rate("kmeans784x10", "ours"),
        rate("linear784", "ours"),
        rate(FOREST, "ours"),
        ratio(FOREST),
        ratio("kmeans784x10"),
        most);
  }

  private double ratio(String model) {
    return rate(model, "ours") / theirs(model);
  }

  /** The faster of their ways. */
  private double theirs(String model) {
    return model.equals(FOREST)
        ? Math.max(rate(FOREST, "xgboost4j"), rate(FOREST, "xgboost4jMatrix"))
        : rate(model, "mllib");
  }

  /** Gives the rate of the fastest iteration, as other programs only ever make one slower. */
  private double rate(String model, String method) {
    return NANOS / result(model, method).getPrimaryResult().getStatistics().getMin();
  }

  private double allocated(String model) {
    return result(model, "ours").getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }

  private RunResult result(String model, String method) {
    Class<?> benchmark = model.equals(FOREST) ? NativeForestBenchmark.class : NativeBenchmark.class;
    return results.stream()
        .filter(each -> each.getParams().getBenchmark().equals(benchmark.getName() + "." + method))
        .filter(each -> model.equals(FOREST) || each.getParams().getParam("model").equals(model))
        .findFirst()
        .orElseThrow();
  }
}
