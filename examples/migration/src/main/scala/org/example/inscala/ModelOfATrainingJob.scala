package org.example.inscala

import org.apache.spark.sql.{DataFrame, Row}
import org.sagemakerspark.algorithms.KMeansSageMakerModel

/** "SageMakerModel From a Previously Completed Training Job". */
object ModelOfATrainingJob {
  def run(trainingJobName: String, dataset: DataFrame): java.util.List[Row] = {
    val spark = dataset.sparkSession
    val model = KMeansSageMakerModel.fromTrainingJob(spark, trainingJobName)
      .setRoleArn("arn:aws:iam::111122223333:role/rolename")
      .setEndpointInstanceType("ml.m5.large")
      .setEndpointInitialInstanceCount(1)

    try model.transform(dataset).collectAsList()
    finally model.deleteResources(spark)
  }
}
