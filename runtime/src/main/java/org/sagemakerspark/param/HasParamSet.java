package org.sagemakerspark.param;

import java.util.Optional;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.sagemakerspark.value.ValueCheck;
import org.sagemakerspark.value.WireForm;

/**
 * A stage whose Params come in groups, each an interface.
 *
 * @param <S> the stage's own class, which setters return
 */
public interface HasParamSet<S> extends Params {

  /** Returns the stage's declared Params. */
  ParamSet paramSet();

  /** Returns the value of a Param, or its default; empty when it has neither. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  default <T> Optional<T> optional(Param<?> param) {
    return isDefined(param) ? Optional.of(getOrDefault((Param<T>) param)) : Optional.empty();
  }

  /** Returns how messages call the stage: by its uid, unless that is another stage's, too. */
  default String nameInMessages() {
    return uid();
  }

  /**
   * Sets a Param and returns the stage, for chained calls.
   *
   * @throws IllegalArgumentException when the Param does not take the value, as none takes null
   */
  @SuppressWarnings("unchecked")
  default <T> S with(Param<?> param, T value) {
    if (value == null) {
      throw new IllegalArgumentException(
          nameInMessages()
              + ": "
              + param.name()
              + " = null is not allowed; clear("
              + param.name()
              + "()) unsets it");
    }
    try {
      set((Param<T>) param, value);
    } catch (IllegalArgumentException e) {
      // Spark's own words do not say what is allowed.
      throw param.isValid() instanceof ValueCheck check
          ? check.problemWith(value).map(problem -> refused(param, value, problem)).orElse(e)
          : e;
    }
    return (S) this;
  }

  private IllegalArgumentException refused(Param<?> param, Object value, String problem) {
    return new IllegalArgumentException(
        nameInMessages() + ": " + describe(param, value) + " is not allowed; " + problem);
  }

  /** Returns a Param and a value that was given for it, for messages. */
  default String describe(Param<?> param, Object value) {
    return param.name() + " = " + WireForm.PLAIN.render(value);
  }
}
