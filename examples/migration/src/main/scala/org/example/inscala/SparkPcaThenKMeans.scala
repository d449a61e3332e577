package org.example.inscala

import org.apache.spark.ml.Pipeline
import org.apache.spark.ml.feature.PCA
import org.apache.spark.sql.{DataFrame, Row}
import org.sagemakerspark.algorithms.{KMeansSageMakerEstimator, KMeansSageMakerModel}

/** "Using SageMakerEstimator and SageMakerModel in a Spark Pipeline". */
object SparkPcaThenKMeans {
  def run(trainingData: DataFrame, testData: DataFrame): java.util.List[Row] = {
    val pcaEstimator = new PCA()
      .setInputCol("features")
      .setOutputCol("projectedFeatures")
      .setK(50)

    val kMeansSageMakerEstimator = new KMeansSageMakerEstimator()
      .setFeaturesCol("projectedFeatures")
      .setTrainingInstanceType("ml.m5.xlarge")
      .setEndpointInstanceType("ml.m5.large")
      .setK(10)
      .setFeatureDim(50)

    val pipeline = new Pipeline().setStages(Array(pcaEstimator, kMeansSageMakerEstimator))

    val pipelineModel = pipeline.fit(trainingData)
    try pipelineModel.transform(testData).collectAsList()
    finally pipelineModel.stages.foreach {
      case model: KMeansSageMakerModel => model.deleteResources(testData.sparkSession)
      case _ =>
    }
  }
}
