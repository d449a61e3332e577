package org.sagemakerspark.param;

import org.apache.spark.ml.param.Param;

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
    set.defaultOf("featuresCol", "features");
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
}
