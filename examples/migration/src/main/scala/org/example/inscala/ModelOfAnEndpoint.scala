package org.example.inscala

import org.apache.spark.sql.{DataFrame, Row}
import org.sagemakerspark.algorithms.KMeansSageMakerModel

/** "SageMakerModel From an Endpoint". */
object ModelOfAnEndpoint {
  def run(endpointName: String, dataset: DataFrame): java.util.List[Row] = {
    val model = KMeansSageMakerModel.fromEndpoint(endpointName)
      .setFeaturesCol("MyFeaturesColumn")
      .setDistanceToClusterCol("DistanceToCluster")
      .setClosestClusterCol("ClusterLabel")

    model.transform(dataset).collectAsList()
  }
}
