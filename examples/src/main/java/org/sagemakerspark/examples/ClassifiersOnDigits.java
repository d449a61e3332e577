package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.expr;

import java.io.PrintStream;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KNNClassifier;
import org.sagemakerspark.algorithms.LinearLearnerMultiClassClassifier;
import org.sagemakerspark.algorithms.XGBoostSageMakerEstimator;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.model.AlgorithmModel;

/**
 * Reads handwritten digits with Linear Learner, K-Nearest Neighbors and XGBoost, on equal terms.
 */
final class ClassifiersOnDigits implements Example {

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    List<AlgorithmEstimator<?, ?>> estimators =
        List.of(
            new LinearLearnerMultiClassClassifier()
                .setNumClasses(Digits.CLASSES)
                .setFeatureDim(Digits.PIXELS),
            new KNNClassifier().setK(5).setSampleSize(2_000).setFeatureDim(Digits.PIXELS),
            new XGBoostSageMakerEstimator()
                .setObjective("multi:softmax")
                .setNumClass(Digits.CLASSES)
                .setNumRound(10)
                .setColSampleByTree(0.3));
    for (AlgorithmEstimator<?, ?> estimator : estimators) {
      estimator.setTrainingInstanceType("ml.m5.xlarge").setEndpointInstanceType("ml.m5.large");
      AlgorithmModel<?> model = estimator.fit(digits.training(spark));
      try {
        // Whatever the algorithm calls its answers, the class is in the column prediction.
        Dataset<Row> scored = model.transform(digits.heldOut(spark)).cache();
        scored.select("label", "prediction").show(5);
        double right = scored.select(expr("avg(int(prediction = label))")).first().getDouble(0);
        out.println("accuracy " + right + " of " + estimator.algorithm().name());
      } finally {
        model.deleteResources(spark);
      }
    }
  }
}
