package org.example.segments;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;

/** Puts customers into segments by what they spend and how often they come. */
public final class Segments {

  private Segments() {}

  /**
   * Gives the pipeline.
   *
   * @param count how many segments there are to be
   */
  public static Pipeline pipeline(int count) {
    return new Pipeline()
        .setStages(
            new PipelineStage[] {
              new VectorAssembler()
                  .setInputCols(new String[] {"spent", "visits"})
                  .setOutputCol("features"),
              new KMeansSageMakerEstimator().setK(count).setFeatureDim(2)
            });
  }
}
