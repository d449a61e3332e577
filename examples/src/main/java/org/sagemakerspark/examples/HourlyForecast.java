package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.expr;

import java.io.PrintStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.DeepARSageMakerEstimator;
import org.sagemakerspark.algorithms.DeepARSageMakerModel;

/** Continues series with a daily season, and counts the values that are where they may be. */
final class HourlyForecast implements Example {

  private static final int KNOWN = 120;
  private static final int AHEAD = 12;

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    DeepARSageMakerEstimator estimator =
        new DeepARSageMakerEstimator()
            .setTimeFreq("H")
            .setContextLength(24)
            .setPredictionLength(AHEAD)
            .setEpochs(20)
            .setTrainingInstanceType("ml.c5.2xlarge")
            .setEndpointInstanceType("ml.c5.large");
    Dataset<Row> series = series(spark);
    DeepARSageMakerModel model = estimator.fit(series);
    try {
      Dataset<Row> forecasts = model.setQuantiles("0.1", "0.9").transform(series).cache();
      forecasts.select("id", "mean", "quantiles").show();
      double within =
          forecasts
              .select(
                  expr(
                      "avg(size(filter(sequence(0, 11), at -> later[at] BETWEEN"
                          + " quantiles['0.1'][at] AND quantiles['0.9'][at])) / 12)"))
              .first()
              .getDouble(0);
      out.println("accuracy " + within);
    } finally {
      model.deleteResources(spark);
    }
  }

  /** Makes 12 series, and what comes of each later. */
  private static Dataset<Row> series(SparkSession spark) {
    String value = "(10 + id) * (1 + sin(hour * pi() / 12) / 2 + sin(7 * hour * hour + id) / 10)";
    return spark
        .range(12)
        .withColumn("start", expr("timestamp'2024-05-31 00:00:00'"))
        .withColumn("target", expr(values(0, KNOWN, value)))
        .withColumn("later", expr(values(KNOWN, KNOWN + AHEAD, value)));
  }

  private static String values(int from, int to, String value) {
    return "transform(sequence(" + from + ", " + (to - 1) + "), hour -> " + value + ")";
  }
}
