package org.example.injava;

import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;
import org.sagemakerspark.lifecycle.SageMakerResourceCleanup;

/** "Tearing Down Amazon SageMaker Endpoints". */
public final class TearDown {

  private TearDown() {}

  /** Deletes what the model has created. */
  public static void ofAModel(SparkSession spark, KMeansSageMakerModel model) {
    model.deleteResources(spark);
  }

  /** Deletes what this application has created, whether or not there is a model of it. */
  public static void ofTheApplication(SparkSession spark) {
    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      cleanup.deleteAllOf(spark.sparkContext().applicationId());
    }
  }
}
