package org.example.inscala

import org.apache.spark.ml.Pipeline
import org.apache.spark.sql.{DataFrame, Row}
import org.sagemakerspark.algorithms.{KMeansSageMakerEstimator, PCASageMakerEstimator}
import org.sagemakerspark.hosting.EndpointCreationPolicy
import org.sagemakerspark.model.AlgorithmModel

/** "Using Multiple SageMakerEstimators and SageMakerModels in a Spark Pipeline". */
object SageMakerPcaThenKMeans {
  def run(dataset: DataFrame, bucket: String): java.util.List[Row] = {
    val pcaEstimator = new PCASageMakerEstimator()
      .setTrainingInstanceType("ml.m5.xlarge")
      .setEndpointInstanceType("ml.m5.large")
      .setProjectionCol("projectionDim20")
      .setTrainingInputS3Uri(s"s3://$bucket/input")
      .setTrainingOutputS3Uri(s"s3://$bucket/output")
      .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM)
      .setNumComponents(20)
      .setFeatureDim(50)
      .setMiniBatchSize(500)

    val kmeansEstimator = new KMeansSageMakerEstimator()
      .setTrainingInstanceType("ml.m5.xlarge")
      .setEndpointInstanceType("ml.m5.large")
      .setFeaturesCol("projectionDim20")
      .setTrainingInputS3Uri(s"s3://$bucket/input")
      .setTrainingOutputS3Uri(s"s3://$bucket/output")
      .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM)
      .setK(10)
      .setFeatureDim(20)

    val pipeline = new Pipeline().setStages(Array(pcaEstimator, kmeansEstimator))

    val model = pipeline.fit(dataset)
    try model.transform(dataset).collectAsList()
    finally model.stages.foreach {
      case stage: AlgorithmModel[_] => stage.deleteResources(dataset.sparkSession)
      case _ =>
    }
  }
}
