package org.sagemakerspark.artifacts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XGBoostModelTest {

  @Test
  void refusesMoreClassesThanTheFileHasBytesBeforeItAllocatesForThem() {
    byte[] model =
        """
        {"learner": {
          "learner_model_param": {
            "base_score": "0.5", "num_class": "2147483647", "num_feature": "1"},
          "objective": {"name": "multi:softmax"},
          "gradient_booster": {
            "name": "gbtree",
            "model": {"trees": [], "tree_info": []}}},
         "version": [2, 0, 0]}
        """
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> XGBoostModel.of(model))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("num_class from 0 to " + model.length)
        .hasMessageContaining("2147483647");
  }
}
