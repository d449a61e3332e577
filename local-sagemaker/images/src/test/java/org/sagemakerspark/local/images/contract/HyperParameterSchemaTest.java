package org.sagemakerspark.local.images.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The images take the hyperparameters that their tables list, and no others. */
class HyperParameterSchemaTest {

  @Test
  void fillsInTheDefaultsOfEveryTable() throws Exception {
    assertThat(check("kmeans", "k", "3", "feature_dim", "2").integer("local_lloyd_max_iter"))
        .isEqualTo(300);
    HyperParameters pca =
        check("pca", "num_components", "3", "feature_dim", "5", "mini_batch_size", "1");
    assertThat(pca.flag("subtract_mean")).isTrue();
    assertThat(check("linear-learner", "predictor_type", "regressor").isAuto("l1")).isTrue();
    assertThat(
            check(
                    "factorization-machines",
                    "feature_dim",
                    "2",
                    "num_factors",
                    "2",
                    "predictor_type",
                    "regressor")
                .number("factors_wd"))
        .isEqualTo(1e-5);
    assertThat(
            check("lda", "num_topics", "3", "feature_dim", "5", "mini_batch_size", "1")
                .number("alpha0"))
        .isEqualTo(1);
    assertThat(check("xgboost", "num_round", "3").text("objective")).isEqualTo("reg:squarederror");
  }

  @Test
  void reportsAllThatIsWrongAtOnce() {
    assertThatThrownBy(() -> check("kmeans", "k", "0", "clusters", "3"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("'k' is '0'; it must be an integer of at least 1")
        .hasMessageContaining("Additional properties are not allowed ('clusters' was unexpected)")
        .hasMessageContaining("'feature_dim' is a required property");
  }

  @Test
  void refusesUnknownNamesInTheWordsOfXgboost() {
    assertThatThrownBy(() -> check("xgboost", "num_round", "1", "rounds", "3"))
        .hasMessageContaining("Extraneous hyperparameter found: rounds");
  }

  @Test
  void keepsToOpenAndClosedBounds() throws Exception {
    assertThat(check("xgboost", "num_round", "1", "eta", "0").number("eta")).isZero();
    assertThatThrownBy(() -> check("xgboost", "num_round", "1", "subsample", "0"))
        .hasMessageContaining("'subsample' is '0'; it must be a number above 0 and of at most 1");
  }

  @Test
  void takesUnionsWordsAndLists() throws Exception {
    assertThat(check("linear-learner", "predictor_type", "regressor", "l1", "0.5").number("l1"))
        .isEqualTo(0.5);
    assertThat(
            check("xgboost", "num_round", "1", "eval_metric", "error@0.3,auc").text("eval_metric"))
        .isEqualTo("error@0.3,auc");
    assertThatThrownBy(
            () -> check("kmeans", "k", "1", "feature_dim", "1", "eval_metrics", "[\"mse\"]"))
        .hasMessageContaining(
            "'eval_metrics' is '[\"mse\"]'; it must be a JSON list of [msd, ssd]");
  }

  @Test
  void warnsByNameAboutWhatHasNoEffect() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    check("kmeans", "k", "1", "feature_dim", "1", "half_life_time_size", "3")
        .warnIfGiven(
            new ContainerLog(new PrintStream(out, true, StandardCharsets.UTF_8)),
            "half_life_time_size",
            "mini_batch_size");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("WARNING] Hyperparameter half_life_time_size has no effect")
        .doesNotContain("mini_batch_size");
  }

  private static HyperParameters check(String algorithm, String... pairs)
      throws IOException, UserErrorException {
    Map<String, String> given = new java.util.TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      given.put(pairs[i], pairs[i + 1]);
    }
    return HyperParameterSchema.of(algorithm).check(given);
  }
}
