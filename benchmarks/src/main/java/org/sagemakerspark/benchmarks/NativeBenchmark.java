package org.sagemakerspark.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.classification.FMClassificationModel;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.mllib.linalg.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sagemakerspark.artifacts.FactorizationModel;
import org.sagemakerspark.artifacts.FeatureRow;
import org.sagemakerspark.artifacts.KMeansModel;
import org.sagemakerspark.artifacts.LinearModel;
import org.sagemakerspark.artifacts.LinearModel.PredictorType;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.artifacts.PcaModel;

/**
 * Scoring one dense row by a model in memory: ours, and the same model of MLlib's. No row is nearer
 * to its centre than the centres are to each other, so that no bound on distances saves any of
 * them. Run: {@code ./sagemaker-spark bench native}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(1)
@State(Scope.Thread)
public class NativeBenchmark {

  static final int FEATURES = 784;
  static final int CLUSTERS = 10;
  static final int COMPONENTS = 50;
  static final int FACTORS = 64;

  private static final int ROWS = 64;
  private static final long SEED = 20261102;

  /** The algorithm, with the sizes that the name says. */
  @Param({"kmeans784x10", "linear784", "pca784x50", "fm784x64"})
  public String model;

  private final FeatureRow[] rows = new FeatureRow[ROWS];
  private final Vector[] vectors = new Vector[ROWS];
  private Model.Scorer scorer;
  private float[] answer;
  private SparkModel spark;
  private int next;

  /** Scores a row as a model of MLlib's does it. */
  private interface SparkModel {
    double score(Vector row);
  }

  /** Makes the rows and both models. */
  @Setup
  public void makeModels() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROWS; i++) {
      float[] row = numbers(random, FEATURES);
      rows[i] = FeatureRow.dense(row);
      vectors[i] = new DenseVector(wide(row));
    }
    Model ours =
        switch (model) {
          case "kmeans784x10" -> kmeans(random);
          case "linear784" -> linear(random);
          case "pca784x50" -> pca(random);
          case "fm784x64" -> factorization(random);
          default -> throw new IllegalArgumentException(model);
        };
    scorer = ours.scorer();
    answer = new float[ours.answerLength()];
  }

  /** Ours. */
  @Benchmark
  public float ours() {
    scorer.score(rows[nextRow()], answer);
    return answer[0];
  }

  /** MLlib's. */
  @Benchmark
  public double mllib() {
    return spark.score(vectors[nextRow()]);
  }

  private int nextRow() {
    next = (next + 1) % ROWS;
    return next;
  }

  private Model kmeans(Random random) {
    float[][] centres = new float[CLUSTERS][];
    var vectors = new org.apache.spark.mllib.linalg.Vector[CLUSTERS];
    for (int i = 0; i < CLUSTERS; i++) {
      centres[i] = numbers(random, FEATURES);
      vectors[i] = Vectors.dense(wide(centres[i]));
    }
    var model =
        new org.apache.spark.ml.clustering.KMeansModel(
            "kmeans", new org.apache.spark.mllib.clustering.KMeansModel(vectors));
    spark = model::predict;
    return new KMeansModel(centres);
  }

  private Model linear(Random random) {
    float[] weights = numbers(random, FEATURES);
    var model = new LinearRegressionModel("linear", new DenseVector(wide(weights)), 1);
    spark = model::predict;
    return new LinearModel(PredictorType.REGRESSOR, new float[][] {weights}, new float[] {1});
  }

  /** MLlib's model only scores DataFrames, each row by the product that is taken here. */
  private Model pca(Random random) {
    float[][] components = new float[COMPONENTS][];
    for (int i = 0; i < COMPONENTS; i++) {
      components[i] = numbers(random, FEATURES);
    }
    Matrix transposed = columns(components).transpose();
    spark = row -> transposed.multiply(row).apply(0);
    return new PcaModel(numbers(random, COMPONENTS), components, null);
  }

  private Model factorization(Random random) {
    float[] linear = numbers(random, FEATURES);
    float[][] factors = new float[FACTORS][];
    for (int i = 0; i < FACTORS; i++) {
      factors[i] = numbers(random, FEATURES);
    }
    var model = new FMClassificationModel("fm", 1, new DenseVector(wide(linear)), columns(factors));
    spark = model::predict;
    return new FactorizationModel(true, 1, linear, factors);
  }

  private static DenseMatrix columns(float[][] columns) {
    double[] values = new double[columns.length * FEATURES];
    for (int i = 0; i < columns.length; i++) {
      System.arraycopy(wide(columns[i]), 0, values, i * FEATURES, FEATURES);
    }
    return new DenseMatrix(FEATURES, columns.length, values);
  }

  private static double[] wide(float[] numbers) {
    double[] wide = new double[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return wide;
  }

  private static float[] numbers(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
