package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.io.PrintStream;
import java.util.Map;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.LDASageMakerEstimator;
import org.sagemakerspark.algorithms.NTMSageMakerEstimator;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.model.AlgorithmModel;

/** Finds the topics of documents with LDA and with the Neural Topic Model, on equal terms. */
final class TopicsOfDocuments implements Example {

  private static final int TOPICS = 3;

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    Dataset<Row> documents = documents(spark);
    CountVectorizerModel counts =
        new CountVectorizer().setInputCol("words").setOutputCol("features").fit(documents);
    Dataset<Row> rows = counts.transform(documents).cache();
    Dataset<Row> training = rows.filter("id < 400");
    int words = counts.vocabulary().length;
    // Each with the column of its answers.
    Map<AlgorithmEstimator<?, ?>, String> estimators =
        Map.of(
            new LDASageMakerEstimator()
                .setAlpha0(0.1)
                .setMaxIterations(50)
                .setNumTopics(TOPICS)
                .setFeatureDim(words)
                .setMiniBatchSize((int) training.count()),
            "topic_mixture",
            new NTMSageMakerEstimator()
                .setNumTopics(TOPICS)
                .setFeatureDim(words)
                .setMiniBatchSize(40)
                .setOptimizer("adam")
                .setLearningRate(0.01)
                .setNumPatienceEpochs(20),
            "topic_weights");
    estimators.forEach(
        (estimator, weights) -> {
          estimator.setTrainingInstanceType("ml.m5.xlarge").setEndpointInstanceType("ml.m5.large");
          AlgorithmModel<?> model = estimator.fit(training);
          try {
            Dataset<Row> scored = model.transform(rows.filter("id >= 400"));
            Dataset<Row> grouped =
                scored
                    .withColumn("weights", functions.vector_to_array(col(weights), "float64"))
                    .selectExpr(
                        "words",
                        "topic AS label",
                        "array_position(weights, array_max(weights)) AS closest_cluster")
                    .cache();
            grouped.show(5);
            out.println("purity " + Digits.purity(grouped) + " of " + estimator.algorithm().name());
          } finally {
            model.deleteResources(spark);
          }
        });
  }

  /** Makes documents of 20 words, three quarters of them of ten that one topic has. */
  private static Dataset<Row> documents(SparkSession spark) {
    String topic = "IF(pmod(hash(id, at), 4) = 0, pmod(hash(at, id), " + TOPICS + "), topic)";
    String word = "concat('word-', " + topic + ", '-', pmod(hash(id, at, 1), 10))";
    return spark
        .range(500)
        .withColumn("topic", expr("pmod(hash(id), " + TOPICS + ")"))
        .withColumn("words", expr("transform(sequence(1, 20), at -> " + word + ")"));
  }
}
