package org.sagemakerspark.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.codec.Codecs;
import org.sagemakerspark.param.HasDeployment;
import org.sagemakerspark.param.HasTraining;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.Algorithm.ServedData;
import org.sagemakerspark.spec.Image;
import org.sagemakerspark.stage.AlgorithmStage;

/**
 * Requests that the image of an endpoint reads and answers that it gives, so that nothing is sent
 * or asked for that it does not know.
 */
final class ServedFormats {

  private static final String ANY_TYPE = "*/*";

  private final AlgorithmStage<?> stage;
  private final Image image;
  private final Set<String> variables;

  private ServedFormats(AlgorithmStage<?> stage, Image image) {
    this.stage = stage;
    this.image = image;
    this.variables = stage.environment().keySet();
  }

  /** Says what a stage sends or asks for that the image is known not to know; empty if nothing. */
  static List<String> problems(AlgorithmStage<?> stage) {
    Algorithm algorithm = stage.algorithm();
    if (algorithm.requests().isEmpty() && algorithm.answers().isEmpty()) {
      return List.of();
    }
    return image(stage).map(image -> new ServedFormats(stage, image).problems()).orElse(List.of());
  }

  /** Tells whether the image takes for zero what a line of LibSVM leaves out. */
  static boolean fillZeros(AlgorithmStage<?> stage) {
    return stage.algorithm().requests().stream()
        .filter(ServedData::fillsZeros)
        .anyMatch(
            each -> image(stage).filter(i -> each.isKnownTo(i.version(), Set.of())).isPresent());
  }

  private List<String> problems() {
    Optional<String> request =
        problem(
            stage.algorithm().requests(),
            stage.serializer().contentType(),
            "does not read requests in '%s'; it reads %s.",
            stage.requestRowSerializer());
    Optional<String> answer =
        problem(
            stage.algorithm().answers(),
            stage.deserializer().accept(),
            "does not answer in '%s'; it answers in %s.",
            stage.responseRowDeserializer());
    return Stream.of(request, answer).flatMap(Optional::stream).toList();
  }

  private Optional<String> problem(
      List<ServedData> all, String header, String text, Param<String> param) {
    String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    List<String> known =
        all.stream()
            .filter(each -> each.isKnownTo(image.version(), variables))
            .flatMap(each -> each.contentTypes().stream())
            .distinct()
            .toList();
    return all.isEmpty() || type.equals(ANY_TYPE) || known.contains(type)
        ? Optional.empty()
        : Optional.of(
            "the image "
                + (image.source().isOfUser() ? "" : image.repository() + ":" + image.tag() + " ")
                + String.format(Locale.ROOT, text, type, String.join(", ", known))
                + remedy(param, known, all, type));
  }

  private String remedy(
      Param<String> param, List<String> known, List<ServedData> all, String type) {
    Set<String> names = new TreeSet<>();
    known.forEach(each -> Codecs.nameOf(each).ifPresent(names::add));
    List<ServedData> elsewhere =
        all.stream().filter(each -> each.contentTypes().contains(type)).toList();
    boolean isOfOtherVersions =
        elsewhere.stream()
            .anyMatch(
                each -> each.imageVersions().stream().anyMatch(v -> each.isKnownTo(v, variables)));
    Optional<String> variable =
        elsewhere.stream()
            .filter(each -> each.isKnownTo(image.version(), Set.of(each.environment().orElse(""))))
            .flatMap(each -> each.environment().stream())
            .findFirst();
    return " Set "
        + param.name()
        + " to "
        + String.join(" or ", names)
        + (isOfOtherVersions ? ", or use another version of the image" : "")
        + variable.map(name -> ", or set " + name + " in modelEnvironment").orElse("");
  }

  /** Returns the version of the image that serves; nothing is known of one that is not listed. */
  private static Optional<Image> image(AlgorithmStage<?> stage) {
    List<Image> images = stage.algorithm().images();
    List<Image> versions = images.stream().map(Image::forServing).toList();
    if (versions.stream().anyMatch(each -> each.source().isOfUser())) {
      return versions.stream().findFirst();
    }
    boolean servesAsItTrains = images.stream().noneMatch(Image::servesByAnother);
    Optional<String> given =
        stage.getModelImage().or(() -> servesAsItTrains ? trainingImage(stage) : Optional.empty());
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
