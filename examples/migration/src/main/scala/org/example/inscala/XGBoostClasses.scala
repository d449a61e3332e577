package org.example.inscala

import org.apache.spark.sql.{DataFrame, Row}
import org.sagemakerspark.algorithms.XGBoostSageMakerEstimator

/** "Training and Hosting an XGBoost model". */
object XGBoostClasses {
  def run(trainingData: DataFrame, testData: DataFrame): java.util.List[Row] = {
    val estimator = new XGBoostSageMakerEstimator()
      .setTrainingInstanceType("ml.m5.xlarge")
      .setEndpointInstanceType("ml.m5.large")
      .setObjective("multi:softmax")
      .setNumRound(5)
      .setNumClass(10)

    val model = estimator.fit(trainingData)
    try {
      val transformedData = model.transform(testData)
      transformedData.show()
      transformedData.collectAsList()
    } finally {
      model.deleteResources(testData.sparkSession)
    }
  }
}
