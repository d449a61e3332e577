package org.sagemakerspark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no source of any module may do, and no compiler looks for. */
class SourcesTest {

  private static final Path PROJECT =
      Path.of(System.getProperty("project.data")).getParent().getParent();

  /** Numbers that are written in the digits of the machine's language, such as Arabic ones. */
  private static final Pattern LOCAL_DIGITS =
      Pattern.compile(
          "(String\\.format|\\.printf)\\((?!\\s*Locale\\.ROOT)"
              + "|\"[^\"\\n]*%[-,0-9.]*[dxXfe][^\"\\n]*\"\\s*\\.formatted\\(");

  @Test
  void writesNumbersInTheSameDigitsEverywhere() throws IOException {
    List<Path> sources = sources();

    assertThat(sources).hasSizeGreaterThan(400);
    for (Path source : sources) {
      assertThat(Files.readString(source))
          .as(source.toString())
          .doesNotContainPattern(LOCAL_DIGITS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.format(\"%d\", 1)",
        "String.format(\n    \"%d\", 1)",
        "out.printf(\"%s\", 1)",
        "\"%,d rows\".formatted(1)"
      })
  void findsWhatItLooksFor(String source) {
    assertThat(source).containsPattern(LOCAL_DIGITS);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .toList();
    }
  }
}
