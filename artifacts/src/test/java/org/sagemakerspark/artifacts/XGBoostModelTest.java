package org.sagemakerspark.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XGBoostModelTest {

  /** What XGBoost 3.2.0 has written of three classes, as far as it is read here. */
  private static final String OF_THREE_CLASSES =
      """
      {"learner": {
        "learner_model_param": {
          "base_score": "[4.620968E-1,-2.3104835E-1,-2.3104835E-1]",
          "boost_from_average": "1", "num_class": "3", "num_feature": "1", "num_target": "1"},
        "objective": {"name": "multi:softprob"},
        "gradient_booster": {
          "name": "gbtree",
          "model": {
            "trees": [
              {"left_children": [1, -1, -1], "right_children": [2, -1, -1],
               "split_indices": [0, 0, 0], "default_left": [0, 0, 0],
               "split_conditions": [4.0, 0.2000002, -0.19999982]},
              {"left_children": [1, -1, -1], "right_children": [2, -1, -1],
               "split_indices": [0, 0, 0], "default_left": [0, 0, 0],
               "split_conditions": [4.0, -0.12000008, 0.119999826]},
              {"left_children": [1, -1, -1], "right_children": [2, -1, -1],
               "split_indices": [0, 0, 0], "default_left": [0, 0, 0],
               "split_conditions": [6.0, -0.13846162, 0.25714272]}],
            "tree_info": [0, 1, 2]}}},
       "version": [3, 2, 0]}
      """;

  /** Rows of which XGBoost 3.2.0 predicts what is expected below. */
  private static final float[] ROWS = {1, 4, Float.NaN};

  @Test
  void beginsTheSumOfEachClassWithANumberOfItsOwn() throws Exception {
    assertAnswers(
        OF_THREE_CLASSES,
        new float[][] {
          {0.5815614f, 0.21115048f, 0.20728812f},
          {0.45038927f, 0.31012228f, 0.23948848f},
          {0.4034953f, 0.27783278f, 0.31867197f}
        });
  }

  @Test
  void beginsTheSumsOfALinearModelWithTheFirstNumberAsXgboostDoes() throws Exception {
    String linear =
        OF_THREE_CLASSES.replaceFirst(
            "(?s)\"name\": \"gbtree\".*}},",
            """
            "name": "gblinear", "model": {"boosted_rounds": 2, "weights": [
              -0.087987676, 0.015711866, 0.07015294, 0.36245006, -0.16319528, -0.20170859]}}},
            """);
    assertAnswers(
        linear,
        new float[][] {
          {0.43065065f, 0.2824076f, 0.28694174f},
          {0.33716884f, 0.30179158f, 0.3610396f},
          {0.46296033f, 0.27369f, 0.26334968f}
        });
  }

  private static void assertAnswers(String model, float[][] expected) throws ArtifactException {
    Model.Scorer scorer = XGBoostModel.of(utf8(model)).scorer();
    float[] answer = new float[3];
    for (int i = 0; i < ROWS.length; i++) {
      scorer.score(FeatureRow.dense(ROWS[i]), answer);
      assertThat(answer).containsExactly(expected[i], within(1e-6f));
    }
  }

  @Test
  void refusesFewerNumbersToBeginWithThanThereAreClasses() {
    for (String base : new String[] {"[0.5,0.5]", "[]", "[0.5,0.5,half]"}) {
      String model =
          OF_THREE_CLASSES.replaceFirst("\"base_score\": \"[^\"]*", "\"base_score\": \"" + base);
      assertThatThrownBy(() -> XGBoostModel.of(utf8(model)))
          .isInstanceOf(ArtifactException.class)
          .hasMessageContainingAll("learner_model_param: expected", "base_score", base);
    }
  }

  @Test
  void refusesMoreClassesThanTheFileHasBytesBeforeItAllocatesForThem() {
    byte[] model =
        utf8(
            """
        {"learner": {
          "learner_model_param": {
            "base_score": "0.5", "num_class": "2147483647", "num_feature": "1"},
          "objective": {"name": "multi:softmax"},
          "gradient_booster": {
            "name": "gbtree",
            "model": {"trees": [], "tree_info": []}}},
         "version": [2, 0, 0]}
        """);

    assertThatThrownBy(() -> XGBoostModel.of(model))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("num_class from 0 to " + model.length)
        .hasMessageContaining("2147483647");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
