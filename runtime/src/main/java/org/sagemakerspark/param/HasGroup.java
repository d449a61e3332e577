package org.sagemakerspark.param;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.Param;

/**
 * Which column says what rows belong together. Estimators whose image learns to rank have it.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasGroup<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string(
        "groupCol",
        "Name of the column that says which rows belong together, such as the results of "
            + "one query: whole numbers, not negative. When unset: nothing is said of it.");
  }

  /**
   * Name of the column that says which rows belong together, such as the results of one query:
   * whole numbers, not negative. When unset: nothing is said of it.
   */
  default Param<String> groupCol() {
    return paramSet().get("groupCol");
  }

  /** Returns {@link #groupCol()}; empty when it is unset. */
  default Optional<String> getGroupCol() {
    return optional(groupCol());
  }

  /** Sets {@link #groupCol()}. */
  default S setGroupCol(String value) {
    return with(groupCol(), value);
  }
}
