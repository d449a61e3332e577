package org.sagemakerspark.processor.naming;

import java.util.List;

/** The classes of the runtime and of Spark that the processor asks about. */
public final class RuntimeNames {
  public static final String ANNOTATION = "org.sagemakerspark.annotation.SageMakerAlgorithm";
  public static final String ANNOTATIONS = "org.sagemakerspark.annotation.SageMakerAlgorithms";

  /** What generated stages inherit from. */
  public static final List<String> BASES =
      List.of(
          "org.sagemakerspark.estimator.AlgorithmEstimator",
          "org.sagemakerspark.param.HasWeight",
          "org.sagemakerspark.param.HasGroup",
          "org.sagemakerspark.model.AlgorithmModel");

  /** What Spark Connect finds estimators by. */
  public static final String ESTIMATOR_SERVICE = "org.apache.spark.ml.Estimator";

  /** What Spark Connect finds models by. */
  public static final String TRANSFORMER_SERVICE = "org.apache.spark.ml.Transformer";

  /** What a class that makes requests implements. */
  public static final String REQUEST_SERIALIZER = "org.sagemakerspark.codec.RequestRowSerializer";

  /** What a class that reads answers implements. */
  public static final String RESPONSE_DESERIALIZER =
      "org.sagemakerspark.codec.ResponseRowDeserializer";

  private RuntimeNames() {}
}
