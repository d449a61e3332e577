package org.sagemakerspark.param;

import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.Param;

/**
 * Which column holds what a supervised algorithm learns.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasLabel<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string(
        "labelCol",
        "Name of the column with the label, of any numeric type. Algorithms without "
            + "supervision ignore it.");
    set.defaultOf("labelCol", "label");
  }

  /**
   * Name of the column with the label, of any numeric type. Algorithms without supervision ignore
   * it. Default: label.
   */
  default Param<String> labelCol() {
    return paramSet().get("labelCol");
  }

  /** Returns {@link #labelCol()}. */
  default String getLabelCol() {
    return getOrDefault(labelCol());
  }

  /** Sets {@link #labelCol()}. */
  default S setLabelCol(String value) {
    return with(labelCol(), value);
  }
}
