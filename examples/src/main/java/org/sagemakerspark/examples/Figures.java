package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.stat.Summarizer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How good predictions are.
 *
 * @param sentence the figures in words
 * @param values the figures by name, in order
 */
record Figures(String sentence, Map<String, Double> values) {

  /**
   * Says how pure clusters are, which is the share of rows whose label is the most frequent one of
   * their cluster, and how far rows lie from their centres.
   */
  static Figures ofClusters(Dataset<Row> scored) {
    long inMajority =
        scored
            .groupBy("closest_cluster", "label")
            .agg(count(lit(1)).alias("rows"))
            .groupBy("closest_cluster")
            .max("rows")
            .agg(sum("max(rows)"))
            .first()
            .getLong(0);
    double purity = (double) inMajority / scored.count();
    double distance = number(scored, avg("distance_to_cluster"));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("purity", purity);
    values.put("mean_distance", distance);
    return new Figures(
        String.format(
            Locale.ROOT,
            "cluster purity against the labels %.3f; mean distance %.1f",
            purity,
            distance),
        values);
  }

  /** Gives the share of rows whose predicted class is another than their label. */
  static Figures ofClasses(Dataset<Row> scored, Column predicted) {
    double error = number(scored, avg(predicted.notEqual(col("label")).cast("double")));
    return one("error", error, "%.2f %% of the rows get a wrong class", 100 * error);
  }

  /** Gives the root mean squared difference of predicted numbers and labels. */
  static Figures ofNumbers(Dataset<Row> scored, Column predicted) {
    double rmse = number(scored, sqrt(avg(pow(predicted.minus(col("label")), 2))));
    return one("rmse", rmse, "predictions are off by %.3f (root mean square)", rmse);
  }

  /** Gives the share of the features' variance that projections keep. */
  static Figures ofProjections(Dataset<Row> scored, String projection) {
    double kept = variance(scored, projection) / variance(scored, "features");
    return one("variance_kept", kept, "the projection keeps %.1f %% of the variance", 100 * kept);
  }

  /** Gives how many words, all equally likely, would be as hard to guess as a document's. */
  static Figures ofTopics(double perplexity) {
    return one("perplexity", perplexity, "perplexity %.1f", perplexity);
  }

  private static Figures one(String name, double value, String sentence, double shown) {
    return new Figures(String.format(Locale.ROOT, sentence, shown), Map.of(name, value));
  }

  private static double variance(Dataset<Row> rows, String column) {
    Vector variances = rows.select(Summarizer.variance(col(column))).first().getAs(0);
    return Arrays.stream(variances.toArray()).sum();
  }

  private static double number(Dataset<Row> rows, Column aggregate) {
    return rows.agg(aggregate).first().getDouble(0);
  }
}
