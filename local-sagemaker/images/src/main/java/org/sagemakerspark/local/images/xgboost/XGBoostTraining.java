package org.sagemakerspark.local.images.xgboost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.RowFormat;

/**
 * Boosts round by round. XGBoost's own hyperparameters go to it as they are. Each round's metrics
 * are logged as the image's log has them, where a tab is {@code #011}.
 */
final class XGBoostTraining {

  /** What the image itself takes, and XGBoost does not know. */
  private static final Set<String> OF_THE_IMAGE =
      Set.of("num_round", "csv_weights", "early_stopping_rounds", "eval_metric", "tree_method");

  private static final String[] WITHOUT_EFFECT = {
    "_kfold",
    "_nfold",
    "_num_cv_round",
    "aft_loss_distribution",
    "deterministic_histogram",
    "dsplit",
    "predictor",
    "prob_buffer_row",
    "save_model_on_termination",
    "silent",
    "single_precision_histogram",
    "sketch_eps",
    "updater",
    "use_dask_gpu_training"
  };

  /** Metrics that the image computes itself, beside the library. */
  private static final Set<String> NOT_IN_THE_LIBRARY =
      Set.of(
          "accuracy",
          "balanced_accuracy",
          "f1",
          "f1_binary",
          "f1_macro",
          "mse",
          "precision",
          "precision_macro",
          "precision_micro",
          "r2",
          "recall",
          "recall_macro",
          "recall_micro");

  private static final Set<String> MAXIMISED = Set.of("auc", "aucpr", "map", "ndcg", "pre");

  private final XGBoostVersion version;
  private final ContainerFolder folder;
  private final ContainerLog log;
  private final HyperParameters parameters;

  XGBoostTraining(XGBoostVersion version, ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    this.version = version;
    this.folder = folder;
    this.log = log;
    this.parameters = HyperParameterSchema.of(XGBoostImage.NAME).check(folder.hyperParameters());
  }

  void run() throws IOException, UserErrorException {
    try {
      train();
    } catch (XGBoostError e) {
      throw new UserErrorException("XGBoost: " + firstLine(e));
    }
  }

  /** What follows is the stack of the native library. */
  static String firstLine(XGBoostError e) {
    return e.getMessage().strip().split("\n\\s*\n|\nStack trace", 2)[0];
  }

  private void train() throws IOException, UserErrorException, XGBoostError {
    parameters.warnIfGiven(log, WITHOUT_EFFECT);
    if (parameters.text("objective").startsWith("multi:") && !parameters.isGiven("num_class")) {
      throw new UserErrorException(
          "Require input for parameter 'num_class' for multi-classification");
    }
    TrainingMatrices matrices = new TrainingMatrices(version, parameters.flag("csv_weights"));
    Map<String, DMatrix> watches = new LinkedHashMap<>();
    Set<RowFormat> formats = version.trainingFormats();
    watches.put("train", matrices.read(Dataset.required(folder, "train", formats), folder));
    Optional<Dataset> validation = Dataset.optional(folder, "validation", formats);
    if (validation.isPresent()) {
      watches.put("validation", matrices.read(validation.get(), folder));
    }
    for (Map.Entry<String, DMatrix> each : watches.entrySet()) {
      log.info("The channel " + each.getKey() + " has " + each.getValue().rowNum() + " rows");
    }
    boost(watches).saveModel(folder.model().resolve(XGBoostImage.FILE).toString());
  }

  private Booster boost(Map<String, DMatrix> watches) throws XGBoostError {
    DMatrix train = watches.get("train");
    DMatrix[] matrices = watches.values().toArray(new DMatrix[0]);
    String[] names = watches.keySet().toArray(new String[0]);
    Booster booster =
        XGBoost.train(train, boosterParameters(), 0, new LinkedHashMap<>(), null, null);
    List<String> metrics = metrics();
    for (String metric : metrics) {
      booster.setParam("eval_metric", metric);
    }
    EarlyStop stop = earlyStop(metrics);
    int rounds = parameters.integer("num_round");
    for (int round = 0; round < rounds; round++) {
      booster.update(train, round);
      String line = booster.evalSet(matrices, names, round);
      log.line(line.strip().replace("\t", "#011"));
      if (stop.isReached(line)) {
        log.info("Stopping. The last metric has not improved for " + stop.patience() + " rounds");
        break;
      }
    }
    return booster;
  }

  private EarlyStop earlyStop(List<String> metrics) {
    if (!parameters.isGiven("early_stopping_rounds")) {
      return new EarlyStop(Integer.MAX_VALUE, 1);
    }
    String last = metrics.isEmpty() ? "" : metrics.get(metrics.size() - 1);
    boolean maximised = MAXIMISED.contains(last.replaceFirst("@.*", ""));
    return new EarlyStop(parameters.integer("early_stopping_rounds"), maximised ? -1 : 1);
  }

  private List<String> metrics() {
    String given = parameters.text("eval_metric");
    List<String> known = new ArrayList<>();
    for (String metric : given == null ? new String[0] : given.split("\\s*,\\s*", -1)) {
      if (NOT_IN_THE_LIBRARY.contains(metric)) {
        log.warning("eval_metric " + metric + " is not available in the embedded SageMaker");
      } else {
        known.add(metric);
      }
    }
    return known;
  }

  private Map<String, Object> boosterParameters() {
    Set<String> left = Set.of(WITHOUT_EFFECT);
    Map<String, Object> result = new LinkedHashMap<>();
    parameters.given().stream()
        .sorted()
        .filter(name -> !name.startsWith("_"))
        .filter(name -> !OF_THE_IMAGE.contains(name) && !left.contains(name))
        .forEach(name -> result.put(name, parameters.text(name)));
    result.putIfAbsent("objective", parameters.text("objective"));
    if (result.get("objective").equals("reg:linear")) {
      result.put("objective", "reg:squarederror");
    }
    if (parameters.isGiven("tree_method")) {
      result.put("tree_method", treeMethod());
    }
    result.putIfAbsent("nthread", "2");
    result.putIfAbsent("verbosity", "1");
    return result;
  }

  private String treeMethod() {
    String method = parameters.text("tree_method");
    if (method.equals("gpu_hist")) {
      log.warning("tree_method gpu_hist: the embedded SageMaker has no GPU and uses hist");
      return "hist";
    }
    return method;
  }
}
