package org.sagemakerspark.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;

/**
 * Models that XGBoost itself has trained: what they answer here, and what XGBoost4J says. {@code
 * -Dtests.models=1000} makes so many.
 */
class XGBoostOracleTest {

  private static final int MODELS = Integer.getInteger("tests.models", 120);
  private static final int ROWS = 60;

  /** Where the binary form says which XGBoost has written it. */
  private static final int MAJOR_VERSION = 24;

  /** XGBoost sums up in 32 bits, as is done here, but has an exponential function of its own. */
  private static final double MOST = 1e-6;

  private static final List<String> OBJECTIVES =
      List.of(
          "reg:squarederror",
          "reg:squaredlogerror",
          "reg:pseudohubererror",
          "reg:absoluteerror",
          "reg:logistic",
          "binary:logistic",
          "binary:logitraw",
          "binary:hinge",
          "count:poisson",
          "reg:gamma",
          "reg:tweedie",
          "survival:cox",
          "survival:aft",
          "multi:softmax",
          "multi:softprob",
          "rank:pairwise",
          "rank:ndcg",
          "rank:map");

  @Test
  void answersAsXgboostDoes() throws Exception {
    Random random = new Random(30);
    double most = 0;
    int compared = 0;
    for (int i = 0; i < MODELS; i++) {
      String objective = OBJECTIVES.get(i % OBJECTIVES.size());
      int features = 1 + random.nextInt(12);
      float[] rows = rows(random, features);
      DMatrix matrix = new DMatrix(rows, ROWS, features, Float.NaN);
      Booster booster = train(random, objective, matrix);
      float[][] expected = booster.predict(matrix);
      for (String format : List.of("ubj", "json", "deprecated")) {
        XGBoostModel model = XGBoostModel.of(booster.toByteArray(format));
        assertThat(model.featureCount()).isEqualTo(features);
        float[] answer = new float[model.answerLength()];
        Model.Scorer scorer = model.scorer();
        for (int row = 0; row < ROWS; row++) {
          scorer.score(row(rows, row, features, random.nextBoolean()), answer);
          assertThat(answer).hasSameSizeAs(expected[row]);
          for (int j = 0; j < answer.length; j++) {
            double away = away(answer[j], expected[row][j]);
            assertThat(away).as(objective).isLessThanOrEqualTo(MOST);
            most = Math.max(most, away);
            compared++;
          }
        }
      }
      booster.dispose();
      matrix.dispose();
    }
    System.out.println(compared + " answers of " + MODELS + " models: at most " + most + " away");
    assertThat(compared).isGreaterThanOrEqualTo(MODELS * ROWS * 3);
  }

  /** Gives the relative difference; none between two that are not finite in the same way. */
  private static double away(float actual, float expected) {
    return Float.compare(actual, expected) == 0
        ? 0
        : Math.abs((double) actual - expected) / Math.max(Math.abs(expected), 1e-30);
  }

  @Test
  void refusesWhatItCannotRead() throws Exception {
    assertThatThrownBy(() -> XGBoostModel.of(new byte[] {(byte) 0x80, 3, 'c'}))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("A Python pickle (images 0.90 to 1.3-1) is not read here")
        .hasMessageContaining("save_model()");
    DMatrix matrix = new DMatrix(rows(new Random(1), 2), ROWS, 2, Float.NaN);
    String whole =
        new String(
            train(new Random(1), "reg:squarederror", matrix).toByteArray("json"),
            StandardCharsets.UTF_8);
    assertRefused(
        whole.replace("reg:squarederror", "mine:own"), "learner.objective.name: expected");
    assertRefused(whole.replace("\"num_feature\":\"2\"", "\"num_feature\":\"x\""), "num_feature");
    assertRefused(
        whole.replaceFirst("\"left_children\":\\[1", "\"left_children\":[0"), "behind it");
    assertRefused(whole.replaceFirst("\"left_children\"", "\"left\""), "the member left_children");
    assertRefused(whole.substring(0, whole.length() / 2), "at character");
  }

  private static void assertRefused(String json, String message) {
    assertThatThrownBy(() -> XGBoostModel.of(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ArtifactException.class)
        .hasMessageStartingWith("xgboost-model")
        .hasMessageContaining(message);
  }

  @Test
  void answersByTheBestRoundsWhereTheContainerDoes() throws Exception {
    Random random = new Random(31);
    float[] rows = rows(random, 3);
    DMatrix matrix = new DMatrix(rows, ROWS, 3, Float.NaN);
    matrix.setLabel(labels(random, "reg:squarederror"));
    Booster booster =
        XGBoost.train(matrix, Map.of("max_depth", 3, "nthread", 1), 6, Map.of(), null, null);
    booster.setAttr("best_ntree_limit", "2");
    String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
    float[][] all = booster.predict(matrix);
    float[][] best = booster.predict(matrix, false, 2);

    assertAnswers(json, rows, all);
    // The binary form keeps the attribute, and 2 as the first number of its version.
    byte[] binary = booster.toByteArray("deprecated");
    assertAnswers(binary, rows, all);
    binary[MAJOR_VERSION] = 1;
    assertAnswers(binary, rows, best);
    byte[] unmarked = Arrays.copyOfRange(binary, 4, binary.length);
    assertAnswers(unmarked, rows, best);
    assertAnswers(json.replaceAll("\"version\":\\[2,1,4]", "\"version\":[1,7,4]"), rows, best);
  }

  private static void assertAnswers(String json, float[] rows, float[][] expected)
      throws ArtifactException {
    assertAnswers(json.getBytes(StandardCharsets.UTF_8), rows, expected);
  }

  private static void assertAnswers(byte[] file, float[] rows, float[][] expected)
      throws ArtifactException {
    Model.Scorer scorer = XGBoostModel.of(file).scorer();
    float[] answer = new float[1];
    for (int row = 0; row < ROWS; row++) {
      scorer.score(row(rows, row, 3, false), answer);
      assertThat(answer).containsExactly(expected[row]);
    }
  }

  private static Booster train(Random random, String objective, DMatrix matrix) throws Exception {
    Map<String, Object> parameters = new HashMap<>();
    boolean aft = objective.equals("survival:aft");
    parameters.put("objective", aft ? "count:poisson" : objective);
    parameters.put("nthread", 1);
    parameters.put("max_depth", 1 + random.nextInt(6));
    parameters.put("seed", random.nextInt());
    parameters.put("verbosity", 0);
    boolean median = objective.endsWith("absoluteerror");
    parameters.put("num_parallel_tree", median ? 1 : 1 + random.nextInt(2));
    matrix.setLabel(labels(random, objective));
    if (objective.startsWith("multi:")) {
      parameters.put("num_class", 3);
    } else if (objective.startsWith("rank:")) {
      matrix.setGroup(new int[] {ROWS / 2, ROWS - ROWS / 2});
    } else if (!median && random.nextBoolean()) {
      parameters.put("base_score", 0.3);
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        parameters.put("booster", "dart");
        parameters.put("rate_drop", 0.3);
      }
      case 1 -> {
        // One that boosts linear models has no leaf for a median.
        if (!median) {
          parameters.put("booster", "gblinear");
          parameters.remove("max_depth");
          parameters.remove("num_parallel_tree");
        }
      }
      default -> parameters.put("booster", "gbtree");
    }
    Booster booster =
        XGBoost.train(matrix, parameters, 1 + random.nextInt(8), Map.of(), null, null);
    return aft ? asAft(booster) : booster;
  }

  /** XGBoost4J cannot give the bounds that this objective learns from, but it answers by it. */
  private static Booster asAft(Booster booster) throws Exception {
    String json =
        new String(booster.toByteArray("json"), StandardCharsets.UTF_8)
            .replaceAll(
                "\\{\"name\":\"count:poisson\",\"poisson_regression_param\":\\{[^}]*}}",
                "{\"name\":\"survival:aft\",\"aft_loss_param\":"
                    + "{\"aft_loss_distribution\":\"normal\",\"aft_loss_distribution_scale\":\"1\"}}");
    return XGBoost.loadModel(json.getBytes(StandardCharsets.UTF_8));
  }

  private static float[] labels(Random random, String objective) {
    float[] labels = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      labels[i] =
          switch (objective.split(":", 2)[0]) {
            case "binary" -> random.nextInt(2);
            case "multi" -> random.nextInt(3);
            case "rank" -> random.nextInt(2);
            default ->
                objective.equals("reg:logistic") ? random.nextFloat() : 1 + random.nextInt(9);
          };
    }
    return labels;
  }

  private static float[] rows(Random random, int features) {
    float[] rows = new float[ROWS * features];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(5) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return rows;
  }

  private static FeatureRow row(float[] rows, int index, int features, boolean sparse) {
    float[] dense = Arrays.copyOfRange(rows, index * features, (index + 1) * features);
    if (!sparse) {
      return FeatureRow.dense(dense);
    }
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < features; i++) {
      if (!Float.isNaN(dense[i])) {
        keys.add(i);
      }
    }
    float[] values = new float[keys.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = dense[keys.get(i)];
    }
    return FeatureRow.sparse(features, keys.stream().mapToInt(Integer::intValue).toArray(), values);
  }
}
