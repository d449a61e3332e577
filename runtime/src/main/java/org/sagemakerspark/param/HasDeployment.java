package org.sagemakerspark.param;

import java.util.Optional;
import org.apache.spark.ml.param.Param;

/**
 * Where the model is trained, stored and hosted.
 *
 * @param <S> the stage's own class, which setters return
 */
public interface HasDeployment<S> extends HasParamSet<S> {

  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string("trainingJobName", "Name of the training job that made the model.");
    set.string(
        "modelDataS3Uri", "S3 location of the model artifact (PrimaryContainer.ModelDataUrl).");
    set.string("endpointName", "Name of the endpoint that scores.");
    set.string(
        "createdResources",
        "What was created on behalf of this model and is deleted with it, as a JSON list of {kind, name}.");
    set.defaultOf("createdResources", "[]");
  }

  /** Name of the training job that made the model. */
  default Param<String> trainingJobName() {
    return paramSet().get("trainingJobName");
  }

  /** Returns {@link #trainingJobName()}; empty when it is unset. */
  default Optional<String> getTrainingJobName() {
    return paramSet().optional("trainingJobName");
  }

  /** Sets {@link #trainingJobName()}. */
  default S setTrainingJobName(String value) {
    return with(trainingJobName(), value);
  }

  /** S3 location of the model artifact (PrimaryContainer.ModelDataUrl). */
  default Param<String> modelDataS3Uri() {
    return paramSet().get("modelDataS3Uri");
  }

  /** Returns {@link #modelDataS3Uri()}; empty when it is unset. */
  default Optional<String> getModelDataS3Uri() {
    return paramSet().optional("modelDataS3Uri");
  }

  /** Sets {@link #modelDataS3Uri()}. */
  default S setModelDataS3Uri(String value) {
    return with(modelDataS3Uri(), value);
  }

  /** Name of the endpoint that scores. */
  default Param<String> endpointName() {
    return paramSet().get("endpointName");
  }

  /** Returns {@link #endpointName()}; empty when it is unset. */
  default Optional<String> getEndpointName() {
    return paramSet().optional("endpointName");
  }

  /** Sets {@link #endpointName()}. */
  default S setEndpointName(String value) {
    return with(endpointName(), value);
  }

  /**
   * What was created on behalf of this model and is deleted with it, as a JSON list of {kind,
   * name}.
   */
  default Param<String> createdResources() {
    return paramSet().get("createdResources");
  }

  /** Returns {@link #createdResources()}. */
  default String getCreatedResources() {
    return getOrDefault(createdResources());
  }

  /** Sets {@link #createdResources()}. */
  default S setCreatedResources(String value) {
    return with(createdResources(), value);
  }
}
