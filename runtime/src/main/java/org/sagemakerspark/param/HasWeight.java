package org.sagemakerspark.param;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.Param;

/**
 * Which column says how much a row counts. Estimators whose image knows weights have it.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasWeight<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string(
        "weightCol",
        "Name of the column with the weight of a row, of any numeric type. When unset: "
            + "every row weighs the same.");
  }

  /**
   * Name of the column with the weight of a row, of any numeric type. When unset: every row weighs
   * the same.
   */
  default Param<String> weightCol() {
    return paramSet().get("weightCol");
  }

  /** Returns {@link #weightCol()}; empty when it is unset. */
  default Optional<String> getWeightCol() {
    return optional(weightCol());
  }

  /** Sets {@link #weightCol()}. */
  default S setWeightCol(String value) {
    return with(weightCol(), value);
  }
}
