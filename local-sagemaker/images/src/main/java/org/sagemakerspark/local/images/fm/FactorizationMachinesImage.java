package org.sagemakerspark.local.images.fm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.classification.FMClassificationModel;
import org.apache.spark.ml.classification.FMClassifier;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.regression.FMRegressionModel;
import org.apache.spark.ml.regression.FMRegressor;
import org.apache.spark.sql.Row;
import org.sagemakerspark.artifacts.FactorizationModel;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.Labels;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.metrics.Classification;
import org.sagemakerspark.local.images.metrics.Regression;
import org.sagemakerspark.local.images.serving.ArtifactPredictor;
import org.sagemakerspark.local.images.serving.Predictor;
import org.sagemakerspark.local.images.serving.Predictor.Formats;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.spark.SparkEngine;

/**
 * Stands in for the factorization machines image: trains with Spark MLlib's AdamW, serves without
 * Spark. A step takes {@code mini_batch_size} rows or all; {@code epochs} is how often the data is
 * gone through, but at least 100 steps are taken. MLlib has one step size and one regularisation:
 * the former is {@code factors_lr} if the job sets it, and MLlib's own otherwise; the latter is
 * {@code factors_wd}.
 */
public final class FactorizationMachinesImage implements AlgorithmImage {

  static final String NAME = "factorization-machines";
  static final String CLASSIFIER = "binary_classifier";

  private static final Set<RowFormat> FORMATS = EnumSet.of(RowFormat.RECORDIO_PROTOBUF);
  private static final long SEED = 20170101L;
  private static final int LEAST_STEPS = 100;
  private static final double USUAL_STEP = 0.1;
  private static final String[] WITHOUT_EFFECT = {
    "batch_metrics_publish_interval",
    "bias_init_method",
    "bias_init_scale",
    "bias_init_sigma",
    "bias_init_value",
    "bias_lr",
    "bias_wd",
    "clip_gradient",
    "eps",
    "factors_init_scale",
    "factors_init_value",
    "linear_init_method",
    "linear_init_scale",
    "linear_init_sigma",
    "linear_init_value",
    "linear_lr",
    "linear_wd",
    "rescale_grad"
  };

  private static final Formats SERVED =
      new Formats(
          EnumSet.of(RequestFormat.JSON, RequestFormat.JSON_LINES, RequestFormat.RECORDIO_PROTOBUF),
          List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES, ResponseFormat.RECORDIO_PROTOBUF),
          "predictions");

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    parameters.warnIfGiven(log, WITHOUT_EFFECT);
    if (!parameters.text("factors_init_method").equals("normal")) {
      log.warning("factors_init_method: the embedded SageMaker begins with normal factors");
    }
    boolean classifier = parameters.text("predictor_type").equals(CLASSIFIER);
    Dataset train = Dataset.required(folder, "train", FORMATS);
    int features = parameters.integer("feature_dim");
    long rows = Labels.check(train, features, classifier ? 2 : 0);
    log.info("Training on " + rows + " rows");
    FactorizationModel model = model(folder, train, parameters, rows);
    model.write(folder.model());
    report(new ArtifactPredictor(model, SERVED), train, log, classifier);
    Optional<Dataset> test = Dataset.optional(folder, "test", FORMATS);
    if (test.isPresent()) {
      Labels.check(test.get(), features, classifier ? 2 : 0);
      report(new ArtifactPredictor(model, SERVED), test.get(), log, classifier);
    }
  }

  private static FactorizationModel model(
      ContainerFolder folder, Dataset train, HyperParameters parameters, long rows)
      throws IOException {
    double batch = Math.min(1, parameters.number("mini_batch_size") / rows);
    int steps = (int) Math.max(LEAST_STEPS, Math.ceil(parameters.integer("epochs") / batch));
    double step = parameters.isGiven("factors_lr") ? parameters.number("factors_lr") : USUAL_STEP;
    try (SparkEngine spark = SparkEngine.start(folder)) {
      var table = spark.table(spark.rows(train));
      return parameters.text("predictor_type").equals(CLASSIFIER)
          ? classifier(table, parameters, batch, steps, step)
          : regressor(table, parameters, batch, steps, step);
    }
  }

  private static FactorizationModel classifier(
      org.apache.spark.sql.Dataset<Row> table,
      HyperParameters parameters,
      double batch,
      int steps,
      double step) {
    FMClassificationModel model =
        new FMClassifier()
            .setFactorSize(parameters.integer("num_factors"))
            .setFitIntercept(parameters.flag("use_bias"))
            .setFitLinear(parameters.flag("use_linear"))
            .setInitStd(parameters.number("factors_init_sigma"))
            .setRegParam(parameters.number("factors_wd"))
            .setMiniBatchFraction(batch)
            .setMaxIter(steps)
            .setStepSize(step)
            .setSeed(SEED)
            .fit(table);
    return new FactorizationModel(
        true,
        (float) model.intercept(),
        SparkEngine.floats(model.linear().toArray()),
        columns(model.factors()));
  }

  private static FactorizationModel regressor(
      org.apache.spark.sql.Dataset<Row> table,
      HyperParameters parameters,
      double batch,
      int steps,
      double step) {
    FMRegressionModel model =
        new FMRegressor()
            .setFactorSize(parameters.integer("num_factors"))
            .setFitIntercept(parameters.flag("use_bias"))
            .setFitLinear(parameters.flag("use_linear"))
            .setInitStd(parameters.number("factors_init_sigma"))
            .setRegParam(parameters.number("factors_wd"))
            .setMiniBatchFraction(batch)
            .setMaxIter(steps)
            .setStepSize(step)
            .setSeed(SEED)
            .fit(table);
    return new FactorizationModel(
        false,
        (float) model.intercept(),
        SparkEngine.floats(model.linear().toArray()),
        columns(model.factors()));
  }

  /** MLlib has a column a factor; here it is a row. */
  private static float[][] columns(Matrix factors) {
    float[][] columns = new float[factors.numCols()][factors.numRows()];
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < columns[i].length; j++) {
        columns[i][j] = (float) factors.apply(j, i);
      }
    }
    return columns;
  }

  private static void report(
      ArtifactPredictor model, Dataset dataset, ContainerLog log, boolean classifier)
      throws IOException, UserErrorException {
    if (!classifier) {
      Regression metrics = new Regression();
      dataset.forEach(
          model.featureCount(), row -> metrics.add(row.label(), model.predict(row)[0][0]));
      metrics.report(log, dataset.channel());
      return;
    }
    Classification metrics = new Classification(2);
    dataset.forEach(
        model.featureCount(),
        row -> {
          float[][] answer = model.predict(row);
          double score = answer[0][0];
          metrics.add((int) row.label(), (int) answer[1][0], new double[] {1 - score, score}, 1);
        });
    metrics.reportBinary(log, dataset.channel(), 1);
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return new ArtifactPredictor(FactorizationModel.read(modelFolder), SERVED);
  }
}
