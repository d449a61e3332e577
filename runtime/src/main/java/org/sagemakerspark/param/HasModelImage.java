package org.sagemakerspark.param;

import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.JsonMap;

/**
 * Which image serves a model.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasModelImage<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string(
        "modelImage",
        "URI of the inference image (PrimaryContainer.Image), or a JSON object of URIs by "
            + "region. When unset: the training image.");
  }

  /**
   * URI of the inference image (PrimaryContainer.Image), or a JSON object of URIs by region. When
   * unset: the training image.
   */
  default Param<String> modelImage() {
    return paramSet().get("modelImage");
  }

  /** Returns {@link #modelImage()}; empty when it is unset. */
  default Optional<String> getModelImage() {
    return optional(modelImage());
  }

  /** Sets {@link #modelImage()}. */
  default S setModelImage(String value) {
    return with(modelImage(), value);
  }

  /** Sets {@link #modelImage()} to URIs by region. */
  default S setModelImage(Map<String, String> value) {
    return with(modelImage(), JsonMap.of(value));
  }
}
