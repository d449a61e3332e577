package org.sagemakerspark.model;

import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.LabelUse;

/**
 * Scores rows on an endpoint of any image. {@link
 * #setRequestRowSerializer(org.sagemakerspark.codec.RequestRowSerializer) The serializer} and
 * {@link #setResponseRowDeserializer(org.sagemakerspark.codec.ResponseRowDeserializer) the
 * deserializer} say what the image takes and answers.
 */
public class SageMakerModel extends AlgorithmModel<SageMakerModel> {

  private static final long serialVersionUID = 1L;

  /**
   * An algorithm of which nothing is known. Every instance gets all training data, which is right
   * for every image; those that take shares have to be told apart by their users.
   */
  public static final Algorithm ANY =
      Algorithm.named("sagemaker")
          .training("application/x-recordio-protobuf", LabelUse.OPTIONAL, "FullyReplicated")
          .channel("validation", "FullyReplicated")
          .weights("csv")
          .weights("libsvm")
          .build();

  /** Creates the model with a random uid. */
  public SageMakerModel() {
    this(Identifiable.randomUID("SageMakerModel"));
  }

  /** Creates the model with the given uid. */
  public SageMakerModel(String uid) {
    super(uid, ANY);
  }

  /** Returns a reader of saved models. */
  public static MLReader<SageMakerModel> read() {
    return new DefaultParamsReadable<SageMakerModel>() {}.read();
  }

  /** Reads a model that was saved at a path. */
  public static SageMakerModel load(String path) {
    return read().load(path);
  }
}
