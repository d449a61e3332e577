package org.sagemakerspark.model;

import java.util.List;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.LabelUse;
import org.sagemakerspark.stage.StageReader;

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
          .groups("libsvm", List.of())
          .build();

  /** Creates the model with a random uid. */
  public SageMakerModel() {
    this(Identifiable.randomUID("SageMakerModel"));
  }

  /** Creates the model with the given uid. */
  public SageMakerModel(String uid) {
    super(uid, ANY);
  }

  /**
   * Returns a model that scores on an endpoint that is there. The endpoint is never deleted by the
   * model.
   */
  public static SageMakerModel fromEndpoint(String endpointName) {
    return onEndpoint(new SageMakerModel(), endpointName);
  }

  /**
   * Returns a model of an artifact in S3. Its endpoint is created at the first transform.
   *
   * @param modelImage URI of the image that serves it
   */
  public static SageMakerModel fromModelData(String modelImage, String modelDataS3Uri) {
    return onModelData(new SageMakerModel(), modelDataS3Uri).setModelImage(modelImage);
  }

  /**
   * Returns the model of a training job that has completed, or was stopped after it had made a
   * model. Its endpoint is created at the first transform.
   *
   * @throws org.sagemakerspark.training.TrainingJobException when the job made no model
   */
  public static SageMakerModel fromTrainingJob(SparkSession spark, String jobName) {
    return onTrainingJob(new SageMakerModel(), spark, jobName);
  }

  /** Returns a reader of saved models. */
  public static MLReader<SageMakerModel> read() {
    return new StageReader<>(SageMakerModel.class);
  }

  /** Reads a model that was saved at a path. */
  public static SageMakerModel load(String path) {
    return read().load(path);
  }
}
