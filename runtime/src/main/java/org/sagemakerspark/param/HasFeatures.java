package org.sagemakerspark.param;

import org.apache.spark.ml.param.Param;
import org.sagemakerspark.codec.FeatureRules;
import org.sagemakerspark.codec.FeatureStorage;
import org.sagemakerspark.codec.Missing;

/**
 * Which column holds what the algorithm reads.
 *
 * @param <S> the stage's own class, which setters return
 */
public interface HasFeatures<S> extends HasParamSet<S> {

  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string(
        "featuresCol",
        "Name of the column with the features: an ml or mllib vector, or an array of numbers.");
    set.oneOf(
        "missing",
        "What a feature that is NaN means: refuse, a row that has one is refused; or nan, the value is missing, which the image has to know (XGBoost does).",
        "refuse",
        "nan");
    set.oneOf(
        "featureStorage",
        "How features are stored in training data and in requests: dense, every number is written, the zeros too; sparse, zeros are left out, but for those that a sparse vector stores, and are missing where missing is nan; or auto. Auto leaves each row as Spark stores it, unless missing is nan: then a fit makes all rows dense if there is any dense one, and the model remembers it.",
        "auto",
        "dense",
        "sparse");
    set.defaultOf("featuresCol", "features");
    set.defaultOf("missing", "refuse");
    set.defaultOf("featureStorage", "auto");
  }

  /** Returns what is written for zeros and NaN. */
  default FeatureRules featureRules() {
    return new FeatureRules(
        FeatureStorage.ofWord(getFeatureStorage()), Missing.ofWord(getMissing()));
  }

  /** Name of the column with the features: an ml or mllib vector, or an array of numbers. */
  default Param<String> featuresCol() {
    return paramSet().get("featuresCol");
  }

  /** Returns {@link #featuresCol()}. */
  default String getFeaturesCol() {
    return getOrDefault(featuresCol());
  }

  /** Sets {@link #featuresCol()}. */
  default S setFeaturesCol(String value) {
    return with(featuresCol(), value);
  }

  /**
   * What a feature that is NaN means: {@code refuse}, a row that has one is refused; or {@code
   * nan}, the value is missing, which the image has to know (XGBoost does).
   */
  default Param<String> missing() {
    return paramSet().get("missing");
  }

  /** Returns {@link #missing()}. */
  default String getMissing() {
    return getOrDefault(missing());
  }

  /** Sets {@link #missing()}. */
  default S setMissing(String value) {
    return with(missing(), value);
  }

  /**
   * How features are stored in training data and in requests: {@code dense}, every number is
   * written, the zeros too; {@code sparse}, zeros are left out, but for those that a sparse vector
   * stores, and are missing where {@code missing} is {@code nan}; or {@code auto}. Auto leaves each
   * row as Spark stores it, unless {@code missing} is {@code nan}: then a fit makes all rows dense
   * if there is any dense one, and the model remembers it.
   */
  default Param<String> featureStorage() {
    return paramSet().get("featureStorage");
  }

  /** Returns {@link #featureStorage()}. */
  default String getFeatureStorage() {
    return getOrDefault(featureStorage());
  }

  /** Sets {@link #featureStorage()}. */
  default S setFeatureStorage(String value) {
    return with(featureStorage(), value);
  }
}
