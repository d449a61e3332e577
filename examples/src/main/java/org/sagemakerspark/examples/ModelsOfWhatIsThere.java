package org.sagemakerspark.examples;

import java.io.PrintStream;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;
import org.sagemakerspark.hosting.EndpointCreationPolicy;

/**
 * Models of what is in SageMaker already: of a finished training job, of an artifact in S3 and of
 * an endpoint that someone else looks after.
 */
final class ModelsOfWhatIsThere implements Example {

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    KMeansSageMakerModel trained =
        new KMeansSageMakerEstimator()
            .setK(Digits.CLASSES)
            .setFeatureDim(Digits.PIXELS)
            .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
            .fit(digits.training(spark));
    KMeansSageMakerModel ofJob =
        KMeansSageMakerModel.fromTrainingJob(spark, trained.getTrainingJobName().orElseThrow());
    KMeansSageMakerModel ofData =
        KMeansSageMakerModel.fromModelData(trained.getModelDataS3Uri().orElseThrow());
    try {
      ofJob.createEndpoint(spark);
      KMeansSageMakerModel ofEndpoint =
          KMeansSageMakerModel.fromEndpoint(ofJob.getEndpointName().orElseThrow());
      // All three are the same model; the last one has no endpoint of its own to delete.
      for (KMeansSageMakerModel model : List.of(ofJob, ofData, ofEndpoint)) {
        Dataset<Row> clustered = model.transform(digits.heldOut(spark)).cache();
        out.println("purity " + Digits.purity(clustered));
      }
    } finally {
      ofJob.deleteResources(spark);
      ofData.deleteResources(spark);
    }
  }
}
