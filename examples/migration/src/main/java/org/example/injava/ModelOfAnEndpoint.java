package org.example.injava;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;

/** "SageMakerModel From an Endpoint". */
public final class ModelOfAnEndpoint {

  private ModelOfAnEndpoint() {}

  public static List<Row> run(String endpointName, Dataset<Row> dataset) {
    KMeansSageMakerModel model =
        KMeansSageMakerModel.fromEndpoint(endpointName)
            .setFeaturesCol("MyFeaturesColumn")
            .setDistanceToClusterCol("DistanceToCluster")
            .setClosestClusterCol("ClusterLabel");

    return model.transform(dataset).collectAsList();
  }
}
