package org.sagemakerspark.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
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
import org.sagemakerspark.artifacts.FeatureRow;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.mllib.SparkTwins;

/**
 * Scoring one dense row by a model in memory: ours, and the same model of MLlib's. Run: {@code
 * ./sagemaker-spark bench native}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(1)
@State(Scope.Thread)
public class NativeBenchmark {

  private static final int ROWS = 64;
  private static final long SEED = 1;

  /** The algorithm, with the sizes that the name says. */
  @Param({"kmeans784x10", "linear784", "pca784x50", "fm784x64"})
  public String model;

  private final FeatureRow[] rows = new FeatureRow[ROWS];
  private final Vector[] vectors = new Vector[ROWS];
  private Model.Scorer scorer;
  private float[] answer;
  private ToDoubleFunction<Vector> spark;
  private int next;

  /** Makes the rows and both models. */
  @Setup
  public void makeModels() {
    float[][] numbers = NativeModels.rows(new Random(SEED), ROWS, NativeModels.FEATURES);
    for (int i = 0; i < ROWS; i++) {
      rows[i] = FeatureRow.dense(numbers[i]);
      double[] wide = new double[NativeModels.FEATURES];
      for (int j = 0; j < wide.length; j++) {
        wide[j] = numbers[i][j];
      }
      vectors[i] = new DenseVector(wide);
    }
    Model ours =
        switch (model) {
          case "kmeans784x10" -> NativeModels.kmeans();
          case "linear784" -> NativeModels.linear();
          case "pca784x50" -> NativeModels.pca();
          case "fm784x64" -> NativeModels.factorization();
          default -> throw new IllegalArgumentException(model);
        };
    spark = ofSpark(ours);
    scorer = ours.scorer();
    answer = new float[ours.answerLength()];
  }

  private ToDoubleFunction<Vector> ofSpark(Model ours) {
    switch (model) {
      case "kmeans784x10" -> {
        var kmeans = SparkTwins.KMEANS.toSpark(ours, "features");
        return kmeans::predict;
      }
      case "linear784" -> {
        var linear = SparkTwins.LINEAR_REGRESSION.toSpark(ours, "features");
        return linear::predict;
      }
      case "pca784x50" -> {
        // MLlib's model only scores DataFrames, each row by the product that is taken here.
        Matrix components = SparkTwins.PCA.toSpark(ours, "features").pc().transpose();
        return row -> components.multiply(row).apply(0);
      }
      default -> {
        var machines = SparkTwins.FM_CLASSIFICATION.toSpark(ours, "features");
        return machines::predict;
      }
    }
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
    return spark.applyAsDouble(vectors[nextRow()]);
  }

  private int nextRow() {
    next = (next + 1) % ROWS;
    return next;
  }
}
