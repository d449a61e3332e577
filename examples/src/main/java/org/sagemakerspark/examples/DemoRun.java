package org.sagemakerspark.examples;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
      Dataset<Row> scored = model.transform(data.heldOut()).cache();
      scored.show();
      long rows = scored.count();
      Figures figures = algorithm.figures(data, model, scored);
      out.println(rows + " rows; " + figures.sentence());
      model.deleteResources(spark);
      out.printf(
          Locale.ROOT,
          "{\"algorithm\":\"%s\",\"rows\":%d,%s,\"seconds\":%.1f}%n",
          algorithm.wireName(),
          rows,
          json(figures),
          (System.nanoTime() - start) / 1e9);
    } finally {
      model.deleteResources(spark);
    }
  }

  private static String json(Figures figures) {
    return figures.values().entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "\"%s\":%.4f", e.getKey(), e.getValue()))
        .collect(Collectors.joining(","));
  }
}
