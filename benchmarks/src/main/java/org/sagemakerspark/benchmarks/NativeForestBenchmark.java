package org.sagemakerspark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sagemakerspark.artifacts.FeatureRow;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.artifacts.XGBoostModel;

/**
 * Scoring one dense row of 30 features by 100 trees of depth 6: ours, and XGBoost4J on one thread,
 * which is given many rows at a time. Run: {@code ./sagemaker-spark bench native}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(1)
@State(Scope.Thread)
public class NativeForestBenchmark {

  private static final int ROWS = 4096;
  private static final int FEATURES = NativeModels.Trees.FEATURES;
  private static final long SEED = 1;

  private final FeatureRow[] rows = new FeatureRow[ROWS];
  private final float[] answer = new float[1];
  private float[] all;
  private Booster booster;
  private Model.Scorer scorer;
  private int next;

  /** Trains a model and reads it. */
  @Setup
  public void train() throws XGBoostError, IOException {
    booster = NativeModels.Trees.train();
    Path folder = Files.createTempDirectory("xgboost");
    Path file = folder.resolve("xgboost-model");
    Files.write(file, booster.toByteArray("ubj"));
    scorer = XGBoostModel.read(folder).scorer();
    Files.delete(file);
    Files.delete(folder);
    float[][] numbers = NativeModels.rows(new Random(SEED), ROWS, FEATURES);
    all = new float[ROWS * FEATURES];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = FeatureRow.dense(numbers[i]);
      System.arraycopy(numbers[i], 0, all, i * FEATURES, FEATURES);
    }
  }

  /** Ours. */
  @Benchmark
  public float ours() {
    next = (next + 1) % ROWS;
    scorer.score(rows[next], answer);
    return answer[0];
  }

  /** XGBoost4J, from the same numbers. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[][] xgboost4j() throws XGBoostError {
    return booster.inplace_predict(all, ROWS, FEATURES, Float.NaN);
  }

  /** XGBoost4J, from a matrix; it would remember what it has answered to the same one. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[][] xgboost4jMatrix() throws XGBoostError {
    DMatrix matrix = new DMatrix(all, ROWS, FEATURES, Float.NaN);
    try {
      return booster.predict(matrix);
    } finally {
      matrix.dispose();
    }
  }
}
