package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.training.TrainingJobException;

/**
 * XGBoost learns and scores what XGBoost4J learns and scores on the same matrix, whatever its rows
 * are written as, however Spark stores them, and whichever version of the image reads them.
 */
@ExtendWith(SparkExtension.class)
class MissingValuesTest {

  @RegisterExtension static final LocalSageMakerExtension SAGEMAKER = new LocalSageMakerExtension();

  private static final int ROWS = 160;
  private static final int FEATURES = 6;
  private static final int ROUNDS = 8;

  /** The last with MLIO, and the first with a reader of its own. */
  private static final List<String> VERSIONS = List.of("3.0-5", "3.2-0");

  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("weight", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;
  private Embedded embedded;

  MissingValuesTest(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.sageMaker = sageMaker;
  }

  @BeforeEach
  void useTheEmbeddedSageMaker() {
    embedded = new Embedded(spark, sageMaker);
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    embedded.close();
  }

  /** How Spark stores the rows, and what their zeros mean then. */
  private enum Stored {
    DENSE("dense"),
    SPARSE("sparse"),
    /** As a VectorAssembler may do it. */
    MIXED("dense");

    private final String settled;

    Stored(String settled) {
      this.settled = settled;
    }

    Vector vector(int row, double[] numbers) {
      Vector dense = Vectors.dense(numbers.clone());
      return this == DENSE || (this == MIXED && row % 3 == 1) ? dense : dense.toSparse();
    }

    boolean isMissing(double number) {
      return Double.isNaN(number) || (this == SPARSE && number == 0);
    }
  }

  /**
   * The first and the last feature are always zero, and so are all features of some rows; the label
   * tells zeros from missing values.
   */
  private static double[][] numbers() {
    Random random = new Random(5);
    double[][] numbers = new double[ROWS][FEATURES];
    for (int i = 3; i < ROWS; i++) {
      for (int j = 1; j < FEATURES - 1; j++) {
        int kind = random.nextInt(10);
        numbers[i][j] = kind < 4 ? 0 : kind < 6 ? Double.NaN : (random.nextInt(16) - 8) / 4.0;
      }
    }
    return numbers;
  }

  private static double label(double[] row) {
    double label = 0;
    for (int j = 0; j < FEATURES; j++) {
      label += Double.isNaN(row[j]) ? 3 * j : row[j] == 0 ? -2 * j : row[j] * j;
    }
    return label;
  }

  private Dataset<Row> rows(Stored stored) {
    double[][] numbers = numbers();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(RowFactory.create(label(numbers[i]), 1.0, stored.vector(i, numbers[i])));
    }
    return spark.createDataFrame(rows, SCHEMA).coalesce(1);
  }

  private static float[][] expected(Stored stored) throws XGBoostError {
    double[][] numbers = numbers();
    float[] matrix = new float[ROWS * FEATURES];
    float[] labels = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      labels[i] = (float) label(numbers[i]);
      for (int j = 0; j < FEATURES; j++) {
        double number = numbers[i][j];
        matrix[i * FEATURES + j] = stored.isMissing(number) ? Float.NaN : (float) number;
      }
    }
    DMatrix train = new DMatrix(matrix, ROWS, FEATURES, Float.NaN);
    train.setLabel(labels);
    Booster booster =
        XGBoost.train(
            train,
            Map.of("objective", "reg:squarederror", "tree_method", "exact", "nthread", 1),
            ROUNDS,
            Map.of(),
            null,
            null);
    return booster.predict(train);
  }

  private static XGBoostSageMakerEstimator estimator(String version) {
    return new XGBoostSageMakerEstimator()
        .setImageVersion(version)
        .setObjective("reg:squarederror")
        .setTreeMethod("exact")
        .setNumRound(ROUNDS);
  }

  static Stream<Arguments> table() {
    return VERSIONS.stream()
        .flatMap(
            version ->
                Arrays.stream(Stored.values())
                    .flatMap(
                        stored ->
                            Stream.of("sagemaker", "csv", "libsvm", "weighted")
                                .map(format -> Arguments.of(version, stored, format))));
  }

  @ParameterizedTest
  @MethodSource("table")
  void learnsAndScoresAsXGBoostItselfDoes(String version, Stored stored, String format)
      throws XGBoostError {
    Dataset<Row> rows = rows(stored);
    XGBoostSageMakerEstimator estimator = estimator(version);
    if (format.equals("weighted")) {
      estimator.setWeightCol("weight");
    } else {
      estimator.setTrainingSparkDataFormat(format);
    }

    XGBoostSageMakerModel model = estimator.fit(rows);
    try {
      assertThat(model.getFeatureStorage()).isEqualTo(stored.settled);
      requireExpected(model, rows, stored);
      for (String request : List.of("recordio-protobuf", "csv", "libsvm")) {
        requireExpected(
            model.copy(ParamMap.empty()).setRequestRowSerializer(request), rows, stored);
      }
      XGBoostSageMakerModel found =
          XGBoostSageMakerModel.fromTrainingJob(spark, model.getTrainingJobName().orElseThrow());
      assertThat(found.getFeatureStorage()).isEqualTo(stored.settled);
      assertThat(found.getMissing()).isEqualTo("nan");
    } finally {
      model.deleteResources(spark);
    }
  }

  private static void requireExpected(XGBoostSageMakerModel model, Dataset<Row> rows, Stored stored)
      throws XGBoostError {
    List<Row> scored = model.transform(rows).select("prediction").collectAsList();
    float[][] expected = expected(stored);
    assertThat(scored).hasSize(ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(scored.get(i).getDouble(0))
          .as("row %d", i)
          .isCloseTo(expected[i][0], within(1e-6));
    }
  }

  @Test
  void countsFeaturesInRequestsFromWhereTrainingDid() throws XGBoostError {
    Dataset<Row> rows = rows(Stored.SPARSE);
    XGBoostSageMakerEstimator estimator =
        estimator("3.2-0")
            .setTrainingSparkDataFormat("libsvm")
            .setTrainingSparkDataFormatOptions(Map.of("firstIndex", "1"));

    assertThatThrownBy(
            () -> estimator.copy(ParamMap.empty()).setRequestRowSerializer("csv").fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "training data counts features from 1 and requests count them from 0");
    XGBoostSageMakerModel model = estimator.fit(rows);
    try {
      requireExpected(model, rows, Stored.SPARSE);
      requireExpected(
          XGBoostSageMakerModel.fromTrainingJob(spark, model.getTrainingJobName().orElseThrow())
              .setEndpointName(model.getEndpointName().orElseThrow()),
          rows,
          Stored.SPARSE);
    } finally {
      model.deleteResources(spark);
    }
  }

  @Test
  void theImagesRefuseWhatTheirReadersDoNotTake() {
    // Without missing values rows are written as Spark stores them.
    Dataset<Row> plain =
        spark.createDataFrame(
            IntStream.range(0, 12)
                .mapToObj(
                    i ->
                        RowFactory.create(
                            (double) i,
                            1.0,
                            i % 2 == 0
                                ? Vectors.dense(1, 0, i)
                                : Vectors.sparse(3, new int[] {2}, new double[] {i})))
                .toList(),
            SCHEMA);

    assertThatThrownBy(() -> untouched("3.0-5").fit(plain.coalesce(1)))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("is sparse while it is expected to be dense");
    assertThatThrownBy(
            () ->
                untouched("3.2-0")
                    .fit(
                        spark.createDataFrame(
                            List.of(
                                RowFactory.create(
                                    1.0, 1.0, Vectors.sparse(3, new int[] {0}, new double[] {1})),
                                RowFactory.create(
                                    0.0, 1.0, Vectors.sparse(3, new int[0], new double[0]))),
                            SCHEMA)))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("incompatible column dimensions");
  }

  private static XGBoostSageMakerEstimator untouched(String version) {
    return estimator(version).setMissing("refuse").setEndpointCreationPolicy("DO_NOT_CREATE");
  }
}
