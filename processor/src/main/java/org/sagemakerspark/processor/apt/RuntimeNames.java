package org.sagemakerspark.processor.apt;

/** The classes of the runtime and of Spark that the processor asks the compiler about. */
final class RuntimeNames {
  static final String ANNOTATION = "org.sagemakerspark.annotation.SageMakerAlgorithm";
  static final String ANNOTATIONS = "org.sagemakerspark.annotation.SageMakerAlgorithms";
  static final String ESTIMATOR_BASE = "org.sagemakerspark.estimator.AlgorithmEstimator";
  static final String WEIGHT_BASE = "org.sagemakerspark.param.HasWeight";
  static final String GROUP_BASE = "org.sagemakerspark.param.HasGroup";
  static final String MODEL_BASE = "org.sagemakerspark.model.AlgorithmModel";

  /** What Spark Connect finds estimators by. */
  static final String ESTIMATOR_SERVICE = "org.apache.spark.ml.Estimator";

  /** What Spark Connect finds models by. */
  static final String TRANSFORMER_SERVICE = "org.apache.spark.ml.Transformer";

  private RuntimeNames() {}
}
