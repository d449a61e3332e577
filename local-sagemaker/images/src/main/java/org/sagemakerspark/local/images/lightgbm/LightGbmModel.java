package org.sagemakerspark.local.images.lightgbm;

import static org.sagemakerspark.local.images.lightgbm.LightGbmLibrary.check;
import static org.sagemakerspark.local.images.lightgbm.LightGbmLibrary.handle;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.script.ScriptAnswer;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.serving.RowPredictor;

/**
 * Answers as JumpStart's script does (js_inference_code/inference.py beside the training script):
 * CSV in, and one JSON object out that has a list of all rows.
 */
final class LightGbmModel implements RowPredictor {

  private static final int ROW_MAJOR = 1;

  private final SWIGTYPE_p_void booster;
  private final int features;
  private final int outputs;
  private final boolean predictsNumbers;

  private LightGbmModel(
      SWIGTYPE_p_void booster, int features, int outputs, boolean predictsNumbers) {
    this.booster = booster;
    this.features = features;
    this.outputs = outputs;
    this.predictsNumbers = predictsNumbers;
  }

  static LightGbmModel read(Path file) throws IOException {
    boolean predictsNumbers;
    try (var lines = Files.lines(file)) {
      predictsNumbers = lines.anyMatch(line -> line.startsWith("objective=regression"));
    }
    LightGbmLibrary.load();
    SWIGTYPE_p_int count = lightgbmlib.new_intp();
    SWIGTYPE_p_void booster =
        handle(made -> lightgbmlib.LGBM_BoosterCreateFromModelfile(file.toString(), count, made));
    check(lightgbmlib.LGBM_BoosterGetNumFeature(booster, count));
    int features = lightgbmlib.intp_value(count);
    check(lightgbmlib.LGBM_BoosterGetNumClasses(booster, count));
    return new LightGbmModel(booster, features, lightgbmlib.intp_value(count), predictsNumbers);
  }

  @Override
  public Formats formats() {
    return ScriptAnswer.FORMATS;
  }

  @Override
  public List<Field> fields() {
    return List.of(ScriptAnswer.field(predictsNumbers));
  }

  @Override
  public int featureCount() {
    return features;
  }

  @Override
  public String objection(Example row) {
    return row.size() == features
        ? ""
        : "has " + row.size() + " features, but the model was trained on " + features;
  }

  /** One at a time: the library's booster is shared by all requests. */
  @Override
  public synchronized float[][] predict(Example row) {
    SWIGTYPE_p_double values = lightgbmlib.new_doubleArray(features);
    SWIGTYPE_p_double answer = lightgbmlib.new_doubleArray(outputs);
    SWIGTYPE_p_long_long count = lightgbmlib.new_int64_tp();
    try {
      float[] dense = row.toDense();
      for (int i = 0; i < features; i++) {
        lightgbmlib.doubleArray_setitem(values, i, dense[i]);
      }
      check(
          lightgbmlib.LGBM_BoosterPredictForMat(
              booster,
              lightgbmlib.double_to_voidp_ptr(values),
              lightgbmlibConstants.C_API_DTYPE_FLOAT64,
              1,
              features,
              ROW_MAJOR,
              lightgbmlibConstants.C_API_PREDICT_NORMAL,
              0,
              -1,
              "",
              count,
              answer));
      float[] outcome = new float[outputs];
      for (int i = 0; i < outputs; i++) {
        outcome[i] = (float) lightgbmlib.doubleArray_getitem(answer, i);
      }
      boolean isOfClassOne = !predictsNumbers && outputs == 1;
      return new float[][] {isOfClassOne ? new float[] {1 - outcome[0], outcome[0]} : outcome};
    } finally {
      lightgbmlib.delete_doubleArray(values);
      lightgbmlib.delete_doubleArray(answer);
      lightgbmlib.delete_int64_tp(count);
    }
  }

  @Override
  public byte[] answer(ResponseFormat format, List<Example> rows) {
    return ScriptAnswer.json(predictsNumbers, predict(rows));
  }
}
