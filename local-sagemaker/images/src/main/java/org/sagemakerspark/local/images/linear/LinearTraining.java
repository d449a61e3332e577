package org.sagemakerspark.local.images.linear;

import java.io.IOException;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Row;
import org.sagemakerspark.artifacts.LinearModel;
import org.sagemakerspark.artifacts.LinearModel.PredictorType;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.spark.SparkEngine;

/**
 * Trains with Spark MLlib's logistic or linear regression. An epoch is one L-BFGS iteration: both
 * read the data once. {@code wd} is the L2 and {@code l1} the L1 regularisation; {@code
 * normalize_data} standardises the features before they are regularised.
 */
final class LinearTraining {

  private static final String[] WITHOUT_EFFECT = {
    "beta_1",
    "beta_2",
    "bias_lr_mult",
    "bias_wd_mult",
    "binary_classifier_model_selection_criteria",
    "early_stopping_patience",
    "init_bias",
    "init_method",
    "init_scale",
    "init_sigma",
    "learning_rate",
    "loss_insensitivity",
    "lr_scheduler_factor",
    "lr_scheduler_minimum_lr",
    "lr_scheduler_step",
    "margin",
    "mini_batch_size",
    "momentum",
    "normalize_label",
    "num_calibration_samples",
    "num_models",
    "num_point_for_scaler",
    "optimizer",
    "quantile",
    "target_precision",
    "target_recall",
    "unbias_data",
    "unbias_label",
    "use_lr_scheduler"
  };

  private static final Map<PredictorType, String> USUAL_LOSS =
      Map.of(
          PredictorType.BINARY_CLASSIFIER, "logistic",
          PredictorType.MULTICLASS_CLASSIFIER, "softmax_loss",
          PredictorType.REGRESSOR, "squared_loss");

  private final ContainerFolder folder;
  private final ContainerLog log;
  private final HyperParameters parameters;
  private final PredictorType type;
  private final String loss;

  /** MLlib's huber loss needs more than 1. */
  private static final double LEAST_HUBER = 1.0001;

  LinearTraining(
      ContainerFolder folder, ContainerLog log, HyperParameters parameters, PredictorType type)
      throws UserErrorException {
    this.folder = folder;
    this.log = log;
    this.parameters = parameters;
    this.type = type;
    parameters.warnIfGiven(log, WITHOUT_EFFECT);
    loss = parameters.isAuto("loss") ? USUAL_LOSS.get(type) : parameters.text("loss");
    boolean huber = type == PredictorType.REGRESSOR && loss.equals("huber_loss");
    if (!huber && !loss.equals(USUAL_LOSS.get(type))) {
      throw new UserErrorException(
          "The loss '"
              + loss
              + "' is not available for "
              + parameters.text("predictor_type")
              + " in the embedded SageMaker; use auto or "
              + USUAL_LOSS.get(type)
              + (type == PredictorType.REGRESSOR ? " or huber_loss." : "."));
    }
  }

  LinearModel run(Dataset train, int classes) throws IOException {
    try (SparkEngine spark = SparkEngine.start(folder)) {
      JavaRDD<Example> rows = spark.rows(train);
      return type == PredictorType.REGRESSOR
          ? regressor(spark.table(rows))
          : classifier(spark.table(weighted(rows, classes)));
    }
  }

  /** Gives rare classes more weight, as far as the hyperparameters ask for it. */
  private JavaRDD<Example> weighted(JavaRDD<Example> rows, int classes) {
    float[] weights = new float[classes];
    String positive = parameters.text("positive_example_weight_mult");
    boolean balanced =
        type == PredictorType.BINARY_CLASSIFIER
            ? positive.matches("balanced|auto")
            : parameters.flag("balance_multiclass_weights");
    if (balanced) {
      Map<Integer, Long> counts = rows.map(row -> (int) row.label()).countByValue();
      double all = counts.values().stream().mapToLong(Long::longValue).sum();
      for (int i = 0; i < classes; i++) {
        weights[i] = (float) (all / classes / counts.getOrDefault(i, 1L));
      }
    } else {
      java.util.Arrays.fill(weights, 1);
      if (type == PredictorType.BINARY_CLASSIFIER) {
        weights[1] = Float.parseFloat(positive);
      }
    }
    return rows.map(row -> row.withWeight(weights[(int) row.label()]));
  }

  private LinearModel classifier(org.apache.spark.sql.Dataset<Row> table) {
    LogisticRegressionModel model =
        new LogisticRegression()
            .setWeightCol("weight")
            .setFamily(type == PredictorType.BINARY_CLASSIFIER ? "binomial" : "multinomial")
            .setMaxIter(parameters.integer("epochs"))
            .setTol(parameters.number("early_stopping_tolerance") / 1000)
            .setFitIntercept(parameters.flag("use_bias"))
            .setStandardization(parameters.flag("normalize_data", true))
            .setRegParam(regularisation())
            .setElasticNetParam(elasticNet())
            .fit(table);
    log.lossOfEpochs("train", "objective_loss", model.summary().objectiveHistory());
    Matrix coefficients = model.coefficientMatrix();
    float[][] weights = new float[coefficients.numRows()][coefficients.numCols()];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights[i].length; j++) {
        weights[i][j] = (float) coefficients.apply(i, j);
      }
    }
    return new LinearModel(type, weights, SparkEngine.floats(model.interceptVector().toArray()));
  }

  private LinearModel regressor(org.apache.spark.sql.Dataset<Row> table) {
    LinearRegression regression =
        new LinearRegression()
            .setWeightCol("weight")
            .setMaxIter(Math.max(parameters.integer("epochs"), 1))
            .setTol(parameters.number("early_stopping_tolerance") / 1000)
            .setFitIntercept(parameters.flag("use_bias"))
            .setStandardization(parameters.flag("normalize_data", true))
            .setRegParam(regularisation())
            .setElasticNetParam(elasticNet());
    if (loss.equals("huber_loss")) {
      regression
          .setLoss("huber")
          .setElasticNetParam(0)
          .setEpsilon(Math.max(LEAST_HUBER, parameters.number("huber_delta")));
    }
    LinearRegressionModel model = regression.fit(table);
    log.lossOfEpochs("train", "objective_loss", model.summary().objectiveHistory());
    return new LinearModel(
        type,
        new float[][] {SparkEngine.floats(model.coefficients().toArray())},
        new float[] {(float) model.intercept()});
  }

  private double regularisation() {
    return parameters.number("wd", 0) + parameters.number("l1", 0);
  }

  private double elasticNet() {
    return regularisation() == 0 ? 0 : parameters.number("l1", 0) / regularisation();
  }
}
