package org.example.injava;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.ProtobufResponseRowDeserializer;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.model.SageMakerModel;

/** "Using SageMaker Spark with Any SageMaker Algorithm". */
public final class AnyAlgorithm {

  private AnyAlgorithm() {}

  public static List<Row> run(Dataset<Row> trainingData, Dataset<Row> testData) {
    SageMakerEstimator estimator =
        new SageMakerEstimator()
            .setTrainingImage("382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1")
            .setModelImage("382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1")
            .setRequestRowSerializer("recordio-protobuf")
            .setResponseRowDeserializer(
                new ProtobufResponseRowDeserializer(
                    new ResponseColumn(
                        "distance_to_cluster", ColumnType.DOUBLE, "distance_to_cluster"),
                    new ResponseColumn("closest_cluster", ColumnType.DOUBLE, "closest_cluster")))
            .setHyperParameters(Map.of("k", "10", "feature_dim", "784"))
            .setRoleArn("arn:aws:iam::111122223333:role/rolename")
            .setTrainingInstanceType("ml.m5.xlarge")
            .setTrainingInstanceCount(1)
            .setEndpointInstanceType("ml.m5.large")
            .setEndpointInitialInstanceCount(1)
            .setTrainingSparkDataFormat("sagemaker");

    SageMakerModel model = estimator.fit(trainingData);
    try {
      return model.transform(testData).collectAsList();
    } finally {
      model.deleteResources(testData.sparkSession());
    }
  }
}
