package org.sagemakerspark.local.images.ipinsights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.local.images.contract.TestFolder;
import org.sagemakerspark.local.images.contract.UserErrorException;

/** What the image refuses of a job that another client than the library has made. */
class IpInsightsImageTest {

  @ParameterizedTest
  @CsvSource({"0,0", "500,1"})
  void refusesRowsThatAreHeldAgainstNoAddressesOrTooMany(
      String random, String shuffled, @TempDir Path base) throws Exception {
    TestFolder folder =
        new TestFolder(base)
            .channel("train", "text/csv", "a,10.0.0.1\n".getBytes(StandardCharsets.UTF_8));
    Map<String, String> parameters =
        Map.of(
            "num_entity_vectors",
            "10",
            "vector_dim",
            "4",
            "random_negative_sampling_rate",
            random,
            "shuffled_negative_sampling_rate",
            shuffled);

    assertThatThrownBy(() -> folder.train(new IpInsightsImage(), parameters))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("their sum must be from 1 to 500");
  }
}
