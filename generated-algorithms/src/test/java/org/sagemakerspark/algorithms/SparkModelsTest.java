package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.FMClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.FMRegressor;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** SageMaker hosts what Spark has trained, and Spark scores by what SageMaker has trained. */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkModelsTest {

  private static final String PLACE = "s3://models-of-spark/";
  private static final int FEATURES = 6;
  private static final int ROWS = 300;
  private static final double TOLERANCE = 1e-6;
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("pixels", SQLDataTypes.VectorType(), false);

  private final SparkSession spark;
  private SageMakerFixture embedded;

  SparkModelsTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeAll
  void start(LocalSageMaker local) {
    embedded = new SageMakerFixture(spark, local);
    embedded.put(PLACE + "taken.tar.gz", new byte[] {1});
  }

  @AfterAll
  void stop() {
    embedded.close();
  }

  /**
   * An algorithm that both have.
   *
   * @param classes how many there are among the labels; 0 for numbers
   * @param columns by the column of SageMaker's model, Spark's that says the same
   */
  private record Pair<S extends Model<S>, M extends AlgorithmModel<M>>(
      String name,
      int classes,
      Estimator<S> spark,
      AlgorithmEstimator<?, M> sageMaker,
      BiFunction<S, String, M> from,
      Function<M, S> to,
      Map<String, String> columns) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** Few iterations, as it does not matter how well they predict. */
  static Stream<Pair<?, ?>> pairs() {
    Map<String, String> classes = Map.of("prediction", "prediction", "probability", "probability");
    return Stream.of(
        new Pair<>(
            "kmeans",
            0,
            new KMeans().setK(5).setSeed(1).setMaxIter(3).setFeaturesCol("pixels"),
            new KMeansSageMakerEstimator().setK(5).setFeatureDim(FEATURES),
            KMeansSageMakerModel::fromSparkModel,
            KMeansSageMakerModel::toSparkModel,
            Map.of("closest_cluster", "prediction")),
        new Pair<>(
            "pca",
            0,
            new PCA().setK(3).setInputCol("pixels").setOutputCol("components"),
            new PCASageMakerEstimator()
                .setNumComponents(3)
                .setFeatureDim(FEATURES)
                .setMiniBatchSize(100)
                .setSubtractMean(false),
            PCASageMakerModel::fromSparkModel,
            model -> model.toSparkModel().setOutputCol("components"),
            Map.of("projection", "components")),
        new Pair<>(
            "linear regression",
            0,
            new LinearRegression().setFeaturesCol("pixels"),
            new LinearLearnerRegressor().setEpochs(5),
            LinearLearnerRegressorModel::fromSparkModel,
            LinearLearnerRegressorModel::toSparkModel,
            Map.of("score", "prediction")),
        new Pair<>(
            "binomial logistic regression",
            2,
            new LogisticRegression().setMaxIter(5).setFeaturesCol("pixels").setThreshold(0.7),
            new LinearLearnerBinaryClassifier().setEpochs(5),
            LinearLearnerBinaryClassifierModel::fromSparkModel,
            LinearLearnerBinaryClassifierModel::toSparkModel,
            classes),
        new Pair<>(
            "multinomial logistic regression",
            3,
            new LogisticRegression().setMaxIter(5).setFeaturesCol("pixels"),
            new LinearLearnerMultiClassClassifier().setNumClasses(3).setEpochs(5),
            LinearLearnerMultiClassClassifierModel::fromSparkModel,
            LinearLearnerMultiClassClassifierModel::toSparkModel,
            classes),
        new Pair<>(
            "factorization machines, regression",
            0,
            new FMRegressor().setFeaturesCol("pixels").setFactorSize(4).setSeed(1).setMaxIter(3),
            new FactorizationMachinesRegressor()
                .setFeatureDim(FEATURES)
                .setNumFactors(4)
                .setEpochs(5),
            FactorizationMachinesRegressorModel::fromSparkModel,
            FactorizationMachinesRegressorModel::toSparkModel,
            Map.of("score", "prediction")),
        new Pair<>(
            "factorization machines, classification",
            2,
            new FMClassifier().setFeaturesCol("pixels").setFactorSize(4).setSeed(1).setMaxIter(3),
            new FactorizationMachinesBinaryClassifier()
                .setFeatureDim(FEATURES)
                .setNumFactors(4)
                .setEpochs(5),
            FactorizationMachinesBinaryClassifierModel::fromSparkModel,
            FactorizationMachinesBinaryClassifierModel::toSparkModel,
            classes));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  <S extends Model<S>, M extends AlgorithmModel<M>> void sageMakerHostsWhatSparkHasTrained(
      Pair<S, M> pair) {
    S trained = pair.spark().fit(rows(1, pair.classes()));
    M hosted = pair.from().apply(trained, place(pair.name()));
    try {
      requireEqual(hosted, trained, pair.columns());
      requireEqual(hosted, pair.to().apply(hosted), pair.columns());
    } finally {
      hosted.deleteResources(spark);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  @OnOneLine("The other test converts there and back; SageMaker trains without Spark.")
  <S extends Model<S>, M extends AlgorithmModel<M>> void sparkScoresByWhatSageMakerHasTrained(
      Pair<S, M> pair) {
    // Natively, so that only the training is waited for; an endpoint answers the same.
    pair.sageMaker().set(pair.sageMaker().getParam("featuresCol"), "pixels");
    pair.sageMaker().set(pair.sageMaker().getParam("scoringMode"), "native");
    M trained = pair.sageMaker().fit(rows(1, pair.classes()));
    requireEqual(trained, pair.to().apply(trained), pair.columns());
  }

  @Test
  void refusesWhatSageMakerDoesNotHave() {
    Dataset<Row> three = rows(2, 3);
    KMeansModel cosine =
        new KMeans().setK(2).setFeaturesCol("pixels").setDistanceMeasure("cosine").fit(three);
    assertRefused(
        () -> KMeansSageMakerModel.fromSparkModel(cosine, place("refused/cosine")),
        cosine.uid() + ": distanceMeasure is cosine");
    var multinomial = new LogisticRegression().setMaxIter(5).setFeaturesCol("pixels").fit(three);
    assertRefused(
        () ->
            LinearLearnerBinaryClassifierModel.fromSparkModel(multinomial, place("refused/three")),
        "3 rows of coefficients");
    multinomial.setThresholds(new double[] {0.1, 0.2, 0.7});
    assertRefused(
        () ->
            LinearLearnerMultiClassClassifierModel.fromSparkModel(
                multinomial, place("refused/set")),
        "thresholds is set");
    var binomial = new LogisticRegression().setMaxIter(5).setFeaturesCol("pixels").fit(rows(2, 2));
    assertRefused(
        () -> LinearLearnerMultiClassClassifierModel.fromSparkModel(binomial, place("refused/two")),
        "one row of coefficients");
    KMeansModel euclidean = new KMeans().setK(2).setFeaturesCol("pixels").fit(three);
    for (String place : List.of("models/model.tar.gz", PLACE + "model.zip", PLACE)) {
      assertRefused(
          () -> KMeansSageMakerModel.fromSparkModel(euclidean, place),
          "modelDataS3Uri = '" + place + "' must be the location of an object that ends with");
    }
    assertThatThrownBy(() -> KMeansSageMakerModel.fromSparkModel(euclidean, PLACE + "taken.tar.gz"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(PLACE + "taken.tar.gz")
        .hasMessageContaining("there is an object already");
    assertThat(embedded.keys(PLACE + "refused/")).isEmpty();
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  @OnOneLine("Artifacts are found and read without Spark.")
  void refusesWhatSparkDoesNotHave() {
    AlgorithmModel<?> centred =
        new PCASageMakerEstimator()
            .setFeaturesCol("pixels")
            .setNumComponents(2)
            .setFeatureDim(FEATURES)
            .setMiniBatchSize(100)
            .setScoringMode("native")
            .fit(rows(3, 0));
    assertThatThrownBy(((PCASageMakerModel) centred)::toSparkModel)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(centred.uid())
        .hasMessageContaining("the model subtracts the mean");
    assertThatThrownBy(new KMeansSageMakerModel()::toSparkModel)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("modelDataS3Uri, the location of the model artifact, is not set");
    assertThatThrownBy(
            KMeansSageMakerModel.fromModelData(centred.getModelDataS3Uri().orElseThrow())
                ::toSparkModel)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected one matrix, the centres");
    assertThatThrownBy(KMeansSageMakerModel.fromModelData(PLACE + "nothing.tar.gz")::toSparkModel)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(PLACE + "nothing.tar.gz");
  }

  private static String place(String name) {
    return PLACE + name.replaceAll("[ ,]+", "-") + "/model.tar.gz";
  }

  private void requireEqual(Model<?> hosted, Model<?> spark, Map<String, String> columns) {
    Dataset<Row> rows = rows(4, 0).select("pixels");
    columns.forEach(
        (one, other) -> {
          List<Row> ones = hosted.transform(rows).select(one).collectAsList();
          List<Row> others = spark.transform(rows).select(other).collectAsList();
          assertThat(ones).hasSize(ROWS).hasSameSizeAs(others);
          for (int i = 0; i < ROWS; i++) {
            requireEqual(ones.get(i).get(0), others.get(i).get(0), one + ", row " + i);
          }
        });
  }

  private static void requireEqual(Object one, Object other, String where) {
    double[] ones = numbers(one);
    double[] others = numbers(other);
    assertThat(ones).as(where).hasSameSizeAs(others);
    for (int i = 0; i < ones.length; i++) {
      assertThat(ones[i])
          .as(where)
          .isCloseTo(others[i], within(TOLERANCE * Math.max(1, Math.abs(others[i]))));
    }
  }

  private static double[] numbers(Object value) {
    return value instanceof Vector vector
        ? vector.toArray()
        : new double[] {((Number) value).doubleValue()};
  }

  /** Numbers that 32 bits hold, and labels that a linear function gives, with some chance in it. */
  private Dataset<Row> rows(int seed, int classes) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double[] numbers = new double[FEATURES];
      double sum = random.nextGaussian();
      for (int j = 0; j < FEATURES; j++) {
        numbers[j] = random.nextInt(3) == 0 ? 0 : Math.round(random.nextGaussian() * 64) / 32.0;
        sum += j % 2 == 0 ? numbers[j] : -numbers[j];
      }
      double label =
          switch (classes) {
            case 0 -> sum;
            case 2 -> sum > 0 ? 1 : 0;
            default -> sum > 1 ? 2 : sum > -1 ? 1 : 0;
          };
      Vector vector = Vectors.dense(numbers);
      rows.add(RowFactory.create(label, i % 2 == 0 ? vector : vector.toSparse()));
    }
    return spark.createDataFrame(rows, SCHEMA).coalesce(1);
  }
}
