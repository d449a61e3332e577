package org.example.inscala

import org.apache.spark.sql.SparkSession
import org.sagemakerspark.algorithms.KMeansSageMakerModel
import org.sagemakerspark.lifecycle.SageMakerResourceCleanup

/** "Tearing Down Amazon SageMaker Endpoints". */
object TearDown {
  /** What the model has created. */
  def ofAModel(spark: SparkSession, model: KMeansSageMakerModel): Unit =
    model.deleteResources(spark)

  /** What this application has created and not deleted, whether or not there is a model of it. */
  def ofTheApplication(spark: SparkSession): Unit = {
    val cleanup = SageMakerResourceCleanup.of(spark)
    try cleanup.deleteAllOf(spark.sparkContext.applicationId)
    finally cleanup.close()
  }
}
