package org.example.injava;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;

/** "SageMakerModel From a Previously Completed Training Job". */
public final class ModelOfATrainingJob {

  private ModelOfATrainingJob() {}

  public static List<Row> run(String trainingJobName, Dataset<Row> dataset) {
    SparkSession spark = dataset.sparkSession();
    KMeansSageMakerModel model =
        KMeansSageMakerModel.fromTrainingJob(spark, trainingJobName)
            .setRoleArn("arn:aws:iam::111122223333:role/rolename")
            .setEndpointInstanceType("ml.m5.large")
            .setEndpointInitialInstanceCount(1);

    try {
      return model.transform(dataset).collectAsList();
    } finally {
      model.deleteResources(spark);
    }
  }
}
