package org.sagemakerspark.model;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.codec.FeatureCount;
import org.sagemakerspark.codec.FeatureRules;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.hyperparameter.HyperParameterSet;
import org.sagemakerspark.inference.PartitionScorer;
import org.sagemakerspark.inference.ScoringMetrics;
import org.sagemakerspark.lifecycle.ResourceCleanupException;
import org.sagemakerspark.lifecycle.ResourceNames;
import org.sagemakerspark.lifecycle.ResourceTags;
import org.sagemakerspark.mllib.SparkTwin;
import org.sagemakerspark.param.HasDeployment;
import org.sagemakerspark.param.ParamSet;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.Image;
import org.sagemakerspark.stage.AlgorithmStage;
import org.sagemakerspark.stage.FeatureColumns;
import org.sagemakerspark.training.FinishedJob;
import org.sagemakerspark.value.JsonMap;
import org.sagemakerspark.value.WireForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that was trained on SageMaker and scores DataFrames on an endpoint, or by itself in
 * Spark's own processes ({@link #scoringMode()}). Where it was trained, where its data is and which
 * endpoint serves it are Params, so copies, saved models and pipelines know them too.
 *
 * @param <M> the model's own class
 */
public abstract class AlgorithmModel<M extends AlgorithmModel<M>> extends Model<M>
    implements AlgorithmStage<M>, HasDeployment<M>, DefaultParamsWritable {

  private static final long serialVersionUID = 1L;

  private static final Logger LOGGER = LoggerFactory.getLogger(AlgorithmModel.class);

  /** 4 MB; from the developer guide's page on serverless endpoints. */
  private static final int SERVERLESS_MAX_BYTES = 4_000_000;

  private final String uid;
  private transient Algorithm algorithm;
  private final ParamSet paramSet;
  private final HyperParameterSet requestParameters;

  /** Creates the model with the Params that every algorithm has. */
  protected AlgorithmModel(String uid, Algorithm algorithm) {
    this.uid = uid;
    this.algorithm = algorithm;
    this.paramSet = new ParamSet(this);
    this.requestParameters = new HyperParameterSet(this);
    AlgorithmStage.declare(this, algorithm);
    HasDeployment.declare(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Names the model's class, too, as Spark's estimators leave their own uid to their models. */
  @Override
  public String nameInMessages() {
    String kind = getClass().getSimpleName();
    return uid.startsWith(kind) ? uid : kind + " (" + uid + ")";
  }

  /** Finds the algorithm again, which is a constant of the class and does not travel with Java. */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    algorithm = ((AlgorithmModel<?>) AlgorithmStage.another(getClass())).algorithm;
  }

  /** Explains a Param as Spark does, but shows what is in an array. */
  @Override
  public String explainParam(Param<?> param) {
    return AlgorithmStage.explained(param, super.explainParam(param), this);
  }

  @Override
  public Algorithm algorithm() {
    return algorithm.asSet(this::text);
  }

  private Optional<String> text(String param) {
    if (param.equals(Algorithm.IMAGE_VERSION) && getModelImage().isPresent()) {
      // The image that is named tells its version itself.
      return Optional.empty();
    }
    return hasParam(param) && isDefined(getParam(param))
        ? Optional.of(WireForm.PLAIN.render(getOrDefault(getParam(param))))
        : Optional.empty();
  }

  /** Returns what is written for zeros and NaN, and how many features the model knows. */
  @Override
  public FeatureRules featureRules() {
    FeatureRules rules =
        AlgorithmStage.super
            .featureRules()
            .counting(
                FeatureCount.ofTraining(getNumFeatures().orElseGet(this::countByHyperParameter)));
    return ServedFormats.fillZeros(this) ? rules.namingMissing() : rules;
  }

  /** Of an image that nobody has described, a hyperparameter of that name may say anything. */
  private int countByHyperParameter() {
    return algorithm.images().isEmpty()
        ? 0
        : Algorithm.featureCount(
            Optional.ofNullable(
                JsonMap.parse(getTrainingHyperParameters())
                    .get(Algorithm.FEATURE_DIM_ON_THE_WIRE)));
  }

  @Override
  public ParamSet paramSet() {
    return paramSet;
  }

  @Override
  public HyperParameterSet requestParameters() {
    return requestParameters;
  }

  /**
   * Brings up an endpoint for the model, which then serves {@link #transform}. An endpoint that was
   * created for this model already, by a copy of it or before it was saved, is used. Does nothing
   * when the model has an endpoint.
   *
   * @throws IllegalStateException when the model scores natively, which needs none, or the image
   *     only trains
   * @throws org.sagemakerspark.hosting.HostingException when it does not come up; what was created
   *     is deleted then
   */
  public synchronized void createEndpoint(SparkSession spark) {
    requireServed();
    if (NativeScoring.isAskedFor(this)) {
      throw new IllegalStateException(
          uid
              + ": scoringMode is native, which needs no endpoint, and none is created; set"
              + " scoringMode to endpoint first");
    }
    if (getEndpointName().isPresent()) {
      return;
    }
    Deployment deployment = Deployment.of(this, spark);
    deployment.bringUp();
    setEndpointName(deployment.endpointName());
  }

  /**
   * Deletes the endpoint, its configuration and the SageMaker model, as far as they were created
   * for this model or a copy of it and the endpoint still serves it. What the model was merely
   * pointed at stays. The model's data in S3 stays. Afterwards this model brings up no endpoint by
   * itself, since that would be paid for again: its {@link #endpointCreationPolicy()} is {@code
   * DO_NOT_CREATE}, and {@link #createEndpoint} brings one up when it is called.
   *
   * @throws org.sagemakerspark.lifecycle.ResourceCleanupException when something could not be
   *     deleted
   */
  public synchronized void deleteResources(SparkSession spark) {
    Deployment deployment = Deployment.of(this, spark);
    String endpoint = getEndpointName().orElse(deployment.endpointName());
    try {
      if (deployment.takeDown(endpoint)) {
        clear(endpointName());
      }
    } catch (ResourceCleanupException e) {
      if (!e.left().contains(Deployment.endpoint(endpoint))) {
        clear(endpointName());
      }
      throw e;
    } finally {
      // Whatever came of it, the user wants no endpoint to come up by itself any more.
      setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE);
    }
  }

  /**
   * Deletes what this application has created for the other models that the same estimator has
   * made, and stops the training jobs of such models. After a CrossValidator or a
   * TrainValidationSplit, called on the best model, it removes the endpoints of the models that
   * were tried.
   *
   * @throws org.sagemakerspark.lifecycle.ResourceCleanupException when something could not be
   *     deleted
   */
  public void deleteResourcesOfOtherModels(SparkSession spark) {
    Deployment.of(this, spark).takeDownSiblings();
  }

  /**
   * Returns what the names of what is created for the model end with. A model that nobody has given
   * a suffix has one that follows from its uid, so that its copies share it.
   */
  String suffixOfNames() {
    return getNameSuffix()
        .orElseGet(
            () ->
                UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", "")
                    .substring(0, ResourceNames.SUFFIX_LENGTH));
  }

  /** Returns what came of the training job; empty when the model knows of none. */
  public Optional<TrainingSummary> trainingSummary() {
    return getTrainingJobName()
        .map(
            job -> {
              Map<String, Double> metrics = new LinkedHashMap<>();
              JsonMap.parse(getTrainingMetrics())
                  .forEach((name, value) -> metrics.put(name, Double.valueOf(value)));
              return new TrainingSummary(
                  job,
                  getTrainingJobArn(),
                  getTrainingBillableTimeInSeconds(),
                  metrics,
                  getModelDataS3Uri(),
                  getModelImage());
            });
  }

  /** Takes over what a training job has made. */
  public void setTrainingJob(FinishedJob job) {
    setTrainingJobName(job.name());
    setTrainingJobArn(job.arn());
    setModelDataS3Uri(job.modelDataS3Uri());
    setTrainingMetrics(job.metrics());
    setTrainingHyperParameters(job.hyperParameters());
    job.billableSeconds().ifPresent(this::setTrainingBillableTimeInSeconds);
  }

  /** Points a fresh model at an endpoint that is there; it is never deleted by the model. */
  protected static <M extends AlgorithmModel<M>> M onEndpoint(M model, String endpointName) {
    return model
        .setEndpointName(endpointName)
        .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE);
  }

  /** Makes a fresh model serve a model artifact in S3, on an endpoint of its own. */
  protected static <M extends AlgorithmModel<M>> M onModelData(M model, String modelDataS3Uri) {
    return model
        .setModelDataS3Uri(modelDataS3Uri)
        .setNameSuffix(ResourceNames.freshSuffix())
        .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM);
  }

  /**
   * Makes a model of Spark's own of the model artifact, in the active session.
   *
   * @throws IllegalStateException when the artifact cannot be read, or Spark has no such model
   */
  protected <S extends Model<S>> S toSparkModel(SparkTwin<S> twin) {
    return SparkModels.of(this, twin);
  }

  /**
   * Makes a fresh model serve what Spark has trained, on an endpoint of its own. The model artifact
   * is written in the active session.
   *
   * @param modelDataS3Uri where to, a location that ends with {@code .tar.gz} and is not taken yet
   * @throws IllegalArgumentException when SageMaker has no such model, or the location is none
   * @throws IllegalStateException when the artifact cannot be written
   */
  protected static <M extends AlgorithmModel<M>, S extends Model<S>> M onSparkModel(
      M model, SparkTwin<S> twin, S trained, String modelDataS3Uri) {
    return SparkModels.to(model, twin, trained, modelDataS3Uri);
  }

  /**
   * Makes a fresh model serve what a training job has made, on an endpoint of its own.
   *
   * @param jobName a job that has completed, or was stopped after it had made a model
   * @throws org.sagemakerspark.training.TrainingJobException when it made none
   */
  protected static <M extends AlgorithmModel<M>> M onTrainingJob(
      M model, SparkSession spark, String jobName) {
    AmazonSageMaker sageMaker =
        AwsClients.of(SessionSettings.of(spark, model.serviceOverrides()).aws()).sageMaker();
    FinishedJob job;
    TrainedRows rows;
    try {
      job = FinishedJob.read(sageMaker, jobName);
      rows = trainedRows(sageMaker, job, model.featureRules());
    } finally {
      sageMaker.shutdown();
    }
    onModelData(model, job.modelDataS3Uri()).setTrainingJob(job);
    ((AlgorithmModel<?>) model).setAlternatives(job.hyperParameters());
    rows.tell(model);
    ((AlgorithmModel<?>) model).serveWhatWasTrainedBy(job.image());
    return model.setRoleArn(job.roleArn());
  }

  /** Serves by the image that has trained or, where that one does not serve, by its version's. */
  private void serveWhatWasTrainedBy(String image) {
    if (!algorithm.isServed()) {
      return;
    }
    if (algorithm.images().stream().noneMatch(Image::servesByAnother)) {
      setModelImage(image);
      return;
    }
    algorithm.images().stream()
        .filter(each -> image.endsWith("/" + each.repository() + ":" + each.tag()))
        .findFirst()
        .ifPresentOrElse(
            each -> {
              if (hasParam(Algorithm.IMAGE_VERSION)) {
                set(getParam(Algorithm.IMAGE_VERSION), each.version());
              }
            },
            () ->
                LOGGER.warn(
                    "The image {} does not serve what it trains; set modelImage to the one that"
                        + " does before the model's endpoint is created",
                    image));
  }

  /** Reads the tags of a job; a caller who may not is told nothing by them. */
  private static TrainedRows trainedRows(
      AmazonSageMaker sageMaker, FinishedJob job, FeatureRules otherwise) {
    Map<String, String> tags = Map.of();
    try {
      tags = new ResourceTags(sageMaker).all(job.arn());
    } catch (SdkClientException e) {
      LOGGER.warn(
          "The tags of training job {} cannot be read, which tell how its rows were written; set"
              + " featureStorage if it was trained on sparse vectors: {}",
          job.name(),
          AwsErrors.describe(e));
    }
    return TrainedRows.of(job, tags, otherwise);
  }

  /** Takes over the hyperparameters that decide what the model reads and how it answers. */
  private void setAlternatives(Map<String, String> hyperParameters) {
    algorithm
        .deciding()
        .forEach(
            (param, wireName) -> {
              String value = hyperParameters.get(wireName);
              if (value != null) {
                set(getParam(param), value);
              }
            });
  }

  /** The most bytes of a request; a serverless endpoint takes fewer. */
  private int maxRequestBytes() {
    return getServerlessMemorySizeInMB().isPresent()
        ? Math.min(getMaxBatchSizeInBytes(), SERVERLESS_MAX_BYTES)
        : getMaxBatchSizeInBytes();
  }

  /**
   * Adds the prediction columns. Lazy: rows are scored when the result is used.
   *
   * @throws IllegalArgumentException when a column does not fit
   * @throws IllegalStateException when the image only trains; when there is no endpoint and none
   *     may be created, or somebody has updated the model's own endpoint to another model; when the
   *     model scores natively, and its artifact cannot be read
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Dataset<Row> rows = FeatureColumns.together(dataset, this);
    return FeatureColumns.apart(
        Scoring.withColumns(rows, outputColumns(rows.schema()), scorer(rows)), this);
  }

  private void requireServed() {
    if (!algorithm.isServed()) {
      throw new IllegalStateException(
          nameInMessages()
              + ": the image of "
              + algorithm.name()
              + " only trains, so the model scores no rows and has no endpoint"
              + getModelDataS3Uri().map(uri -> "; what was trained is at " + uri).orElse(""));
    }
  }

  private MapPartitionsFunction<Row, Row> scorer(Dataset<Row> dataset) {
    if (NativeScoring.isAskedFor(this)) {
      return NativeScoring.scorer(this, dataset.schema(), dataset.sparkSession());
    }
    String endpoint = endpointToScoreOn(dataset.sparkSession());
    return new PartitionScorer(
        SessionSettings.of(dataset.sparkSession(), serviceOverrides()).aws(),
        endpoint,
        dataset.schema(),
        serializer(),
        deserializer(),
        Scoring.of(this, maxRequestBytes()),
        new ScoringMetrics(
            dataset.sparkSession().sparkContext(), getMetricsPrefix().orElse(endpoint)));
  }

  /** Returns the endpoint, which is brought up when there is none and one may be created. */
  private synchronized String endpointToScoreOn(SparkSession spark) {
    if (getEndpointName().isEmpty() && endpointCreation() == EndpointCreationPolicy.DO_NOT_CREATE) {
      throw new IllegalStateException(
          nameInMessages()
              + ": the model has no endpoint and endpointCreationPolicy is DO_NOT_CREATE; call"
              + " setEndpointName or createEndpoint first");
    }
    if (getEndpointName().isPresent()) {
      Deployment.of(this, spark).requireThatItServesThisModel(getEndpointName().get());
    } else {
      createEndpoint(spark);
    }
    return getEndpointName().orElseThrow();
  }

  /** Returns what was known of the label that the model was trained with. */
  @Override
  public Metadata classMetadata(StructType input) {
    return getLabelMetadata().map(Metadata::fromJson).orElse(Metadata.empty());
  }

  @Override
  public StructType transformSchema(StructType schema) {
    requireServed();
    List<String> problems =
        NativeScoring.isAskedFor(this)
            ? NativeScoring.problem(this).stream().toList()
            : ServedFormats.problems(this);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(nameInMessages() + ": " + String.join("; ", problems));
    }
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
        characters += WireForm.PLAIN.render(getOrDefault(param)).length();
      }
    }
    return Character.BYTES * characters;
  }
}
