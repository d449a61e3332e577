package org.sagemakerspark.processor.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "k, k",
    "feature_dim, featureDim",
    "local_lloyd_max_iter, localLloydMaxIter",
    "l1, l1",
    "beta_1, beta1",
    "learning-rate, learningRate",
    "optimizer.name, optimizerName",
    "--flag, flag",
    "Alpha_Beta, alphaBeta",
    "LOG_LEVEL, logLevel",
    "LEVEL, level",
    "_x_, x",
    "featureDim, featureDim",
    "___, ''"
  })
  void makesCamelCaseParamsFromNamesOnTheWire(String wireName, String param) {
    assertThat(Names.param(wireName)).isEqualTo(param);
  }

  @Test
  void makesAccessorsFromParams() {
    assertThat(Names.methods("featureDim"))
        .containsExactly("featureDim", "getFeatureDim", "setFeatureDim");
    assertThat(Names.columnParam("closest_cluster")).isEqualTo("closestClusterCol");
    assertThat(Names.pythonModule("linear-learner")).isEqualTo("linear_learner");
  }

  @ParameterizedTest
  @CsvSource({
    "lambda, Python",
    "default, Java",
    "params, PySpark",
    "copy, PySpark",
    "class, Java",
    "from, Python"
  })
  void knowsWordsThatNoParamCanBeCalled(String word, String language) {
    assertThat(Names.reservation(word))
        .hasValueSatisfying(why -> assertThat(why).contains(language));
  }

  @Test
  void reservesNoOrdinaryWord() {
    assertThat(Names.reservation("epochs")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "objective, binary:logistic, OBJECTIVE_BINARY_LOGISTIC",
    "imageVersion, 1.7-1, IMAGE_VERSION_1_7_1",
    "treeMethod, hist, TREE_METHOD_HIST",
    "evalMetric, '<=>', EVAL_METRIC"
  })
  void makesConstantsOfValues(String param, String value, String constant) {
    assertThat(Names.constant(param, value)).isEqualTo(constant);
  }
}
