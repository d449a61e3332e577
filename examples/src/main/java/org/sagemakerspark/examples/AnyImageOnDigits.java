package org.sagemakerspark.examples;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.ProtobufRequestRowSerializer;
import org.sagemakerspark.codec.ProtobufResponseRowDeserializer;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.model.SageMakerModel;

/**
 * The same clusters without a typed estimator: the image, its hyperparameters and how to talk to it
 * are given by hand, as one does for an image of one's own.
 */
final class AnyImageOnDigits implements Example {

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    SageMakerEstimator estimator =
        new SageMakerEstimator()
            .setTrainingImage(
                Map.of(
                    "us-east-1", "382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1",
                    "eu-west-1", "438346466558.dkr.ecr.eu-west-1.amazonaws.com/kmeans:1"))
            .setHyperParameters(
                Map.of(
                    "k", Integer.toString(Digits.CLASSES),
                    "feature_dim", Integer.toString(Digits.PIXELS)))
            .setRequestRowSerializer(new ProtobufRequestRowSerializer("features"))
            .setResponseRowDeserializer(
                new ProtobufResponseRowDeserializer(
                    List.of(
                        new ResponseColumn(
                            "distance_to_cluster", ColumnType.DOUBLE, "distance_to_cluster"),
                        new ResponseColumn(
                            "closest_cluster", ColumnType.DOUBLE, "closest_cluster"))))
            .setTrainingInstanceType("ml.c5.xlarge")
            .setEndpointInstanceType("ml.c5.large");
    SageMakerModel model = estimator.fit(digits.training(spark).drop("label"));
    try {
      Dataset<Row> clustered = model.transform(digits.heldOut(spark)).cache();
      clustered.select("label", "closest_cluster", "distance_to_cluster").show();
      out.println("purity " + Digits.purity(clustered));
    } finally {
      model.deleteResources(spark);
    }
  }
}
