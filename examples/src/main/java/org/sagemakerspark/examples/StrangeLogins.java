package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.expr;

import java.io.PrintStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.IPInsightsSageMakerEstimator;
import org.sagemakerspark.algorithms.IPInsightsSageMakerModel;

/** Finds logins from addresses that are strange for a user, with IP Insights on SageMaker. */
final class StrangeLogins implements Example {

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    IPInsightsSageMakerEstimator estimator =
        new IPInsightsSageMakerEstimator()
            .setNumEntityVectors(100)
            .setVectorDim(16)
            .setEpochs(20)
            .setLearningRate(0.05)
            .setEntityCol("user")
            .setIpCol("address")
            .setTrainingInstanceType("ml.m5.large")
            .setEndpointInstanceType("ml.m5.large");
    IPInsightsSageMakerModel model = estimator.fit(logins(spark, 1500));
    try {
      // Each user of the one half logs in from the network of another.
      Dataset<Row> heldOut =
          logins(spark, 1700)
              .filter("id >= 1500")
              .withColumn("strange", expr("id % 40 < 20"))
              .withColumn("user", expr("IF(strange, concat('user-', (id + 10) % 20), user)"));
      Dataset<Row> scored = model.transform(heldOut).cache();
      scored.select("user", "address", "strange", "dot_product").show();
      out.println(
          "accuracy "
              + scored.filter("strange = (dot_product < 0)").count() / (double) scored.count());
    } finally {
      model.deleteResources(spark);
    }
  }

  /** Makes logins of 20 users, each from a network of its own. */
  private static Dataset<Row> logins(SparkSession spark, int count) {
    return spark
        .range(count)
        .selectExpr(
            "id",
            "concat('user-', id % 20) AS user",
            "concat('10.', id % 20, '.1.', 1 + id * 7 % 250) AS address");
  }
}
