package org.sagemakerspark.processor.emit.java;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignNamesTest {

  static List<ClassName> names() {
    return Arrays.stream(ForeignNames.class.getDeclaredFields())
        .filter(field -> field.getType() == ClassName.class)
        .map(ForeignNamesTest::value)
        .toList();
  }

  private static ClassName value(Field field) {
    try {
      return (ClassName) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isAClassThatExists(ClassName name) {
    assertThatCode(() -> Class.forName(name.reflectionName(), false, getClass().getClassLoader()))
        .doesNotThrowAnyException();
  }
}
