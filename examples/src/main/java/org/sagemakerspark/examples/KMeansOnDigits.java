package org.sagemakerspark.examples;

import java.io.PrintStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;

/** Clusters handwritten digits with K-Means on SageMaker. */
final class KMeansOnDigits implements Example {

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    KMeansSageMakerEstimator estimator =
        new KMeansSageMakerEstimator()
            .setK(Digits.CLASSES)
            .setFeatureDim(Digits.PIXELS)
            .setTrainingInstanceType("ml.c5.xlarge")
            .setEndpointInstanceType("ml.c5.large");
    KMeansSageMakerModel model = estimator.fit(digits.training(spark));
    try {
      Dataset<Row> clustered = model.transform(digits.heldOut(spark)).cache();
      clustered.select("label", "closest_cluster", "distance_to_cluster").show();
      out.println("purity " + Digits.purity(clustered));
    } finally {
      model.deleteResources(spark);
    }
  }
}
