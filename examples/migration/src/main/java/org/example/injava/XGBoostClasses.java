package org.example.injava;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.algorithms.XGBoostSageMakerEstimator;
import org.sagemakerspark.algorithms.XGBoostSageMakerModel;

/** "Training and Hosting an XGBoost model". */
public final class XGBoostClasses {

  private XGBoostClasses() {}

  public static List<Row> run(Dataset<Row> trainingData, Dataset<Row> testData) {
    XGBoostSageMakerEstimator estimator =
        new XGBoostSageMakerEstimator()
            .setTrainingInstanceType("ml.m5.xlarge")
            .setEndpointInstanceType("ml.m5.large")
            .setObjective("multi:softmax")
            .setNumRound(5)
            .setNumClass(10);

    XGBoostSageMakerModel model = estimator.fit(trainingData);
    try {
      Dataset<Row> transformedData = model.transform(testData);
      transformedData.show();
      return transformedData.collectAsList();
    } finally {
      model.deleteResources(testData.sparkSession());
    }
  }
}
