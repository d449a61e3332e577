package org.sagemakerspark.estimator;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.FeatureCount;
import org.sagemakerspark.codec.FeatureRules;
import org.sagemakerspark.codec.InputColumn;
import org.sagemakerspark.datasource.WriteOptions;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.hyperparameter.HyperParameterSet;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.model.NativeScoring;
import org.sagemakerspark.param.HasLabel;
import org.sagemakerspark.param.HasTraining;
import org.sagemakerspark.param.HasTrainingChannel;
import org.sagemakerspark.param.HasTrainingData;
import org.sagemakerspark.param.HasTrainingOptions;
import org.sagemakerspark.param.HasTrainingSafety;
import org.sagemakerspark.param.ParamSet;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.LabelUse;
import org.sagemakerspark.stage.AlgorithmStage;
import org.sagemakerspark.stage.Variables;
import org.sagemakerspark.value.JsonMap;

/**
 * An estimator that trains on SageMaker: {@code fit} stages the DataFrame in S3, runs a training
 * job and, by default, brings up an endpoint, which the model scores on. The role, a region and S3
 * locations come from Params or from the Spark configuration.
 *
 * @param <E> the estimator's own class
 * @param <M> its model
 */
public abstract class AlgorithmEstimator<
        E extends AlgorithmEstimator<E, M>, M extends AlgorithmModel<M>>
    extends Estimator<M>
    implements AlgorithmStage<E>,
        HasLabel<E>,
        HasTrainingData<E>,
        HasTraining<E>,
        HasTrainingChannel<E>,
        HasTrainingSafety<E>,
        HasTrainingOptions<E>,
        DefaultParamsWritable {

  private static final long serialVersionUID = 1L;

  private final String uid;
  private transient Algorithm algorithm;
  private final ParamSet paramSet;
  private final HyperParameterSet hyperParameterSet;
  private final HyperParameterSet requestParameters;

  /** Creates the estimator with the Params that every algorithm has. */
  protected AlgorithmEstimator(String uid, Algorithm algorithm) {
    this.uid = uid;
    this.algorithm = algorithm;
    this.paramSet = new ParamSet(this);
    this.requestParameters = new HyperParameterSet(this);
    this.hyperParameterSet = new HyperParameterSet(this);
    AlgorithmStage.declare(this, algorithm);
    HasLabel.declare(this);
    HasTrainingData.declare(this);
    HasTraining.declare(this);
    HasTrainingChannel.declare(this);
    HasTrainingSafety.declare(this);
    HasTrainingOptions.declare(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Finds the algorithm again, which is a constant of the class and does not travel with Java. */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    algorithm = ((AlgorithmEstimator<?, ?>) AlgorithmStage.another(getClass())).algorithm;
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
    return hyperParameterSet.text(param, getHyperParameterMap());
  }

  @Override
  public ParamSet paramSet() {
    return paramSet;
  }

  @Override
  public HyperParameterSet requestParameters() {
    return requestParameters;
  }

  /** Returns what is written for zeros and NaN, and how many features featureDim says there are. */
  @Override
  public FeatureRules featureRules() {
    return AlgorithmStage.super
        .featureRules()
        .counting(FeatureCount.ofFeatureDim(Algorithm.featureCount(text(Algorithm.FEATURE_DIM))));
  }

  /** Returns {@link #hyperParameters()} as a map. */
  public Map<String, String> getHyperParameterMap() {
    return JsonMap.parse(getHyperParameters());
  }

  /** Returns the algorithm's own hyperparameters. */
  protected HyperParameterSet hyperParameterSet() {
    return hyperParameterSet;
  }

  @Override
  public String describe(Param<?> param, Object value) {
    return hyperParameterSet.describe(param, value);
  }

  /** Tells whether the spec describes an image that it does not know and a user names. */
  boolean isOfImageOfUser() {
    return algorithm.images().stream().anyMatch(image -> image.source().isOfUser());
  }

  /** Tells whether the spec describes the image that trains. Nobody knows others of a user's. */
  boolean isOfDescribedImage() {
    return getTrainingImage().isEmpty() || isOfImageOfUser();
  }

  /** Returns the variables of the training containers. */
  Variables trainingVariables() {
    return Variables.of(
        "trainingEnvironment", algorithm.training().environment(), getTrainingEnvironment());
  }

  /** Returns an empty model of the algorithm. */
  protected abstract M newModel(String uid);

  /**
   * Returns the hyperparameters as the training job will get them: those that are set, by the names
   * the image knows.
   */
  public Map<String, String> trainingHyperParameters() {
    return hyperParameterSet.render(getHyperParameterMap());
  }

  /**
   * Trains a model.
   *
   * @throws IllegalArgumentException when Params or columns do not fit; nothing has been created or
   *     moved then
   * @throws org.sagemakerspark.training.TrainingJobException when the job does not complete
   * @throws org.sagemakerspark.hosting.HostingException when the endpoint does not come up; it
   *     tells where the trained model is
   */
  @Override
  public M fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    M model = newModel(uid);
    copyValues(model, ParamMap.empty());
    // What the model reads and answers is settled now, wherever the hyperparameters came from.
    for (String param : algorithm.deciding().keySet()) {
      text(param).ifPresent(value -> model.set(model.getParam(param), value));
    }
    Metadata label = classMetadata(dataset.schema());
    if (!label.equals(Metadata.empty())) {
      model.setLabelMetadata(label.json());
    }
    model.setParent(this);
    Fit fit = Fit.prepare(this, dataset);
    fit.train(model);
    if (endpointCreation() == EndpointCreationPolicy.CREATE_ON_CONSTRUCT
        && !NativeScoring.isAskedFor(this)) {
      model.createEndpoint(dataset.sparkSession());
    }
    return model;
  }

  /** Returns what is known of the label, as far as the algorithm learns from one. */
  @Override
  public Metadata classMetadata(StructType input) {
    return algorithm.training().labelUse() == LabelUse.NONE
        ? Metadata.empty()
        : Columns.find(input, getLabelCol(), uid, "label")
            .map(label -> label.field().metadata())
            .orElse(Metadata.empty());
  }

  @Override
  public StructType transformSchema(StructType schema) {
    requireColumnsOfParams();
    if (!algorithm.isServed()) {
      return schema;
    }
    // Columns that are projected need not be those that are scored, if ever any are.
    boolean isTrainedOnly =
        getTrainingProjectedColumns().isPresent()
            && endpointCreation() == EndpointCreationPolicy.DO_NOT_CREATE;
    return isTrainedOnly || lacksWhatIsSentOnly(schema)
        ? outputColumns(schema)
        : outputSchema(schema);
  }

  /** Tells whether rows that are trained on lack a column that only rows that are scored have. */
  private boolean lacksWhatIsSentOnly(StructType schema) {
    List<String> names =
        inputs(input -> input.use() == Algorithm.InputUse.REQUESTS).stream()
            .map(InputColumn::column)
            .toList();
    return names.stream().anyMatch(name -> Columns.find(schema, name, uid, "sent").isEmpty());
  }

  /** Refuses columns that options of the writer name: checks and scoring go by the Params. */
  private void requireColumnsOfParams() {
    Map<String, String> options = JsonMap.parse(getTrainingSparkDataFormatOptions());
    requireSame(options, WriteOptions.FEATURES_COLUMN, featuresCol(), "setFeaturesCol");
    requireSame(options, WriteOptions.LABEL_COLUMN, labelCol(), "setLabelCol");
  }

  private void requireSame(
      Map<String, String> options, String option, Param<String> param, String setter) {
    String column = options.get(option);
    if (column != null && !column.equals(getOrDefault(param))) {
      throw new IllegalArgumentException(
          uid
              + ": trainingSparkDataFormatOptions has "
              + option
              + " = '"
              + column
              + "', and "
              + param.name()
              + " is '"
              + getOrDefault(param)
              + "'; call "
              + setter
              + "(\""
              + column
              + "\"), by which rows are trained on and scored, and leave the option out");
    }
  }

  @Override
  public E copy(ParamMap extra) {
    return defaultCopy(extra);
  }
}
