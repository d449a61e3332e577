package org.sagemakerspark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Specs are data from strangers. */
class HostileSpecTest {
  private static final String MINIMAL = Specs.text(Specs.MINIMAL);

  @Test
  void refusesAHugeFile() {
    assertThat(Specs.problems(new byte[100 << 20]))
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(SpecMessage.LIMIT_EXCEEDED);
  }

  @Test
  void refusesTenThousandLevels() {
    String deep =
        MINIMAL.replace(
            "\"default\": 5", "\"default\": " + "[".repeat(10_000) + "]".repeat(10_000));

    assertThat(Specs.problems(deep))
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(SpecMessage.LIMIT_EXCEEDED);
  }

  @Test
  void takesAFileThatBeginsWithAByteOrderMark() {
    assertThat(Specs.problems("\ufeff" + MINIMAL)).isEmpty();
    assertThat(Specs.problems("\ufeff" + MINIMAL.replace("\"Tiny\",", "7,")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.at().column()).isEqualTo(12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "-%s", "0.%s", "%s.5", "1e%s", "1e-%s"})
  void refusesNumbersOfAThousandDigits(String form) {
    String number = String.format(Locale.ROOT, form, "1".repeat(1000));

    assertThat(Specs.problems(MINIMAL.replace("\"max\": 9", "\"max\": " + number)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo(SpecMessage.LIMIT_EXCEEDED);
              assertThat(problem.at().line()).isEqualTo(24);
              assertThat(problem.text())
                  .isEqualTo(
                      "A number is too long. At most 400 digits in a number are allowed. Make it"
                          + " smaller.");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../evil", "a/b", "a\\\\b", "a\\\"; evil(); //", "a\\nb", "a */ b", ""})
  void refusesNamesThatCouldLeaveTheirPlace(String name) {
    for (String field :
        List.of(
            "\"algorithm\": \"tiny\"",
            "\"estimator\": \"TinyEstimator\"",
            "\"model\": \"TinyModel\"")) {
      String key = field.substring(0, field.indexOf(':'));

      assertThat(Specs.problems(MINIMAL.replace(field, key + ": \"" + name + "\"")))
          .as("%s called %s", key, name)
          .filteredOn(problem -> problem.message().severity() == SpecMessage.Severity.ERROR)
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/ static { System.exit(1); } /*",
        "\\\" + System.exit(1) + \\\"",
        "\\\\u002a/ evil \\\\u000a",
        "\\\"\\\"\\\"\\nimport os\\n\\\"\\\"\\\"",
        "<script>alert(1)</script> | `x` ](javascript:x)",
        "${x} %s %n $S $L {@link X}"
      })
  void neverPutsTextsIntoCode(String text) {
    String json =
        MINIMAL
            .replace("\"Does little.\"", "\"" + text + "\"")
            .replace("\"How large.\"", "\"" + text + "\"")
            .replace("\"The score.\"", "\"" + text + "\"")
            .replace("[\"nowhere\"]", "[\"" + text.replace("\\n", " ") + "\"]");

    for (GeneratedFile file : SpecCompiler.emit(Specs.plans("spec.json", json).get(0))) {
      String content = file.content();
      if (file instanceof GeneratedFile.JavaSource) {
        // What is neither comment nor literal is the same, whatever the text.
        assertThat(bare(content)).doesNotContain("exit(").doesNotContain("evil");
      } else if (file.name().endsWith(".md")) {
        assertThat(content).doesNotContain("<script");
      } else {
        assertThat(content).doesNotContain("\nimport os");
      }
    }
  }

  /** Returns Java without comments and string literals. */
  private static String bare(String java) {
    return java.replaceAll("(?s)/\\*.*?\\*/|\"(\\\\.|[^\"\\\\])*\"", "");
  }
}
