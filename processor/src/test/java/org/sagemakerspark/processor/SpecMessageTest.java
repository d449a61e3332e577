package org.sagemakerspark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.processor.apt.BrokenCompilations;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.SpecMessage;

class SpecMessageTest {

  static List<BrokenSpecs.Case> brokenSpecs() {
    return BrokenSpecs.all();
  }

  @ParameterizedTest
  @MethodSource("brokenSpecs")
  void isTheOnlyProblemAndStandsWhereTheMistakeIs(BrokenSpecs.Case broken) {
    List<Problem> problems = Specs.problems(broken.json());

    assertThat(problems).as("problems of %s", broken).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(plansOf(broken).isEmpty())
        .isEqualTo(broken.message().severity() == SpecMessage.Severity.ERROR);
    assertThat(problem.message()).isEqualTo(broken.message());
    assertThat(problem.at())
        .isEqualTo(new Location("spec.json", broken.line(), broken.column(), broken.pointer()));
    assertThat(problem.text()).contains(broken.says()).endsWith(".").doesNotContain("%");
    assertThat(problem.text())
        .as("nothing of the JSON library's own")
        .doesNotContain("JsonReadFeature", "StreamRead", "CTRL-CHAR", "(code", "parser");
  }

  private static List<?> plansOf(BrokenSpecs.Case broken) {
    return Specs.plansDespiteWarnings(broken.json());
  }

  @Test
  void everyMessageHasASpecThatCausesIt() {
    Set<SpecMessage> caused =
        BrokenSpecs.all().stream().map(BrokenSpecs.Case::message).collect(Collectors.toSet());
    caused.addAll(BrokenCompilations.messages());

    assertThat(caused).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(SpecMessage.class));
  }

  @Test
  void findsNoProblemInTheSpecThatTheMistakesAreMadeIn() {
    assertThat(Specs.problems(Specs.text(Specs.MINIMAL))).isEmpty();
  }

  @Test
  void tellsAllProblemsOfASpecInTheirOrder() {
    String json =
        Specs.text(Specs.MINIMAL)
            .replace("\"title\": \"Tiny\",", "\"titel\": \"Tiny\",")
            .replace("\"label\": \"none\"", "\"label\": \"never\"")
            .replace("\"default\": 5", "\"default\": 50")
            .replace("\"key\": \"score\"", "\"key\": 7");

    assertThat(Specs.problems(json))
        .extracting(Problem::message)
        .containsExactly(
            SpecMessage.UNKNOWN_FIELD,
            SpecMessage.UNKNOWN_WORD,
            SpecMessage.BAD_DEFAULT,
            SpecMessage.WRONG_KIND);
  }

  @Test
  void printsFileLineColumnPointerTextAndId() {
    String json = Specs.text(Specs.MINIMAL).replace("\"default\": 5", "\"default\": 50");

    assertThat(Specs.problems(json).get(0))
        .hasToString(
            "spec.json:24:69 /hyperparameters/0/default: The default 50 is not allowed."
                + " Allowed: int, from 1 to 9. Correct the default. [bad-default]");
  }
}
