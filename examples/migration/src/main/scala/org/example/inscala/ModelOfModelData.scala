package org.example.inscala

import org.apache.spark.sql.{DataFrame, Row}
import org.sagemakerspark.algorithms.KMeansSageMakerModel

/** "SageMakerModel From Model Data in S3". */
object ModelOfModelData {
  def run(modelPath: String, dataset: DataFrame): java.util.List[Row] = {
    val model = KMeansSageMakerModel.fromModelData(modelPath)
      .setRoleArn("arn:aws:iam::111122223333:role/rolename")
      .setModelImage("382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1")
      .setEndpointInstanceType("ml.m5.large")
      .setEndpointInitialInstanceCount(1)

    try model.transform(dataset).collectAsList()
    finally model.deleteResources(dataset.sparkSession)
  }
}
