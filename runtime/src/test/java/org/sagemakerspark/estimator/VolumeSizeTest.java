package org.sagemakerspark.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.lifecycle.Ownership;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.testing.LightAlgorithm;

/** What is paid for on each instance is what the instance downloads. */
class VolumeSizeTest {

  private static final long TERABYTE = 1_000_000_000_000L;
  private static final int INSTANCES = 20;

  private final SageMakerEstimator estimator =
      LightAlgorithm.estimator().setTrainingInstanceCount(INSTANCES);

  @Test
  void isForTheWholeDataWhereEachInstanceGetsIt() {
    assertThat(volumeFor(Channel.REPLICATED)).isEqualTo(2_010);
  }

  @Test
  void isForTheShareOfAnInstanceWhereTheyShareTheData() {
    assertThat(volumeFor(Channel.SHARDED)).isEqualTo(110);
  }

  @Test
  void isForAllOfWhatEachInstanceGetsBesideItsShare() {
    assertThat(volumeFor(channel("train", Channel.SHARDED), channel("test", Channel.REPLICATED)))
        .isEqualTo(130);
  }

  @Test
  void hasNoRoomForDataThatIsStreamed() {
    for (String mode : List.of("Pipe", "FastFile")) {
      estimator.setTrainingInputMode(mode);
      assertThat(volumeFor(Channel.REPLICATED)).as(mode).isEqualTo(10);
    }
  }

  @Test
  void isWhatTheUserSays() {
    estimator.setTrainingInstanceVolumeSizeInGB(33).setTrainingInputMode("Pipe");
    assertThat(volumeFor(Channel.SHARDED)).isEqualTo(33);
  }

  private int volumeFor(String distribution) {
    return volumeFor(channel("train", distribution));
  }

  private static Channel channel(String name, String distribution) {
    return new Channel(
        name,
        "s3://bucket/" + name + "/",
        Channel.PREFIX,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        distribution);
  }

  private int volumeFor(Channel... channels) {
    return new TrainingRequest(estimator, Map.of())
        .of(
            "job",
            "arn:aws:iam::123456789012:role/SageMaker",
            LightAlgorithm.URI,
            Map.of(),
            List.of(channels),
            Map.of("train", TERABYTE, "test", TERABYTE / 100),
            new S3Location("bucket", "models"),
            Ownership.ofThisCall("app", "uid", "suffix"))
        .getResourceConfig()
        .getVolumeSizeInGB();
  }
}
