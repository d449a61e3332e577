package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.processor.naming.RuntimeNames;

class RuntimeNamesTest {

  static Stream<String> names() {
    return Stream.concat(
        RuntimeNames.BASES.stream(),
        Stream.of(
            RuntimeNames.ANNOTATION,
            RuntimeNames.ANNOTATIONS,
            RuntimeNames.ESTIMATOR_SERVICE,
            RuntimeNames.TRANSFORMER_SERVICE));
  }

  @ParameterizedTest
  @MethodSource("names")
  void isAClassThatExists(String name) {
    assertThatCode(() -> Class.forName(name, false, getClass().getClassLoader()))
        .doesNotThrowAnyException();
  }
}
