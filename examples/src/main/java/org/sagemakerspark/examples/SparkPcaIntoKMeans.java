package org.sagemakerspark.examples;

import java.io.PrintStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;

/** One pipeline of both worlds: Spark projects the pixels, SageMaker clusters the projections. */
final class SparkPcaIntoKMeans implements Example {

  private static final int COMPONENTS = 50;

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    PCA pca = new PCA().setInputCol("features").setOutputCol("projected").setK(COMPONENTS);
    KMeansSageMakerEstimator kMeans =
        new KMeansSageMakerEstimator()
            .setFeaturesCol("projected")
            .setK(Digits.CLASSES)
            .setFeatureDim(COMPONENTS);
    PipelineModel model =
        new Pipeline().setStages(new PipelineStage[] {pca, kMeans}).fit(digits.training(spark));
    try {
      Dataset<Row> clustered = model.transform(digits.heldOut(spark)).cache();
      clustered.select("label", "closest_cluster", "distance_to_cluster").show();
      out.println("purity " + Digits.purity(clustered));
    } finally {
      ((KMeansSageMakerModel) model.stages()[1]).deleteResources(spark);
    }
  }
}
