package org.sagemakerspark.examples;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.model.AlgorithmModel;

/**
 * Trains, scores, and tells how well: a table, a sentence, and one line of JSON.
 *
 * @param arguments what was asked for
 * @param out where to tell
 */
record DemoRun(DemoArguments arguments, PrintStream out) {

  private static final double NANOS = 1e9;

  /**
   * Runs, and deletes what was created for it.
   *
   * @param start when the demo began, as {@link System#nanoTime} had it
   */
  void on(SparkSession spark, long start) {
    DemoAlgorithm algorithm = arguments.algorithm();
    DemoData data = algorithm.prepared(DemoData.read(spark, arguments));
    AlgorithmEstimator<?, ?> estimator = algorithm.estimator(data, arguments.k());
    estimator.setProgress("console");
    AlgorithmModel<?> model = estimator.fit(data.training());
    try {
      String timings = arguments.natively() ? timings(model, data.heldOut().cache()) : "";
      Dataset<Row> scored = model.transform(data.heldOut()).cache();
      scored.show();
      long rows = scored.count();
      Figures figures = algorithm.figures(data, model, scored);
      out.println(rows + " rows; " + figures.sentence());
      model.deleteResources(spark);
      out.printf(
          Locale.ROOT,
          "{\"algorithm\":\"%s\",\"rows\":%d,%s%s,\"seconds\":%.1f}%n",
          algorithm.wireName(),
          rows,
          json(figures),
          timings,
          (System.nanoTime() - start) / NANOS);
    } finally {
      model.deleteResources(spark);
    }
  }

  /**
   * Scores on the endpoint and natively, tells how long both took, and leaves the model scoring
   * natively.
   *
   * @return the timings as members of a JSON object
   */
  private String timings(AlgorithmModel<?> model, Dataset<Row> rows) {
    double endpoint = seconds(model, rows);
    model.setScoringMode("native");
    double natively = seconds(model, rows);
    long count = rows.count();
    out.printf(Locale.ROOT, "%-12s %10s %12s%n", "scored", "seconds", "rows/s");
    out.printf(Locale.ROOT, "%-12s %10.3f %12.0f%n", "by endpoint", endpoint, count / endpoint);
    out.printf(Locale.ROOT, "%-12s %10.3f %12.0f%n", "natively", natively, count / natively);
    return String.format(
        Locale.ROOT, ",\"endpoint_seconds\":%.3f,\"native_seconds\":%.3f", endpoint, natively);
  }

  /** Scores twice, and times the second: the first one also fills caches and compiles. */
  private static double seconds(AlgorithmModel<?> model, Dataset<Row> rows) {
    long start = 0;
    for (int i = 0; i < 2; i++) {
      start = System.nanoTime();
      model.transform(rows).write().format("noop").mode(SaveMode.Overwrite).save();
    }
    return (System.nanoTime() - start) / NANOS;
  }

  private static String json(Figures figures) {
    return figures.values().entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "\"%s\":%.4f", e.getKey(), e.getValue()))
        .collect(Collectors.joining(","));
  }
}
