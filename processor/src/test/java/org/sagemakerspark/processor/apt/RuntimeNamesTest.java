package org.sagemakerspark.processor.apt;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        RuntimeNames.ANNOTATION,
        RuntimeNames.ANNOTATIONS,
        RuntimeNames.ESTIMATOR_BASE,
        RuntimeNames.WEIGHT_BASE,
        RuntimeNames.MODEL_BASE,
        RuntimeNames.ESTIMATOR_SERVICE,
        RuntimeNames.TRANSFORMER_SERVICE
      })
  void isAClassThatExists(String name) {
    assertThatCode(() -> Class.forName(name, false, getClass().getClassLoader()))
        .doesNotThrowAnyException();
  }
}
