package org.sagemakerspark.examples;

import java.io.PrintStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.PCASageMakerEstimator;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.model.AlgorithmModel;

/**
 * Two algorithms of SageMaker in one pipeline. Each endpoint is created when rows are first scored
 * on it, so that none is paid for while the other algorithm trains.
 */
final class SageMakerPcaIntoKMeans implements Example {

  private static final int COMPONENTS = 20;

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    Dataset<Row> training = digits.training(spark);
    PCASageMakerEstimator pca =
        new PCASageMakerEstimator()
            .setNumComponents(COMPONENTS)
            .setFeatureDim(Digits.PIXELS)
            .setMiniBatchSize(500)
            .setProjectionCol("projected")
            .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM);
    KMeansSageMakerEstimator kMeans =
        new KMeansSageMakerEstimator()
            .setFeaturesCol("projected")
            .setK(Digits.CLASSES)
            .setFeatureDim(COMPONENTS)
            .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM);
    PipelineModel model = new Pipeline().setStages(new PipelineStage[] {pca, kMeans}).fit(training);
    try {
      Dataset<Row> clustered = model.transform(digits.heldOut(spark)).cache();
      clustered.select("label", "closest_cluster", "distance_to_cluster").show();
      out.println("purity " + Digits.purity(clustered));
    } finally {
      for (Transformer stage : model.stages()) {
        ((AlgorithmModel<?>) stage).deleteResources(spark);
      }
    }
  }
}
