package org.sagemakerspark.param;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * Which column holds what the algorithm reads, and what zeros and NaN in it mean.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasFeatures<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string(
        "featuresCol",
        "Name of the column with the features: an ml or mllib vector, or an array of "
            + "numbers.");
    set.strings(
        "featuresCols",
        "Names of numeric columns that are the features, in this order, where no one "
            + "column holds them. When unset: featuresCol.");
    set.oneOf(
        "missing",
        "What a feature that is NaN means: refuse (a row that has one is refused) or nan "
            + "(the value is missing, which the image has to know; XGBoost does).",
        "refuse",
        "nan");
    set.oneOf(
        "featureStorage",
        "How features are stored in training data and in requests: auto (each row as "
            + "Spark stores it, unless missing is nan: then a fit makes all rows dense if there "
            + "is any dense one, and the model remembers it), dense (every number is written, "
            + "the zeros too) or sparse (zeros are left out, but for those that a sparse vector "
            + "stores, and are missing where missing is nan).",
        "auto",
        "dense",
        "sparse");
    set.defaultOf("featuresCol", "features");
    set.defaultOf("missing", "refuse");
    set.defaultOf("featureStorage", "auto");
  }

  /**
   * Name of the column with the features: an ml or mllib vector, or an array of numbers. Default:
   * features.
   */
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
   * Names of numeric columns that are the features, in this order, where no one column holds them.
   * When unset: featuresCol.
   */
  default StringArrayParam featuresCols() {
    return paramSet().get("featuresCols");
  }

  /** Returns {@link #featuresCols()}; empty when it is unset. */
  default Optional<String[]> getFeaturesCols() {
    return optional(featuresCols());
  }

  /** Sets {@link #featuresCols()}. */
  default S setFeaturesCols(String... value) {
    return with(featuresCols(), value);
  }

  /**
   * What a feature that is NaN means: refuse (a row that has one is refused) or nan (the value is
   * missing, which the image has to know; XGBoost does). Default: refuse.
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
   * How features are stored in training data and in requests: auto (each row as Spark stores it,
   * unless missing is nan: then a fit makes all rows dense if there is any dense one, and the model
   * remembers it), dense (every number is written, the zeros too) or sparse (zeros are left out,
   * but for those that a sparse vector stores, and are missing where missing is nan). Default:
   * auto.
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
