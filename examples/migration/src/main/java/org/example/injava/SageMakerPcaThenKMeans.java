package org.example.injava;

import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.PCASageMakerEstimator;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.model.AlgorithmModel;

/** "Using Multiple SageMakerEstimators and SageMakerModels in a Spark Pipeline". */
public final class SageMakerPcaThenKMeans {

  private SageMakerPcaThenKMeans() {}

  public static List<Row> run(Dataset<Row> dataset, String bucket) {
    PCASageMakerEstimator pcaEstimator =
        new PCASageMakerEstimator()
            .setTrainingInstanceType("ml.m5.xlarge")
            .setEndpointInstanceType("ml.m5.large")
            .setProjectionCol("projectionDim20")
            .setTrainingInputS3Uri("s3://" + bucket + "/input")
            .setTrainingOutputS3Uri("s3://" + bucket + "/output")
            .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM)
            .setNumComponents(20)
            .setFeatureDim(50)
            .setMiniBatchSize(500);

    KMeansSageMakerEstimator kmeansEstimator =
        new KMeansSageMakerEstimator()
            .setTrainingInstanceType("ml.m5.xlarge")
            .setEndpointInstanceType("ml.m5.large")
            .setFeaturesCol("projectionDim20")
            .setTrainingInputS3Uri("s3://" + bucket + "/input")
            .setTrainingOutputS3Uri("s3://" + bucket + "/output")
            .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM)
            .setK(10)
            .setFeatureDim(20);

    Pipeline pipeline =
        new Pipeline().setStages(new PipelineStage[] {pcaEstimator, kmeansEstimator});

    PipelineModel model = pipeline.fit(dataset);
    try {
      return model.transform(dataset).collectAsList();
    } finally {
      for (Transformer stage : model.stages()) {
        ((AlgorithmModel<?>) stage).deleteResources(dataset.sparkSession());
      }
    }
  }
}
