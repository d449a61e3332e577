package org.sagemakerspark.model;

import com.amazonaws.services.sagemaker.AmazonSageMaker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.Progress;
import org.sagemakerspark.aws.ResourceNames;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.hosting.CreatedResource;
import org.sagemakerspark.hosting.HostingRequest;
import org.sagemakerspark.hosting.ModelHosting;
import org.sagemakerspark.hosting.SageMakerResourceCleanup;
import org.sagemakerspark.inference.BatchLimits;
import org.sagemakerspark.inference.PartitionScorer;
import org.sagemakerspark.inference.RowPolicy;
import org.sagemakerspark.param.AlgorithmStage;
import org.sagemakerspark.param.HasDeployment;
import org.sagemakerspark.param.ParamSet;
import org.sagemakerspark.spec.Algorithm;

/**
 * A model that was trained on SageMaker and scores DataFrames on an endpoint. Where it was trained,
 * where its data is and which endpoint serves it are Params, so copies, saved models and pipelines
 * know them too.
 *
 * @param <M> the model's own class
 */
public abstract class AlgorithmModel<M extends AlgorithmModel<M>> extends Model<M>
    implements AlgorithmStage<M>, HasDeployment<M>, DefaultParamsWritable {

  private static final long serialVersionUID = 1L;

  private final String uid;
  private final transient Algorithm algorithm;
  private final ParamSet paramSet;

  /** Creates the model with the Params that every algorithm has. */
  protected AlgorithmModel(String uid, Algorithm algorithm) {
    this.uid = uid;
    this.algorithm = algorithm;
    this.paramSet = new ParamSet(this);
    AlgorithmStage.declare(this, algorithm);
    HasDeployment.declare(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public Algorithm algorithm() {
    return algorithm.asSet(this::text);
  }

  private Optional<String> text(String param) {
    return hasParam(param) && isDefined(getParam(param))
        ? Optional.of(String.valueOf(getOrDefault(getParam(param))))
        : Optional.empty();
  }

  @Override
  public ParamSet paramSet() {
    return paramSet;
  }

  /**
   * Brings up an endpoint for the model, which then serves {@link #transform}. Does nothing when
   * the model has an endpoint.
   *
   * @throws org.sagemakerspark.hosting.HostingException when it does not come up; what was created
   *     is deleted then
   */
  public synchronized void createEndpoint(SparkSession spark) {
    if (getEndpointName().isPresent()) {
      return;
    }
    SessionSettings session = SessionSettings.of(spark);
    HostingRequest request =
        new HostingRequest(
            ResourceNames.fresh(getNamePrefix().orElseThrow()),
            required(getModelImage(), "modelImage"),
            required(getModelDataS3Uri(), "modelDataS3Uri"),
            required(getRoleArn().or(session::role), "roleArn"),
            getEndpointInstanceType(),
            getEndpointInitialInstanceCount());
    AmazonSageMaker sageMaker = AwsClients.of(session.aws(getRegion())).sageMaker();
    try {
      List<CreatedResource> created =
          new ModelHosting(sageMaker, Progress.named(getProgress()), session.giveUpAfter())
              .host(request);
      setEndpointName(request.name());
      setCreatedResources(CreatedResource.toJson(created));
    } finally {
      sageMaker.shutdown();
    }
  }

  /**
   * Deletes the endpoint, its configuration and the SageMaker model, as far as they were created
   * for this model. What the model was merely pointed at stays. The model's data in S3 stays.
   *
   * @throws org.sagemakerspark.hosting.ResourceCleanupException when something could not be deleted
   */
  public synchronized void deleteResources(SparkSession spark) {
    List<CreatedResource> created = CreatedResource.fromJson(getCreatedResources());
    if (created.isEmpty()) {
      return;
    }
    AmazonSageMaker sageMaker =
        AwsClients.of(SessionSettings.of(spark).aws(getRegion())).sageMaker();
    try {
      new SageMakerResourceCleanup(sageMaker).delete(created);
    } finally {
      sageMaker.shutdown();
    }
    clear(createdResources());
    clear(endpointName());
  }

  /**
   * Adds the prediction columns. Lazy: requests are sent when the result is used.
   *
   * @throws IllegalArgumentException when a column does not fit
   * @throws IllegalStateException when there is no endpoint and none may be created
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType output = transformSchema(dataset.schema());
    if (getEndpointName().isEmpty() && getEndpointCreationPolicy().equals("DO_NOT_CREATE")) {
      throw new IllegalStateException(
          uid
              + ": the model has no endpoint and endpointCreationPolicy is DO_NOT_CREATE; call"
              + " setEndpointName or createEndpoint first");
    }
    createEndpoint(dataset.sparkSession());
    MapPartitionsFunction<Row, Row> scorer =
        new PartitionScorer(
            SessionSettings.of(dataset.sparkSession()).aws(getRegion()),
            getEndpointName().orElseThrow(),
            dataset.schema(),
            serializer(),
            deserializer(),
            new BatchLimits(
                getMaxBatchSizeInBytes(),
                getMaxBatchSizeInRecords(),
                getMaxConcurrentRequestsPerTask(),
                Duration.ofSeconds(getBatchTimeLimitInSeconds()),
                getHandleInvalid().equals("keep") ? RowPolicy.KEEP : RowPolicy.FAIL));
    return dataset.toDF().mapPartitions(scorer, Encoders.row(output));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return outputSchema(schema);
  }

  @Override
  public M copy(ParamMap extra) {
    M copy = defaultCopy(extra);
    return copy.setParent(parent());
  }

  /** Names the endpoint and the training job, all that a Spark Connect client sees of a model. */
  @Override
  public String toString() {
    return uid
        + getEndpointName().map(name -> " (endpoint " + name + ")").orElse("")
        + getTrainingJobName().map(name -> " (training job " + name + ")").orElse("");
  }

  /**
   * Returns roughly how many bytes the model takes on the driver, which Spark Connect asks for: a
   * model is its Params, and what was trained is in S3.
   */
  @SuppressWarnings("MissingOverride") // Spark 3.5 has nothing to override.
  public long estimatedSize() {
    long characters = 0;
    for (Param<?> param : params()) {
      characters += param.name().length() + param.doc().length();
      if (isDefined(param)) {
        characters += String.valueOf((Object) getOrDefault(param)).length();
      }
    }
    return Character.BYTES * characters;
  }

  private String required(Optional<String> value, String param) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                uid + ": " + param + " is not set, so no endpoint can be created"));
  }
}
