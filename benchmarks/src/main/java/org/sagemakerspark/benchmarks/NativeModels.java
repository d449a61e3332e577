package org.sagemakerspark.benchmarks;

import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.sagemakerspark.artifacts.FactorizationModel;
import org.sagemakerspark.artifacts.KMeansModel;
import org.sagemakerspark.artifacts.LinearModel;
import org.sagemakerspark.artifacts.LinearModel.PredictorType;
import org.sagemakerspark.artifacts.PcaModel;

/**
 * The models that are measured, and rows for them. Their numbers are random, so that no row is
 * nearer to a center than the centers are to each other, and no bound on distances saves any.
 */
final class NativeModels {

  static final int FEATURES = 784;

  private static final int CLUSTERS = 10;
  private static final int COMPONENTS = 50;
  private static final int FACTORS = 64;
  private static final long SEED = 20261102;

  private NativeModels() {}

  static KMeansModel kmeans() {
    return new KMeansModel(rows(new Random(SEED), CLUSTERS, FEATURES));
  }

  static LinearModel linear() {
    Random random = new Random(SEED);
    return new LinearModel(PredictorType.REGRESSOR, rows(random, 1, FEATURES), numbers(random, 1));
  }

  static PcaModel pca() {
    Random random = new Random(SEED);
    return new PcaModel(numbers(random, COMPONENTS), rows(random, COMPONENTS, FEATURES), null);
  }

  static FactorizationModel factorization() {
    Random random = new Random(SEED);
    return new FactorizationModel(
        true, 1, numbers(random, FEATURES), rows(random, FACTORS, FEATURES));
  }

  static float[][] rows(Random random, int count, int features) {
    float[][] rows = new float[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = numbers(random, features);
    }
    return rows;
  }

  private static float[] numbers(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** 100 trees of depth 6 on 30 features. */
  static final class Trees {

    static final int FEATURES = 30;

    private static final int ROWS = 20_000;
    private static final int COUNT = 100;
    private static final int DEPTH = 6;

    private Trees() {}

    static Booster train() throws XGBoostError {
      Random random = new Random(SEED);
      float[] features = numbers(random, ROWS * FEATURES);
      DMatrix training = new DMatrix(features, ROWS, FEATURES, Float.NaN);
      training.setLabel(labels(random, features));
      return XGBoost.train(
          training,
          Map.of("objective", "binary:logistic", "max_depth", DEPTH, "nthread", 1),
          COUNT,
          Map.of(),
          null,
          null);
    }

    /** A class that depends on products of features, and on chance, so that trees grow full. */
    private static float[] labels(Random random, float[] features) {
      float[] labels = new float[ROWS];
      for (int i = 0; i < ROWS; i++) {
        double sum = random.nextGaussian();
        for (int j = 0; j + 1 < FEATURES; j++) {
          sum += features[i * FEATURES + j] * features[i * FEATURES + j + 1];
        }
        labels[i] = sum > 0 ? 1 : 0;
      }
      return labels;
    }
  }
}
