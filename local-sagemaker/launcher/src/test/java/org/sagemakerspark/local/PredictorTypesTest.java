package org.sagemakerspark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.PredictionModel;
import org.apache.spark.ml.classification.FMClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
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
import org.sagemakerspark.local.record.RecordProtos.Record;

/** Binary classifiers and regressors err as little as Spark MLlib does on the same rows. */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictorTypesTest {

  private static final String RECORDIO = "application/x-recordio-protobuf";

  private record Labeled(List<float[]> rows, List<Float> labels) {

    byte[] records() {
      return TestRecords.encode(rows, labels);
    }
  }

  private final Digits train = Digits.train().first(1000);
  private final Digits heldOut = Digits.heldOut().first(300);
  private TestJobs jobs;
  private JavaSparkContext spark;

  @BeforeAll
  void start(LocalSageMaker local) {
    jobs = new TestJobs(local, "predictors");
    spark =
        new JavaSparkContext(
            new SparkConf(false)
                .setMaster("local[2]")
                .setAppName("oracle")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
  }

  @AfterAll
  void stopSpark() {
    spark.close();
  }

  @Test
  void linearLearnerTellsEvenFromOddDigitsAsMllibDoes() throws IOException {
    Labeled rows = digits(train, digit -> digit % 2 == 0);
    Labeled others = digits(heldOut, digit -> digit % 2 == 0);
    DescribeTrainingJobResult trained =
        train(
            "linear-learner",
            Map.of("predictor_type", "binary_classifier", "wd", "0.01"),
            rows,
            others);

    double error = error("linear-learner", others);
    double oracle =
        error(new LogisticRegression().setRegParam(0.01).setMaxIter(15).fit(table(rows)), others);
    assertThat(error).isLessThan(0.15).isCloseTo(oracle, within(0.01));
    assertThat(TestJobs.metric(trained, "test:binary_classification_accuracy"))
        .isCloseTo(1 - error, within(1e-4));
  }

  @Test
  void linearLearnerPredictsNumbersAsMllibDoes() throws IOException {
    Labeled rows = numbers(train);
    Labeled others = numbers(heldOut);
    DescribeTrainingJobResult trained =
        train("linear-regressor", Map.of("predictor_type", "regressor", "wd", "0.1"), rows, others);

    double rmse = rmse(scores("linear-regressor", others), others);
    double oracle =
        rmse(
            predictions(
                new LinearRegression().setRegParam(0.1).setMaxIter(15).fit(table(rows)), others),
            others);
    assertThat(rmse).isCloseTo(oracle, within(0.05));
    assertThat(TestJobs.metric(trained, "test:rmse")).isCloseTo(rmse, within(1e-3));
  }

  @Test
  void factorizationMachinesClassifyByPairsOfFeaturesAsMllibDoes() throws IOException {
    Labeled rows = pairs(600, 5);
    Labeled others = pairs(300, 6);
    DescribeTrainingJobResult trained =
        train(
            "factorization-machines",
            Map.of("predictor_type", "binary_classifier", "feature_dim", "6", "num_factors", "4"),
            rows,
            others);

    double error = error("factorization-machines", others);
    double oracle =
        error(
            new FMClassifier().setFactorSize(4).setStepSize(0.1).setSeed(1).fit(table(rows)),
            others);
    assertThat(error).isLessThan(0.1).isCloseTo(oracle, within(0.05));
    assertThat(TestJobs.metric(trained, "test:binary_classification_accuracy"))
        .isCloseTo(1 - error, within(1e-4));
  }

  /** Trains on one set of rows, is tested on another, and is hosted under the name. */
  private DescribeTrainingJobResult train(
      String name, Map<String, String> hyperParameters, Labeled rows, Labeled others) {
    String image = TestJobs.image(name.replace("regressor", "learner"));
    jobs.put(name + "/part", rows.records());
    jobs.put(name + "-test/part", others.records());
    CreateTrainingJobRequest request =
        jobs.training(
            name,
            hyperParameters,
            jobs.channel("train", "S3Prefix", name + "/"),
            jobs.channel("test", "S3Prefix", name + "-test/"));
    request.getAlgorithmSpecification().setTrainingImage(image);
    DescribeTrainingJobResult trained = jobs.train(request);
    assertThat(trained.getFailureReason()).isNull();
    jobs.host(name, image, trained.getModelArtifacts().getS3ModelArtifacts());
    return trained;
  }

  private static Labeled digits(Digits digits, IntPredicate positive) {
    return new Labeled(
        digits.pixels(),
        digits.labels().stream().map(digit -> positive.test(digit) ? 1f : 0f).toList());
  }

  private static Labeled numbers(Digits digits) {
    return new Labeled(digits.pixels(), digits.labels().stream().map(Integer::floatValue).toList());
  }

  /** The class depends on the products of two pairs of features, which no linear model sees. */
  private static Labeled pairs(int count, long seed) {
    Random random = new Random(seed);
    Labeled labeled = new Labeled(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < count; i++) {
      float[] row = new float[6];
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) random.nextGaussian();
      }
      labeled.rows().add(row);
      labeled.labels().add(3 * row[0] * row[1] - 2 * row[2] * row[3] > 0 ? 1f : 0f);
    }
    return labeled;
  }

  private List<Double> scores(String endpoint, Labeled rows) throws IOException {
    byte[] answers = jobs.invoke(endpoint, RECORDIO, RECORDIO, TestRecords.encode(rows.rows()));
    List<Double> scores = new ArrayList<>();
    for (Record answer : TestRecords.decode(answers)) {
      scores.add(TestRecords.numbers(answer, "score").get(0).doubleValue());
    }
    assertThat(scores).hasSameSizeAs(rows.rows());
    return scores;
  }

  private double error(String endpoint, Labeled rows) throws IOException {
    return error(
        scores(endpoint, rows).stream().map(score -> score >= 0.5 ? 1.0 : 0.0).toList(), rows);
  }

  private static double error(PredictionModel<Vector, ?> oracle, Labeled rows) {
    return error(predictions(oracle, rows), rows);
  }

  private static double error(List<Double> predicted, Labeled rows) {
    int errors = 0;
    for (int i = 0; i < predicted.size(); i++) {
      errors += predicted.get(i) == rows.labels().get(i).doubleValue() ? 0 : 1;
    }
    return errors / (double) predicted.size();
  }

  private static double rmse(List<Double> predicted, Labeled rows) {
    double squares = 0;
    for (int i = 0; i < predicted.size(); i++) {
      squares += Math.pow(predicted.get(i) - rows.labels().get(i), 2);
    }
    return Math.sqrt(squares / predicted.size());
  }

  private static List<Double> predictions(PredictionModel<Vector, ?> oracle, Labeled rows) {
    return rows.rows().stream().map(row -> oracle.predict(vector(row))).toList();
  }

  private static Dataset<Row> table(Labeled labeled) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < labeled.rows().size(); i++) {
      rows.add(
          RowFactory.create(labeled.labels().get(i).doubleValue(), vector(labeled.rows().get(i))));
    }
    return SparkSession.builder()
        .getOrCreate()
        .createDataFrame(
            rows,
            new StructType()
                .add("label", DataTypes.DoubleType)
                .add("features", SQLDataTypes.VectorType()));
  }

  private static Vector vector(float[] row) {
    double[] values = new double[row.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row[i];
    }
    return Vectors.dense(values);
  }
}
