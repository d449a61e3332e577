package org.sagemakerspark.processor.spec.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

  @ParameterizedTest
  @CsvSource({
    "defualt, Did you mean \"default\"? ",
    "Default, Did you mean \"default\"? ",
    "mni, Did you mean \"min\"? ",
    "min, Did you mean \"min\"? "
  })
  void namesTheNearestWord(String word, String expected) {
    assertThat(DidYouMean.among(List.of("max", "default", "min", "doc"), word).strip())
        .isEqualTo(expected.strip());
  }

  @Test
  void saysNothingWhenNoWordIsNear() {
    assertThat(DidYouMean.among(List.of("default", "doc"), "wholly-else")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, acb, 1",
    "abc, ab, 1",
    "abc, xabc, 1",
    "abc, xyz, 3",
    "a, '', 1"
  })
  void countsEdits(String left, String right, int edits) {
    assertThat(DidYouMean.distance(left, right)).isEqualTo(edits);
  }
}
