package org.sagemakerspark.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.param.AlgorithmStage;
import org.sagemakerspark.param.HasDeployment;
import org.sagemakerspark.param.HasTraining;
import org.sagemakerspark.spec.Algorithm.RequestData;
import org.sagemakerspark.spec.Image;

/** Requests that the image of an endpoint can read, so that none is made that it cannot. */
final class ReadableRequests {

  private ReadableRequests() {}

  /** Says why the image does not read what a stage sends, if it is known not to. */
  static Optional<String> problem(AlgorithmStage<?> stage) {
    List<RequestData> all = stage.algorithm().requests();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    return image(stage).flatMap(image -> problem(image, all, stage.serializer()));
  }

  private static Optional<String> problem(
      Image image, List<RequestData> all, RequestRowSerializer serializer) {
    List<String> read =
        all.stream()
            .filter(each -> each.isKnownTo(image.version()))
            .flatMap(each -> each.contentTypes().stream())
            .toList();
    String sent = serializer.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return read.contains(sent)
        ? Optional.empty()
        : Optional.of(
            "the image "
                + image.repository()
                + ":"
                + image.tag()
                + " does not read requests in '"
                + sent
                + "'; it reads "
                + read.stream().collect(Collectors.joining(", "))
                + ". Set requestRowSerializer, such as to csv, or use another version of the image");
  }

  /** Returns the version of the image that serves; nothing is known of one that is not listed. */
  private static Optional<Image> image(AlgorithmStage<?> stage) {
    List<Image> versions = stage.algorithm().images();
    Optional<String> given = stage.getModelImage().or(() -> trainingImage(stage));
    if (given.isPresent()) {
      return versions.stream()
          .filter(each -> given.get().endsWith("/" + each.repository() + ":" + each.tag()))
          .findFirst();
    }
    boolean isForeign =
        stage instanceof HasDeployment<?> model && model.getEndpointName().isPresent();
    return isForeign ? Optional.empty() : versions.stream().findFirst();
  }

  private static Optional<String> trainingImage(AlgorithmStage<?> stage) {
    return stage instanceof HasTraining<?> estimator
        ? estimator.getTrainingImage()
        : Optional.empty();
  }
}
