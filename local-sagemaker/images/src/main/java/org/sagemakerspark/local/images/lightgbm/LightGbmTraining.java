package org.sagemakerspark.local.images.lightgbm;

import static org.sagemakerspark.local.images.lightgbm.LightGbmLibrary.check;
import static org.sagemakerspark.local.images.lightgbm.LightGbmLibrary.handle;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.script.ScriptInputs;

/** Boosts until the rounds are over or the validation data gets no better. */
final class LightGbmTraining {

  private static final Set<String> OF_SCRIPT =
      Set.of("num_boost_round", "early_stopping_rounds", "metric");

  /** Metrics that are better when they are larger. */
  private static final Set<String> SCORES = Set.of("auc", "average_precision", "auc_mu");

  private static final String LAYOUT = "header=false label_column=0";

  private final ScriptInputs inputs;
  private final ContainerFolder folder;
  private final ContainerLog log;

  LightGbmTraining(ScriptInputs inputs, ContainerFolder folder, ContainerLog log) {
    this.inputs = inputs;
    this.folder = folder;
    this.log = log;
  }

  void run() throws IOException, UserErrorException {
    LightGbmLibrary.load();
    int classes = inputs.classes();
    String metric = metric(classes);
    String options = options(classes, metric);
    SWIGTYPE_p_void training = dataset("training.csv", inputs.training(), options, null);
    try {
      SWIGTYPE_p_void validation =
          dataset("validation.csv", inputs.validation(), options, training);
      try {
        boost(training, validation, options, metric);
      } finally {
        check(lightgbmlib.LGBM_DatasetFree(validation));
      }
    } finally {
      check(lightgbmlib.LGBM_DatasetFree(training));
    }
  }

  private void boost(
      SWIGTYPE_p_void training, SWIGTYPE_p_void validation, String options, String metric) {
    SWIGTYPE_p_void booster =
        handle(made -> lightgbmlib.LGBM_BoosterCreate(training, options, made));
    try {
      check(lightgbmlib.LGBM_BoosterAddValidData(booster, validation));
      int best = boost(booster, metric);
      check(
          lightgbmlib.LGBM_BoosterSaveModel(
              booster, 0, best, 0, folder.model().resolve(LightGbmImage.FILE).toString()));
    } finally {
      check(lightgbmlib.LGBM_BoosterFree(booster));
    }
  }

  private int boost(SWIGTYPE_p_void booster, String metric) {
    HyperParameters parameters = inputs.parameters();
    int patience = parameters.integer("early_stopping_rounds");
    int rounds = parameters.integer("num_boost_round");
    SWIGTYPE_p_int isFinished = lightgbmlib.new_intp();
    int best = 0;
    double bestValue = Double.POSITIVE_INFINITY;
    for (int round = 1; round <= rounds; round++) {
      check(lightgbmlib.LGBM_BoosterUpdateOneIter(booster, isFinished));
      double held = value(booster, 1);
      // As LightGBM prints what it evaluates; the service's expressions look for this.
      log.line(
          "["
              + round
              + "]\tval's "
              + metric
              + ": "
              + held
              + "\ttrain's "
              + metric
              + ": "
              + value(booster, 0));
      double loss = SCORES.contains(metric) ? -held : held;
      if (loss < bestValue || best == 0) {
        best = round;
        bestValue = loss;
      }
      boolean isLate = patience > 0 && round - best >= patience;
      if (isLate || lightgbmlib.intp_value(isFinished) != 0) {
        log.info("Stopped after round " + round + "; the best is round " + best);
        break;
      }
    }
    return patience > 0 ? best : 0;
  }

  private static double value(SWIGTYPE_p_void booster, int dataset) {
    SWIGTYPE_p_int count = lightgbmlib.new_intp();
    SWIGTYPE_p_double values = lightgbmlib.new_doubleArray(1);
    check(lightgbmlib.LGBM_BoosterGetEval(booster, dataset, count, values));
    return lightgbmlib.doubleArray_getitem(values, 0);
  }

  private SWIGTYPE_p_void dataset(
      String name, List<String> lines, String options, SWIGTYPE_p_void reference)
      throws IOException {
    Path file = Files.write(folder.scratch().resolve(name), lines);
    return handle(
        made ->
            lightgbmlib.LGBM_DatasetCreateFromFile(
                file.toString(), LAYOUT + " " + options, reference, made));
  }

  private String metric(int classes) {
    String auto =
        inputs.learnsNumbers() ? "rmse" : classes == 2 ? "binary_logloss" : "multi_logloss";
    return inputs.parameters().isAuto("metric") ? auto : inputs.parameters().text("metric");
  }

  private String options(int classes, String metric) throws IOException {
    StringJoiner options = new StringJoiner(" ");
    options.add("metric=" + metric).add("is_provide_training_metric=true");
    if (inputs.learnsNumbers()) {
      options.add("objective=regression");
    } else {
      options.add(classes == 2 ? "objective=binary" : "objective=multiclass num_class=" + classes);
    }
    inputs
        .parameters()
        .all()
        .forEach(
            (name, value) -> {
              if (!OF_SCRIPT.contains(name)) {
                options.add(name + "=" + value.toLowerCase(Locale.ROOT));
              }
            });
    return options.toString();
  }
}
