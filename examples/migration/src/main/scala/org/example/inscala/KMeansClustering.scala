package org.example.inscala

import org.apache.spark.sql.{Row, SparkSession}
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator

/** "Getting Started: K-Means Clustering on SageMaker". */
object KMeansClustering {
  def run(spark: SparkSession, training: String, test: String): java.util.List[Row] = {
    val trainingData = spark.read.format("libsvm").option("numFeatures", "784").load(training)
    val testData = spark.read.format("libsvm").option("numFeatures", "784").load(test)

    val roleArn = "arn:aws:iam::111122223333:role/rolename"

    val estimator = new KMeansSageMakerEstimator()
      .setRoleArn(roleArn)
      .setTrainingInstanceType("ml.m5.xlarge")
      .setTrainingInstanceCount(1)
      .setEndpointInstanceType("ml.m5.large")
      .setEndpointInitialInstanceCount(1)
      .setK(10)
      .setFeatureDim(784)

    val model = estimator.fit(trainingData)
    try {
      val transformedData = model.transform(testData)
      transformedData.show()
      transformedData.collectAsList()
    } finally {
      model.deleteResources(spark)
    }
  }
}
