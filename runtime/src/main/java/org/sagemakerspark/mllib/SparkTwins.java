package org.sagemakerspark.mllib;

import java.util.Arrays;
import org.apache.spark.ml.classification.FMClassificationModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.feature.PCAModel;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.FMRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.mllib.linalg.Vectors;
import org.sagemakerspark.artifacts.FactorizationModel;
import org.sagemakerspark.artifacts.LinearModel;
import org.sagemakerspark.artifacts.LinearModel.PredictorType;
import org.sagemakerspark.artifacts.ModelKind;
import org.sagemakerspark.artifacts.PcaModel;
import org.sagemakerspark.mllib.SparkTwin.TrainedFile;

/**
 * The models that both have. Spark's constructors are hidden from Scala only; in the class files of
 * both lines they are public, and none of them takes a collection of Scala's.
 */
public final class SparkTwins {

  public static final SparkTwin<KMeansModel> KMEANS =
      new SparkTwin<>(ModelKind.KMEANS, SparkTwins::kmeans, SparkTwins::ofKMeans);

  public static final SparkTwin<PCAModel> PCA =
      new SparkTwin<>(ModelKind.PCA, SparkTwins::pca, SparkTwins::ofPca);

  public static final SparkTwin<LinearRegressionModel> LINEAR_REGRESSION =
      new SparkTwin<>(ModelKind.LINEAR_LEARNER, SparkTwins::regression, SparkTwins::ofRegression);

  public static final SparkTwin<LogisticRegressionModel> BINOMIAL_LOGISTIC_REGRESSION =
      new SparkTwin<>(ModelKind.LINEAR_LEARNER, SparkTwins::binomial, SparkTwins::ofBinomial);

  public static final SparkTwin<LogisticRegressionModel> MULTINOMIAL_LOGISTIC_REGRESSION =
      new SparkTwin<>(ModelKind.LINEAR_LEARNER, SparkTwins::multinomial, SparkTwins::ofMultinomial);

  public static final SparkTwin<FMRegressionModel> FM_REGRESSION =
      new SparkTwin<>(
          ModelKind.FACTORIZATION_MACHINES, SparkTwins::fmRegression, SparkTwins::ofFmRegression);

  public static final SparkTwin<FMClassificationModel> FM_CLASSIFICATION =
      new SparkTwin<>(
          ModelKind.FACTORIZATION_MACHINES,
          SparkTwins::fmClassification,
          SparkTwins::ofFmClassification);

  private static final double EVEN = 0.5;

  private SparkTwins() {}

  private static KMeansModel kmeans(org.sagemakerspark.artifacts.Model model) {
    float[][] centres = ((org.sagemakerspark.artifacts.KMeansModel) model).centres();
    var vectors =
        Arrays.stream(centres)
            .map(centre -> Vectors.dense(Numbers.vector(centre).values()))
            .toArray(org.apache.spark.mllib.linalg.Vector[]::new);
    KMeansModel made =
        new KMeansModel(
            Identifiable.randomUID("kmeans"),
            new org.apache.spark.mllib.clustering.KMeansModel(vectors));
    made.set(made.k(), centres.length);
    return made;
  }

  private static TrainedFile ofKMeans(KMeansModel model) {
    if (!model.getDistanceMeasure().equals("euclidean")) {
      throw new IllegalArgumentException(
          model.uid()
              + ": distanceMeasure is "
              + model.getDistanceMeasure()
              + ", and K-Means on SageMaker knows Euclidean distance only; scale the rows to the"
              + " length 1 and train with distanceMeasure euclidean");
    }
    Vector[] centres = model.clusterCenters();
    float[][] rows =
        Arrays.stream(centres)
            .map(centre -> Numbers.narrow(centre.toArray(), model.uid()))
            .toArray(float[][]::new);
    return new TrainedFile(
        new org.sagemakerspark.artifacts.KMeansModel(rows).toBytes(),
        rows[0].length,
        model.getFeaturesCol());
  }

  /** The components stay in their order, so that the projections do. */
  private static PCAModel pca(org.sagemakerspark.artifacts.Model model) {
    PcaModel ours = (PcaModel) model;
    if (ours.mean().isPresent()) {
      throw new IllegalArgumentException(
          "the model subtracts the mean (subtract_mean), which Spark's PCAModel does not; train"
              + " with subtractMean false, on rows that a StandardScaler has centred");
    }
    PCAModel made =
        new PCAModel(
            Identifiable.randomUID("pca"),
            Numbers.ofColumns(ours.components()),
            // The artifact does not tell how much of the variance there was beside these.
            new DenseVector(new double[0]));
    made.set(made.k(), ours.components().length);
    return made;
  }

  private static TrainedFile ofPca(PCAModel model) {
    float[][] components = Numbers.rows(model.pc().transpose(), model.uid());
    double[] variance = model.explainedVariance().values();
    double[] values = new double[components.length];
    for (int i = 0; i < Math.min(values.length, variance.length); i++) {
      values[i] = Math.sqrt(variance[i]);
    }
    return new TrainedFile(
        new PcaModel(Numbers.narrow(values, model.uid()), components, null).toBytes(),
        model.pc().numRows(),
        model.getInputCol());
  }

  private static LinearRegressionModel regression(org.sagemakerspark.artifacts.Model model) {
    LinearModel linear = linear(model, PredictorType.REGRESSOR);
    return new LinearRegressionModel(
        Identifiable.randomUID("linReg"), Numbers.vector(linear.weights()[0]), linear.bias()[0]);
  }

  private static TrainedFile ofRegression(LinearRegressionModel model) {
    return linear(
        PredictorType.REGRESSOR,
        new float[][] {Numbers.narrow(model.coefficients().toArray(), model.uid())},
        new float[] {Numbers.narrow(model.intercept(), model.uid())},
        EVEN,
        model.getFeaturesCol());
  }

  private static LogisticRegressionModel binomial(org.sagemakerspark.artifacts.Model model) {
    LinearModel linear = linear(model, PredictorType.BINARY_CLASSIFIER);
    double threshold = linear.threshold();
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "the model's threshold is "
              + threshold
              + ", and Spark's LogisticRegressionModel takes one from 0 to 1");
    }
    LogisticRegressionModel made =
        new LogisticRegressionModel(
            Identifiable.randomUID("logreg"),
            Numbers.vector(linear.weights()[0]),
            linear.bias()[0]);
    return made.setThreshold(threshold);
  }

  private static LogisticRegressionModel multinomial(org.sagemakerspark.artifacts.Model model) {
    LinearModel linear = linear(model, PredictorType.MULTICLASS_CLASSIFIER);
    return new LogisticRegressionModel(
        Identifiable.randomUID("logreg"),
        Numbers.ofRows(linear.weights()),
        Numbers.vector(linear.bias()),
        linear.weights().length,
        true);
  }

  private static TrainedFile ofBinomial(LogisticRegressionModel model) {
    Matrix coefficients = model.coefficientMatrix();
    if (model.numClasses() != 2 || coefficients.numRows() != 1) {
      throw new IllegalArgumentException(
          model.uid()
              + ": the model has "
              + coefficients.numRows()
              + " rows of coefficients, and a binary classifier of linear learner has one; take the"
              + " multiclass classifier, or train with family binomial");
    }
    return linear(
        PredictorType.BINARY_CLASSIFIER,
        Numbers.rows(coefficients, model.uid()),
        Numbers.narrow(model.interceptVector().toArray(), model.uid()),
        model.getThreshold(),
        model.getFeaturesCol());
  }

  private static TrainedFile ofMultinomial(LogisticRegressionModel model) {
    requireEvenThresholds(model);
    Matrix coefficients = model.coefficientMatrix();
    if (coefficients.numRows() == 1) {
      throw new IllegalArgumentException(
          model.uid()
              + ": the model has one row of coefficients, and a multiclass classifier of linear"
              + " learner has one a class; take the binary classifier, or train with family"
              + " multinomial");
    }
    return linear(
        PredictorType.MULTICLASS_CLASSIFIER,
        Numbers.rows(coefficients, model.uid()),
        Numbers.narrow(model.interceptVector().toArray(), model.uid()),
        EVEN,
        model.getFeaturesCol());
  }

  private static void requireEvenThresholds(
      org.apache.spark.ml.classification.ProbabilisticClassificationModel<Vector, ?> model) {
    if (model.isDefined(model.thresholds())) {
      throw new IllegalArgumentException(
          model.uid()
              + ": thresholds is set, which the algorithm on SageMaker does not know: it answers"
              + " the class with the greatest probability; clear thresholds");
    }
  }

  private static LinearModel linear(
      org.sagemakerspark.artifacts.Model model, PredictorType wanted) {
    LinearModel linear = (LinearModel) model;
    if (linear.type() != wanted) {
      throw new IllegalArgumentException(
          "the artifact holds a "
              + linear.type().wireName()
              + ", and not a "
              + wanted.wireName()
              + "; take the class for that");
    }
    return linear;
  }

  private static TrainedFile linear(
      PredictorType type, float[][] weights, float[] bias, double threshold, String featuresCol) {
    return new TrainedFile(
        new LinearModel(type, weights, bias, threshold).toBytes(), weights[0].length, featuresCol);
  }

  private static FMRegressionModel fmRegression(org.sagemakerspark.artifacts.Model model) {
    FactorizationModel ours = factorization(model, false);
    FMRegressionModel made =
        new FMRegressionModel(
            Identifiable.randomUID("fmr"),
            ours.bias(),
            Numbers.vector(ours.linear()),
            Numbers.ofColumns(ours.factors()));
    made.set(made.factorSize(), ours.factors().length);
    return made;
  }

  private static FMClassificationModel fmClassification(org.sagemakerspark.artifacts.Model model) {
    FactorizationModel ours = factorization(model, true);
    FMClassificationModel made =
        new FMClassificationModel(
            Identifiable.randomUID("fmc"),
            ours.bias(),
            Numbers.vector(ours.linear()),
            Numbers.ofColumns(ours.factors()));
    made.set(made.factorSize(), ours.factors().length);
    return made;
  }

  private static FactorizationModel factorization(
      org.sagemakerspark.artifacts.Model model, boolean classifier) {
    FactorizationModel ours = (FactorizationModel) model;
    if (ours.isClassifier() != classifier) {
      throw new IllegalArgumentException(
          "the artifact holds a "
              + (ours.isClassifier() ? "binary classifier" : "regressor")
              + "; take the class for that");
    }
    return ours;
  }

  private static TrainedFile ofFmRegression(FMRegressionModel model) {
    return factorization(
        false,
        model.intercept(),
        model.linear(),
        model.factors(),
        model.uid(),
        model.getFeaturesCol());
  }

  private static TrainedFile ofFmClassification(FMClassificationModel model) {
    requireEvenThresholds(model);
    return factorization(
        true,
        model.intercept(),
        model.linear(),
        model.factors(),
        model.uid(),
        model.getFeaturesCol());
  }

  private static TrainedFile factorization(
      boolean classifier,
      double intercept,
      Vector linear,
      Matrix factors,
      String uid,
      String featuresCol) {
    return new TrainedFile(
        new FactorizationModel(
                classifier,
                Numbers.narrow(intercept, uid),
                Numbers.narrow(linear.toArray(), uid),
                Numbers.rows(factors.transpose(), uid))
            .toBytes(),
        linear.size(),
        featuresCol);
  }
}
