package org.example.injava;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;

/** "Getting Started: K-Means Clustering on SageMaker". */
public final class KMeansClustering {

  private KMeansClustering() {}

  public static List<Row> run(SparkSession spark, String training, String test) {
    Dataset<Row> trainingData =
        spark.read().format("libsvm").option("numFeatures", 784).load(training);
    Dataset<Row> testData = spark.read().format("libsvm").option("numFeatures", 784).load(test);

    String roleArn = "arn:aws:iam::111122223333:role/rolename";

    KMeansSageMakerEstimator estimator =
        new KMeansSageMakerEstimator()
            .setRoleArn(roleArn)
            .setTrainingInstanceType("ml.m5.xlarge")
            .setTrainingInstanceCount(1)
            .setEndpointInstanceType("ml.m5.large")
            .setEndpointInitialInstanceCount(1)
            .setK(10)
            .setFeatureDim(784);

    KMeansSageMakerModel model = estimator.fit(trainingData);
    try {
      Dataset<Row> transformedData = model.transform(testData);
      transformedData.show();
      return transformedData.collectAsList();
    } finally {
      model.deleteResources(spark);
    }
  }
}
