package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.PrintStream;
import java.util.Locale;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;
import org.sagemakerspark.local.LocalSageMaker;

/**
 * Trains K-Means on handwritten digits and scores others, on an embedded SageMaker: from two LibSVM
 * files to a table with the nearest cluster of each digit. Its last line is JSON.
 */
public final class Demo {

  private final DemoArguments arguments;
  private final PrintStream out;

  private Demo(DemoArguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
  }

  /** Runs the demo; the exit status is 0 when it has run to its end, 2 for wrong arguments. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    DemoArguments arguments;
    try {
      arguments = DemoArguments.parse(args);
    } catch (IllegalArgumentException e) {
      err.println("demo: " + e.getMessage());
      System.exit(2);
      return;
    }
    try {
      new Demo(arguments, out).run();
    } catch (RuntimeException e) {
      err.println("demo: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() {
    long start = System.nanoTime();
    try (LocalSageMaker sageMaker = LocalSageMaker.start()) {
      SparkSession.Builder builder =
          SparkSession.builder()
              .master("local[2]")
              .appName("sagemaker-spark demo")
              .config("spark.ui.enabled", "false")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1");
      sageMaker.sparkConf().forEach(builder::config);
      SparkSession spark = builder.getOrCreate();
      try {
        run(spark, start);
      } finally {
        spark.stop();
      }
    }
  }

  private void run(SparkSession spark, long start) {
    Dataset<Row> training = read(spark, arguments.data(), arguments.features());
    int featureDim = training.select("features").first().<Vector>getAs(0).size();
    Dataset<Row> heldOut = read(spark, arguments.test(), featureDim);

    KMeansSageMakerEstimator estimator =
        new KMeansSageMakerEstimator()
            .setK(arguments.k())
            .setFeatureDim(featureDim)
            .setProgress("console");
    KMeansSageMakerModel model = estimator.fit(training);
    try {
      Dataset<Row> clustered = model.transform(heldOut).cache();
      clustered.show();
      long rows = clustered.count();
      double purity = purity(clustered, rows);
      double meanDistance = clustered.agg(avg("distance_to_cluster")).first().getDouble(0);
      out.printf(
          Locale.ROOT,
          "%d rows; cluster purity against the labels %.3f; mean distance %.1f%n",
          rows,
          purity,
          meanDistance);
      model.deleteResources(spark);
      out.printf(
          Locale.ROOT,
          "{\"algorithm\":\"kmeans\",\"rows\":%d,\"purity\":%.4f,\"mean_distance\":%.4f,\"seconds\":%.1f}%n",
          rows,
          purity,
          meanDistance,
          (System.nanoTime() - start) / 1e9);
    } finally {
      model.deleteResources(spark);
    }
  }

  private static Dataset<Row> read(SparkSession spark, String file, int features) {
    var reader = spark.read().format("libsvm");
    return (features > 0 ? reader.option("numFeatures", features) : reader).load(file);
  }

  /** Returns the share of rows whose label is the most frequent one of their cluster. */
  private static double purity(Dataset<Row> clustered, long rows) {
    long inMajority =
        clustered
            .groupBy("closest_cluster", "label")
            .agg(count(lit(1)).alias("rows"))
            .groupBy("closest_cluster")
            .max("rows")
            .agg(sum("max(rows)"))
            .first()
            .getLong(0);
    return (double) inMajority / rows;
  }
}
