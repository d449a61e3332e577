package org.sagemakerspark.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of native scoring and sets ours beside MLlib and XGBoost4J. */
final class NativeReport {

  private static final String FOREST = "xgboost100x6";
  private static final List<String> MODELS =
      List.of("kmeans784x10", "linear784", "pca784x50", "fm784x64", FOREST);

  /**
   * Those that MLlib transforms in a time that one waits for: it has none of XGBoost's, and its
   * factorization machines take a minute for the rows that the others take a second for.
   */
  private static final List<String> OF_MLLIB = List.of("kmeans784x10", "linear784", "pca784x50");

  private static final String TRANSFORM = NativeTransformBenchmark.class.getName();
  private static final double NANOS = 1e9;

  private final Collection<RunResult> results;

  private NativeReport(Collection<RunResult> results) {
    this.results = results;
  }

  static void print(PrintStream out) throws RunnerException {
    List<RunResult> results = new ArrayList<>();
    results.addAll(
        run(
            new OptionsBuilder()
                .include(NativeBenchmark.class.getName())
                .include(NativeForestBenchmark.class.getName())
                .addProfiler(GCProfiler.class)));
    results.addAll(run(new OptionsBuilder().include(TRANSFORM + ".ours")));
    results.addAll(
        run(
            new OptionsBuilder()
                .include(TRANSFORM + ".mllib")
                .param("model", OF_MLLIB.toArray(new String[0]))));
    new NativeReport(results).tables(out);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.verbosity(VerboseMode.SILENT).build()).run();
  }

  private void tables(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-14s %14s %14s %-10s %8s %12s%n",
        "predictor",
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
    out.printf(Locale.ROOT, "%-14s %14s %14s%n", "transform", "ours rows/s", "MLlib's rows/s");
    for (String model : MODELS) {
      out.printf(
          Locale.ROOT,
          "%-14s %14.0f %14s%n",
          model,
          rateOf(TRANSFORM, model, "ours"),
          OF_MLLIB.contains(model)
              ? String.format(Locale.ROOT, "%.0f", rateOf(TRANSFORM, model, "mllib"))
              : "");
    }
    StringBuilder json = new StringBuilder("{\"bench\":\"native\"");
    for (String model : MODELS) {
      json.append(
          String.format(
              Locale.ROOT,
              ",\"%s_rows_per_s\":%.0f,\"%s_transform_rows_per_s\":%.0f",
              model,
              rate(model, "ours"),
              model,
              rateOf(TRANSFORM, model, "ours")));
    }
    out.printf(
        Locale.ROOT,
        "%s,\"xgboost_over_xgboost4j\":%.2f,\"kmeans_over_mllib\":%.2f,"
            + "\"alloc_bytes_per_row\":%.2f}%n",
        json,
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

  private double rate(String model, String method) {
    return rateOf(benchmark(model), model, method);
  }

  /** Gives the rate of the fastest iteration, as other programs only ever make one slower. */
  private double rateOf(String benchmark, String model, String method) {
    return NANOS / result(benchmark, model, method).getPrimaryResult().getStatistics().getMin();
  }

  private double allocated(String model) {
    return result(benchmark(model), model, "ours")
        .getSecondaryResults()
        .get("gc.alloc.rate.norm")
        .getScore();
  }

  private static String benchmark(String model) {
    return (model.equals(FOREST) ? NativeForestBenchmark.class : NativeBenchmark.class).getName();
  }

  private RunResult result(String benchmark, String model, String method) {
    return results.stream()
        .filter(each -> each.getParams().getBenchmark().equals(benchmark + "." + method))
        .filter(
            each ->
                !each.getParams().getParamsKeys().contains("model")
                    || each.getParams().getParam("model").equals(model))
        .findFirst()
        .orElseThrow();
  }
}
