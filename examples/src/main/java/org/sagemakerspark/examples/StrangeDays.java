package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.stddev;

import java.io.PrintStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.RandomCutForestSageMakerEstimator;
import org.sagemakerspark.algorithms.RandomCutForestSageMakerModel;

/** Finds days on which a shop did not sell as ever, with a random cut forest on SageMaker. */
final class StrangeDays implements Example {

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    Dataset<Row> days = days(spark);
    RandomCutForestSageMakerEstimator estimator =
        new RandomCutForestSageMakerEstimator()
            .setFeaturesCols("visitors", "sales")
            .setFeatureDim(2)
            .setNumTrees(60)
            .setTrainingInstanceType("ml.m5.large")
            .setEndpointInstanceType("ml.m5.large");
    RandomCutForestSageMakerModel model = estimator.fit(days);
    try {
      Dataset<Row> scored = model.transform(days).cache();
      // A forest gives scores; where strange begins is for its user to say.
      Row all = scored.agg(avg("score"), stddev("score")).first();
      double limit = all.getDouble(0) + 2 * all.getDouble(1);
      Dataset<Row> found = scored.filter("score > " + limit);
      found.show();
      double right =
          scored.filter("strange = (score > " + limit + ")").count() / (double) scored.count();
      double ofStrange =
          found.filter("strange").count() / (double) scored.filter("strange").count();
      out.println("found " + ofStrange + " of the strange days");
      out.println("accuracy " + right);
    } finally {
      model.deleteResources(spark);
    }
  }

  /** Makes 600 days, of which every hundredth has many visitors who buy nothing. */
  private static Dataset<Row> days(SparkSession spark) {
    return spark
        .range(600)
        .withColumn("strange", expr("id % 100 = 50"))
        .withColumn("visitors", expr("300 + pmod(hash(id), 100)"))
        .withColumn("sales", expr("IF(strange, 0, 10 * visitors + pmod(hash(id, 1), 200))"));
  }
}
