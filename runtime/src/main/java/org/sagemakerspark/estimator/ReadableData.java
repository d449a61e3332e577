package org.sagemakerspark.estimator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagemakerspark.spec.Algorithm.DataFormat;

/** Training data that the image can read, so that what it cannot read is not uploaded. */
final class ReadableData {

  private final AlgorithmEstimator<?, ?> estimator;
  private final Optional<String> version;
  private final List<DataFormat> formats;

  ReadableData(AlgorithmEstimator<?, ?> estimator) {
    this.estimator = estimator;
    this.version = estimator.hyperParameterSet().imageVersion();
    this.formats =
        estimator.isOfDescribedImage()
            ? estimator.algorithm().training().reads().stream()
                .filter(format -> format.isKnownTo(version))
                .toList()
            : List.of();
  }

  /**
   * Checks what a channel holds.
   *
   * @throws IllegalArgumentException when the image does not read it
   */
  void check(String channel, String contentType) {
    String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    String mode = estimator.getTrainingInputMode();
    boolean isRead =
        formats.stream()
            .anyMatch(
                format ->
                    format.contentTypes().contains(mediaType)
                        && format.inputModes().contains(mode));
    if (!formats.isEmpty() && !isRead) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": the image"
              + version.map(chosen -> " of imageVersion " + chosen).orElse("")
              + " does not read '"
              + mediaType
              + "' (channel "
              + channel
              + ") in the input mode "
              + mode
              + "; it reads "
              + formats.stream().map(ReadableData::describe).collect(Collectors.joining("; "))
              + ". Set trainingSparkDataFormat, trainingInputMode or imageVersion so that they fit");
    }
  }

  private static String describe(DataFormat format) {
    return String.join(", ", format.contentTypes())
        + " by "
        + String.join(" or ", format.inputModes());
  }
}
