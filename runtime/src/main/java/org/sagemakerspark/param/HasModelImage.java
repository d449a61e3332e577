package org.sagemakerspark.param;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.param.Param;

/**
 * Which image serves a model.
 *
 * @param <S> the stage's own class, which setters return
 */
public interface HasModelImage<S> extends HasParamSet<S> {

  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    stage
        .paramSet()
        .string(
            "modelImage",
            "URI of the inference image (PrimaryContainer.Image), or a JSON object of URIs by"
                + " region. When unset: the training image.");
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
    return paramSet().optional("modelImage");
  }

  /** Sets {@link #modelImage()}. */
  default S setModelImage(String value) {
    return with(modelImage(), value);
  }

  /** Sets {@link #modelImage()} to URIs by region. */
  default S setModelImage(Map<String, String> byRegion) {
    return with(modelImage(), JsonMap.of(byRegion));
  }
}
