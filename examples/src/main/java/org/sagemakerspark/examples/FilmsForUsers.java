package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.expr;

import java.io.PrintStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.FactorizationMachinesBinaryClassifier;
import org.sagemakerspark.algorithms.FactorizationMachinesBinaryClassifierModel;

/**
 * Tells whether a user likes a film that he has not seen, of what he and others say of other films,
 * with Factorization Machines on SageMaker.
 */
final class FilmsForUsers implements Example {

  private static final int USERS = 40;
  private static final int FILMS = 30;

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    Dataset<Row> opinions = opinions(spark);
    // A row has two ones, for its user and for its film; what they share is learned.
    PipelineModel encoder =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new OneHotEncoder()
                      .setInputCols(new String[] {"user", "film"})
                      .setOutputCols(new String[] {"ofUser", "ofFilm"})
                      .setDropLast(false),
                  new VectorAssembler()
                      .setInputCols(new String[] {"ofUser", "ofFilm"})
                      .setOutputCol("features")
                })
            .fit(opinions);
    FactorizationMachinesBinaryClassifier estimator =
        new FactorizationMachinesBinaryClassifier()
            .setNumFactors(4)
            .setFeatureDim(USERS + FILMS)
            .setEpochs(30)
            .setMiniBatchSize(100)
            .setFactorsLr(0.05)
            .setFactorsInitSigma(0.1)
            .setTrainingInstanceType("ml.m5.large")
            .setEndpointInstanceType("ml.m5.large");
    Dataset<Row> rows = encoder.transform(opinions);
    FactorizationMachinesBinaryClassifierModel model = estimator.fit(rows.filter("seen"));
    try {
      Dataset<Row> scored = model.transform(rows.filter("NOT seen")).cache();
      scored.select("user", "film", "label", "prediction", "probability").show();
      out.println(
          "accuracy " + scored.select(expr("avg(int(prediction = label))")).first().getDouble(0));
    } finally {
      model.deleteResources(spark);
    }
  }

  /** Makes an opinion of each user on each film: users of one taste like films of one kind. */
  private static Dataset<Row> opinions(SparkSession spark) {
    return spark
        .range(USERS * FILMS)
        .selectExpr("int(id / " + FILMS + ") AS user", "int(id % " + FILMS + ") AS film")
        .withColumn("label", expr("double(user % 2 = film % 2)"))
        .withColumn("seen", expr("pmod(hash(user, film), 4) > 0"));
  }
}
