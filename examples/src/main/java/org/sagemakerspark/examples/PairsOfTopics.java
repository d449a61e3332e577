package org.sagemakerspark.examples;

import java.io.PrintStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.sagemakerspark.algorithms.Object2VecSageMakerEstimator;
import org.sagemakerspark.algorithms.Object2VecSageMakerModel;

/** Tells whether two lists of tokens are of one topic, and makes vectors of lists. */
final class PairsOfTopics implements Example {

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    Object2VecSageMakerEstimator estimator =
        new Object2VecSageMakerEstimator()
            .setEnc0MaxSeqLen(4)
            .setEnc0VocabSize(60)
            .setEnc0TokenEmbeddingDim(16)
            .setEncDim(16)
            .setEpochs(15)
            .setLearningRate(0.01)
            .setTrainingInstanceType("ml.m5.large")
            .setEndpointInstanceType("ml.m5.large");
    Object2VecSageMakerModel model = estimator.fit(pairs(spark, 0, 900));
    try {
      Dataset<Row> heldOut = pairs(spark, 1000, 1300);
      double right =
          model
              .transform(heldOut)
              .select(functions.expr("avg(int(prediction = label))"))
              .first()
              .getDouble(0);
      model.setOutput("in0").transform(heldOut).select("in0", "embeddings").show();
      out.println("accuracy " + right);
    } finally {
      model.deleteResources(spark);
    }
  }

  /** Makes pairs of lists, each of tokens of one of six topics; half of them are of one topic. */
  private static Dataset<Row> pairs(SparkSession spark, int from, int to) {
    return spark
        .range(from, to)
        .selectExpr(
            "id",
            "pmod(hash(id), 6) AS topic",
            "IF(pmod(hash(id, 1), 2) = 0, 0, 1 + pmod(hash(id, 2), 5)) AS shift")
        .selectExpr(
            "int(shift = 0) AS label",
            "transform(sequence(1, 4), at -> 10 * topic + pmod(hash(id, at), 10)) AS in0",
            "transform(sequence(5, 7), at -> 10 * ((topic + shift) % 6) + pmod(hash(id, at), 10))"
                + " AS in1");
  }
}
