package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.AutoGluonClassifier;
import org.sagemakerspark.algorithms.CatBoostClassifier;
import org.sagemakerspark.algorithms.LightGBMClassifier;
import org.sagemakerspark.algorithms.TabTransformerClassifier;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.model.AlgorithmModel;

/**
 * Tells which plan a customer chooses with LightGBM, CatBoost, TabTransformer and AutoGluon, whose
 * images run a script of JumpStart.
 *
 * <p>The embedded SageMaker trains the first two. Its images of the other two check what they are
 * given and do not learn: they answer with the share of each plan.
 */
final class TablesByScripts implements Example {

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    Dataset<Row> customers = customers(spark);
    Dataset<Row> known = customers.filter("id < 1200");
    Dataset<Row> others = customers.filter("id >= 1200");
    double mostFrequent =
        others.groupBy("label").count().agg(expr("max(count) / sum(count)")).first().getDouble(0);
    try (Uploads uploads = new Uploads(spark)) {
      for (AlgorithmEstimator<?, ?> estimator : estimators(uploads)) {
        estimator
            .setFeaturesCols("age", "visits", "spending")
            .setTrainingInstanceType("ml.m5.xlarge")
            .setEndpointInstanceType("ml.m5.large");
        AlgorithmModel<?> model = estimator.fit(known);
        try {
          Dataset<Row> scored = model.transform(others).cache();
          scored.select("age", "visits", "spending", "label", "probability").show(5);
          String name = estimator.algorithm().name();
          double right = scored.select(expr("avg(int(prediction = label))")).first().getDouble(0);
          if (right > mostFrequent) {
            out.println("accuracy " + right + " of " + name);
          } else {
            // No better than a guess. There may be a probability of each plan all the same.
            long formed =
                scored
                    .withColumn("each", functions.vector_to_array(col("probability"), "float64"))
                    .filter("size(each) = 3 AND abs(each[0] + each[1] + each[2] - 1) < 1e-3")
                    .count();
            out.println(Example.form(formed / (double) scored.count(), name));
          }
        } finally {
          model.deleteResources(spark);
        }
      }
    }
  }

  /**
   * Sets the four up. On AWS, JumpStart's SDK tells the URIs: {@code image_uris.retrieve} those of
   * images, {@code script_uris.retrieve} that of the archive with the script, and {@code
   * model_uris.retrieve} that of the model to start from. The library knows AutoGluon's image.
   *
   * <p>The embedded SageMaker runs no script. It only looks whether there is "classification" or
   * "regression" in its URI, and whether there is a model to start from.
   */
  private static List<AlgorithmEstimator<?, ?>> estimators(Uploads uploads) {
    String script = uploads.put("classification/sourcedir.tar.gz", new byte[1]);
    uploads.put("model/model.tar.gz", new byte[1]);
    Map<String, String> model = Map.of("model", uploads.uri("model/"));
    return List.of(
        new LightGBMClassifier()
            .setTrainingImage(image("lightgbm"))
            .setModelImage(image("lightgbm"))
            .setSagemakerSubmitDirectory(script)
            .setExtraChannels(model)
            .setNumLeaves(15),
        new CatBoostClassifier()
            .setTrainingImage(image("catboost"))
            .setModelImage(image("catboost"))
            .setSagemakerSubmitDirectory(script)
            .setExtraChannels(model)
            .setIterations(60)
            .setLearningRate(0.3)
            .setDepth(4),
        new TabTransformerClassifier()
            .setTrainingImage(image("tabtransformer"))
            .setModelImage(image("tabtransformer"))
            .setSagemakerSubmitDirectory(script)
            .setExtraChannels(model)
            .setNEpochs(10),
        new AutoGluonClassifier()
            .setSagemakerSubmitDirectory(script)
            .setExtraChannels(model)
            .setEvalMetric("accuracy"));
  }

  private static String image(String repository) {
    return "123456789012.dkr.ecr.us-east-1.amazonaws.com/" + repository + ":1";
  }

  /** Makes customers; no line parts those of one plan from the others. */
  private static Dataset<Row> customers(SparkSession spark) {
    return spark
        .range(1500)
        .withColumn("age", expr("18 + pmod(hash(id), 60)"))
        .withColumn("visits", expr("pmod(hash(id, 1), 30)"))
        .withColumn("spending", expr("pmod(hash(id, 2), 500)"))
        .withColumn(
            "label",
            expr(
                "CASE WHEN visits < 10 THEN 0 WHEN (age < 48) = (spending < 250) THEN 1 ELSE 2 END"));
  }
}
