package org.sagemakerspark.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionalImageTest {

  private static final String REGISTRY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/";

  @Test
  void takesAUriAsLongAsTheServiceDoes() {
    String longest = REGISTRY + "a".repeat(255 - REGISTRY.length());

    assertThat(RegionalImage.uri(longest, "eu-west-1", "trainingImage")).isEqualTo(longest);
    assertThatThrownBy(() -> RegionalImage.uri(longest + "a", "eu-west-1", "trainingImage"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trainingImage = ")
        .hasMessageContaining("1 to 255 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "an image", "{\"eu-west-1\": \"\"}", "{\"eu-west-1\": \"a b\"}"})
  void refusesWhatIsNoUri(String given) {
    assertThatThrownBy(() -> RegionalImage.uri(given, "eu-west-1", "modelImage"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no URI of an image");
  }
}
