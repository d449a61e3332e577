package org.example.injava;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;

/** "SageMakerModel From Model Data in S3". */
public final class ModelOfModelData {

  private ModelOfModelData() {}

  public static List<Row> run(String modelPath, Dataset<Row> dataset) {
    KMeansSageMakerModel model =
        KMeansSageMakerModel.fromModelData(modelPath)
            .setRoleArn("arn:aws:iam::111122223333:role/rolename")
            .setModelImage("382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1")
            .setEndpointInstanceType("ml.m5.large")
            .setEndpointInitialInstanceCount(1);

    try {
      return model.transform(dataset).collectAsList();
    } finally {
      model.deleteResources(dataset.sparkSession());
    }
  }
}
