package org.sagemakerspark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * A stage whose Params come in groups, each an interface.
 *
 * @param <S> the stage's own class, which setters return
 */
public interface HasParamSet<S> extends Params {

  /** Returns the stage's declared Params. */
  ParamSet paramSet();

  /** Sets a Param and returns the stage, for chained calls. */
  @SuppressWarnings("unchecked")
  default <T> S with(Param<?> param, T value) {
    set((Param<T>) param, value);
    return (S) this;
  }
}
