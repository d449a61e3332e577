package org.sagemakerspark.examples;

import java.io.PrintStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;
import org.sagemakerspark.lifecycle.CreatedResource;
import org.sagemakerspark.lifecycle.SageMakerResourceCleanup;

/** Finds by its tags what an application has left in SageMaker, and removes it. */
final class CleanUp implements Example {

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    KMeansSageMakerModel model =
        new KMeansSageMakerEstimator()
            .setK(Digits.CLASSES)
            .setFeatureDim(Digits.PIXELS)
            .fit(digits.training(spark));
    Dataset<Row> clustered = model.transform(digits.heldOut(spark)).cache();
    out.println("purity " + Digits.purity(clustered));
    // Somebody forgets the model. Another application would name this one by its id.
    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      for (CreatedResource removed : cleanup.deleteAllOf(spark.sparkContext().applicationId())) {
        out.println("removed the " + removed.describe());
      }
    }
  }
}
