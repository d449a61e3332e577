package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
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
import org.sagemakerspark.testing.SageMakerFixture;
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

  /**
   * Versions whose readers are one and the same: encoder.py, serve_utils.py and data_utils.py of
   * these tags of aws/sagemaker-xgboost-container differ in nothing that a row shows. The cases
   * take turns.
   */
  private static final List<String> WITH_MLIO =
      List.of("0.90-2", "1.0-1", "1.2-2", "1.3-1", "1.5-1", "1.7-1", "3.0-5");

  /** Has a reader of its own. */
  private static final String WITH_OWN_READER = "3.2-0";

  /** Reads no records. */
  private static final String LEGACY = "1";

  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("weight", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;
  private SageMakerFixture embedded;

  MissingValuesTest(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.sageMaker = sageMaker;
  }

  @BeforeEach
  void useTheEmbeddedSageMaker() {
    embedded = new SageMakerFixture(spark, sageMaker);
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

  /**
   * Files of text are read by XGBoost itself in every version, so one training serves all; records
   * are read by the version's own reader.
   */
  static List<Arguments> table() {
    List<Arguments> table = new ArrayList<>();
    int turn = 0;
    for (Stored stored : Stored.values()) {
      for (String format : List.of("csv", "libsvm", "weighted")) {
        String version = WITH_MLIO.get(turn++ % WITH_MLIO.size());
        table.add(Arguments.of(stored, format, List.of(version, WITH_OWN_READER, LEGACY)));
      }
      table.add(
          Arguments.of(stored, "sagemaker", List.of(WITH_MLIO.get(turn++ % WITH_MLIO.size()))));
      table.add(Arguments.of(stored, "sagemaker", List.of(WITH_OWN_READER)));
    }
    return table;
  }

  @ParameterizedTest
  @MethodSource("table")
  void learnsAndScoresAsXGBoostItselfDoes(Stored stored, String format, List<String> versions)
      throws XGBoostError {
    Dataset<Row> rows = rows(stored);
    XGBoostSageMakerEstimator estimator =
        estimator(versions.get(0)).setEndpointCreationPolicy("DO_NOT_CREATE");
    if (format.equals("weighted")) {
      estimator.setWeightCol("weight");
    } else {
      estimator.setTrainingSparkDataFormat(format);
    }

    XGBoostSageMakerModel model = estimator.fit(rows);

    assertThat(model.getFeatureStorage()).isEqualTo(stored.settled);
    for (String version : versions) {
      XGBoostSageMakerModel served =
          XGBoostSageMakerModel.fromTrainingJob(spark, model.getTrainingJobName().orElseThrow());
      assertThat(served.getFeatureStorage()).isEqualTo(stored.settled);
      assertThat(served.getMissing()).isEqualTo("nan");
      // An endpoint is not even made where its image does not read what would be sent.
      served.setModelImage(image(served, version)).setRequestRowSerializer("csv");
      served.createEndpoint(spark);
      try {
        for (String request : List.of("csv", "libsvm", "recordio-protobuf")) {
          XGBoostSageMakerModel asked =
              served.copy(ParamMap.empty()).setRequestRowSerializer(request);
          if (version.equals(LEGACY) && request.equals("recordio-protobuf")) {
            assertThatThrownBy(() -> asked.transform(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the image xgboost:1 does not read requests");
          } else {
            requireExpected(asked, rows, stored);
          }
        }
      } finally {
        served.deleteResources(spark);
      }
    }
  }

  private static String image(XGBoostSageMakerModel model, String version) {
    String registry = model.getModelImage().orElseThrow().replaceFirst("[^/]+$", "");
    return registry + (version.equals(LEGACY) ? "xgboost:" : "sagemaker-xgboost:") + version;
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

  /** Such a number is written in parts by default, which the image takes for damage. */
  @Test
  void learnsAndScoresNumbersThatLookLikeTheBeginningOfARecord() {
    // The word 0xced7230a at each place that it can have between two numbers.
    double[] numbers = new double[8];
    for (int shift = 0; shift < 4; shift++) {
      ByteBuffer pair = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      pair.putInt(shift, 0xced7230a);
      numbers[2 * shift] = pair.getFloat(0);
      numbers[2 * shift + 1] = pair.getFloat(4);
    }
    Dataset<Row> rows =
        spark.createDataFrame(
            List.of(
                RowFactory.create(1.0, 1.0, Vectors.dense(numbers)),
                RowFactory.create(0.0, 1.0, Vectors.dense(new double[8]))),
            SCHEMA);

    XGBoostSageMakerModel model = estimator(WITH_OWN_READER).setMinChildWeight(0).fit(rows);
    try {
      List<Row> scored = model.transform(rows).select("label", "prediction").collectAsList();
      assertThat(scored).hasSize(2);
      assertThat(scored).allMatch(row -> Math.abs(row.getDouble(0) - row.getDouble(1)) < 0.2);
    } finally {
      model.deleteResources(spark);
    }
    assertThatThrownBy(
            () ->
                untouched(WITH_OWN_READER)
                    .setTrainingSparkDataFormat("sagemaker")
                    .setTrainingSparkDataFormatOptions(Map.of("multiPart", "true"))
                    .fit(rows))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("Truncated record");
  }

  /** Python's csv.Sniffer would take the minus of -2.5E-4 for the delimiter. */
  @Test
  void scoresALineOfOneNumber() {
    List<Row> table = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      table.add(
          RowFactory.create((double) (i % 2), 1.0, Vectors.dense(i % 2 == 0 ? -2.5e-4 : 0.5)));
    }
    Dataset<Row> rows = spark.createDataFrame(table, SCHEMA).coalesce(1);

    XGBoostSageMakerModel model = estimator("1.7-1").setRequestRowSerializer("csv").fit(rows);
    try {
      assertThat(model.transform(rows).select("label", "prediction").collectAsList())
          .hasSize(20)
          .allMatch(row -> Math.abs(row.getDouble(0) - row.getDouble(1)) < 0.2);
    } finally {
      model.deleteResources(spark);
    }
  }

  private static XGBoostSageMakerEstimator untouched(String version) {
    return estimator(version).setMissing("refuse").setEndpointCreationPolicy("DO_NOT_CREATE");
  }
}
