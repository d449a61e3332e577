package org.sagemakerspark.estimator;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.param.HasGroup;
import org.sagemakerspark.param.HasWeight;
import org.sagemakerspark.stage.StageReader;

/**
 * Trains with any image. What the generated estimators know of their algorithms is given by Params
 * here: {@link #setTrainingImage(String) the image}, {@link #setHyperParameters(java.util.Map) the
 * hyperparameters}, and how to talk to the endpoint: {@link
 * #setRequestRowSerializer(org.sagemakerspark.codec.RequestRowSerializer) the serializer} and
 * {@link #setResponseRowDeserializer(org.sagemakerspark.codec.ResponseRowDeserializer) the
 * deserializer}, which also says which columns predictions add.
 *
 * <p>The training data holds a label when {@code labelCol} is set, or when the DataFrame has a
 * column of its name.
 *
 * <p>An estimator that only trains ({@code endpointCreationPolicy} DO_NOT_CREATE) needs neither of
 * the latter two; it adds no columns then.
 */
public class SageMakerEstimator extends AlgorithmEstimator<SageMakerEstimator, SageMakerModel>
    implements HasWeight<SageMakerEstimator>, HasGroup<SageMakerEstimator> {

  private static final long serialVersionUID = 1L;

  /** Creates the estimator with a random uid. */
  public SageMakerEstimator() {
    this(Identifiable.randomUID("SageMakerEstimator"));
  }

  /** Creates the estimator with the given uid. */
  public SageMakerEstimator(String uid) {
    super(uid, SageMakerModel.ANY);
    HasWeight.declare(this);
    HasGroup.declare(this);
  }

  @Override
  protected SageMakerModel newModel(String uid) {
    return new SageMakerModel(uid);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    boolean onlyTrains =
        endpointCreation() == EndpointCreationPolicy.DO_NOT_CREATE
            && getResponseRowDeserializer().isEmpty();
    return onlyTrains ? schema : super.transformSchema(schema);
  }

  /** Returns a reader of saved estimators. */
  public static MLReader<SageMakerEstimator> read() {
    return new StageReader<>(SageMakerEstimator.class);
  }

  /** Reads an estimator that was saved at a path. */
  public static SageMakerEstimator load(String path) {
    return read().load(path);
  }
}
