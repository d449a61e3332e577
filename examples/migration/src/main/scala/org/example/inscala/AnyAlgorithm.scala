package org.example.inscala

import org.apache.spark.sql.{DataFrame, Row}
import org.sagemakerspark.codec.{ColumnType, ProtobufResponseRowDeserializer, ResponseColumn}
import org.sagemakerspark.estimator.SageMakerEstimator

/** "Using SageMaker Spark with Any SageMaker Algorithm". */
object AnyAlgorithm {
  def run(trainingData: DataFrame, testData: DataFrame): java.util.List[Row] = {
    val estimator = new SageMakerEstimator()
      .setTrainingImage("382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1")
      .setModelImage("382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1")
      .setRequestRowSerializer("recordio-protobuf")
      .setResponseRowDeserializer(new ProtobufResponseRowDeserializer(
        new ResponseColumn("distance_to_cluster", ColumnType.DOUBLE, "distance_to_cluster"),
        new ResponseColumn("closest_cluster", ColumnType.DOUBLE, "closest_cluster")))
      .setHyperParameters(java.util.Map.of("k", "10", "feature_dim", "784"))
      .setRoleArn("arn:aws:iam::111122223333:role/rolename")
      .setTrainingInstanceType("ml.m5.xlarge")
      .setTrainingInstanceCount(1)
      .setEndpointInstanceType("ml.m5.large")
      .setEndpointInitialInstanceCount(1)
      .setTrainingSparkDataFormat("sagemaker")

    val model = estimator.fit(trainingData)
    try model.transform(testData).collectAsList()
    finally model.deleteResources(testData.sparkSession)
  }
}
