package org.sagemakerspark.local.images.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.local.images.contract.UserErrorException;

/**
 * A channel of an algorithm that learns from labels holds them, be it to train or to test on:
 * linear-learner.md of the developer guide, which also says which labels a classifier takes.
 */
class LabelsTest {

  @TempDir private Path folder;

  @Test
  void refusesATestChannelWithoutLabels() throws IOException {
    Dataset test = dataset("test", RowFormat.CSV, "1,2\n3,4\n");

    assertThatThrownBy(() -> Labels.check(test, 2, 0))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Row 1 of channel 'test' has no label; the algorithm needs one.");
  }

  @Test
  void refusesLabelsThatAreNoClasses() throws IOException, UserErrorException {
    Dataset train = dataset("train", RowFormat.LABELED_CSV, "1,5\n2,5\n");

    assertThat(Labels.check(train, 1, 0)).isEqualTo(2);
    assertThat(Labels.check(train, 1, 3)).isEqualTo(2);
    assertThatThrownBy(() -> Labels.check(train, 1, 2))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(
            "Row 2 of channel 'train' has the label 2.0; it must be a whole number from 0 to 1.");
  }

  @Test
  void refusesAChannelWithoutRows() throws IOException {
    Dataset train = dataset("train", RowFormat.LABELED_CSV, "");

    assertThatThrownBy(() -> Labels.check(train, 1, 2))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Channel 'train' has no rows.");
  }

  private Dataset dataset(String channel, RowFormat format, String rows) throws IOException {
    return new Dataset(
        channel, format, List.of(Files.writeString(folder.resolve(channel + ".csv"), rows)));
  }
}
