package org.example.injava;

import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;

/** "Using SageMakerEstimator and SageMakerModel in a Spark Pipeline". */
public final class SparkPcaThenKMeans {

  private SparkPcaThenKMeans() {}

  public static List<Row> run(Dataset<Row> trainingData, Dataset<Row> testData) {
    PCA pcaEstimator =
        new PCA().setInputCol("features").setOutputCol("projectedFeatures").setK(50);

    KMeansSageMakerEstimator kMeansSageMakerEstimator =
        new KMeansSageMakerEstimator()
            .setFeaturesCol("projectedFeatures")
            .setTrainingInstanceType("ml.m5.xlarge")
            .setEndpointInstanceType("ml.m5.large")
            .setK(10)
            .setFeatureDim(50);

    Pipeline pipeline =
        new Pipeline().setStages(new PipelineStage[] {pcaEstimator, kMeansSageMakerEstimator});

    PipelineModel pipelineModel = pipeline.fit(trainingData);
    try {
      return pipelineModel.transform(testData).collectAsList();
    } finally {
      ((KMeansSageMakerModel) pipelineModel.stages()[1]).deleteResources(testData.sparkSession());
    }
  }
}
