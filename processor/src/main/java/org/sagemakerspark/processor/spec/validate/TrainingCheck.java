package org.sagemakerspark.processor.spec.validate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Channel;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.DataFormat;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Metric;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Training;
import org.sagemakerspark.processor.spec.model.Input;
import org.sagemakerspark.processor.spec.model.InputMode;
import org.sagemakerspark.processor.spec.model.LabelUse;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.TrainingFormat;
import org.sagemakerspark.processor.spec.report.DidYouMean;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks the channels and the metrics of a training job. */
final class TrainingCheck {
  private static final String REMOVE = "Remove one of them.";

  /** As TrainingData writes them. */
  private static final List<String> WRITTEN =
      Arrays.stream(TrainingFormat.values()).map(TrainingFormat::contentType).toList();

  /** MetricDefinitions of CreateTrainingJob. */
  private static final int LONGEST_REGEX = 500;

  /** InputDataConfig of CreateTrainingJob. */
  private static final int MOST_CHANNELS = 20;

  private TrainingCheck() {}

  static void check(AlgorithmSpec spec, Problems problems) {
    Training training = spec.training();
    if (!training.format().isPresent()) {
      contentType(training, problems);
    }
    training.formats().ifPresent(formats -> ownFormat(training, formats, problems));
    boolean isOwn =
        !spec.image().isKnown()
            || ((spec.image().uri().isPresent() || spec.image().accounts().isPresent())
                && !spec.image().registry().isPresent());
    training
        .metrics()
        .ifPresent(metrics -> metrics.forEach(metric -> regex(metric, isOwn, problems)));
    training
        .channels()
        .ifPresent(
            channels -> {
              channels(channels, problems);
              if (training.trainingChannel().isEmpty()) {
                problems.add(SpecMessage.NO_TRAIN_CHANNEL, training.channels().at());
              }
              required(training, problems);
            });
    training.metrics().ifPresent(metrics -> metrics(metrics, problems));
    training
        .labels()
        .ifPresent(
            labels ->
                labels.stream()
                    .filter(label -> !NumberType.DOUBLE.fits(label))
                    .forEach(
                        label ->
                            problems.add(
                                SpecMessage.BAD_NUMBER,
                                training.labels().at(),
                                Numbers.text(label),
                                NumberType.DOUBLE.title(),
                                NumberType.DOUBLE.allowed())));
  }

  /** Refuses the labels that rows can have where none of the variants has labels. */
  static void labels(List<AlgorithmSpec> variants, Problems problems) {
    Set<Location> used =
        variants.stream()
            .filter(TrainingCheck::hasLabels)
            .map(each -> each.training().labels().at())
            .collect(Collectors.toSet());
    FieldRules fields = new FieldRules(used, problems);
    for (AlgorithmSpec each : variants) {
      fields.refuse(
          each.training().labels(),
          "labels",
          "the label none",
          "specs with a channel whose rows have labels");
    }
  }

  /** Tells whether there are labels, or what is said of them is wrong anyway. */
  private static boolean hasLabels(AlgorithmSpec spec) {
    Training training = spec.training();
    Stream<Located<LabelUse>> uses =
        Stream.concat(
            Stream.of(training.label()),
            training.channels().found().stream().flatMap(List::stream).map(Channel::label));
    return !training.label().isPresent()
        || uses.anyMatch(each -> each.found().filter(use -> use != LabelUse.NONE).isPresent())
        || spec.inputs().found().stream()
            .flatMap(List::stream)
            .anyMatch(input -> input.isCalled(Input.LABEL));
  }

  /** Checks that the image reads what is written where a user sets nothing. */
  private static void ownFormat(Training training, List<DataFormat> formats, Problems problems) {
    Optional<String> mediaType = training.mediaType().map(type -> type.toLowerCase(Locale.ROOT));
    InputMode mode =
        training.inputModes().found().stream()
            .flatMap(List::stream)
            .findFirst()
            .map(Located::value)
            .orElse(InputMode.FILE);
    boolean isRead =
        formats.stream()
            .anyMatch(
                format ->
                    mediaType.filter(texts(format.contentTypes())::contains).isPresent()
                        && words(format).contains(mode.word()));
    if (mediaType.isPresent() && !isRead) {
      problems.add(
          SpecMessage.OWN_FORMAT_NOT_READ,
          training.formats().at(),
          mediaType.get(),
          mode.word(),
          formats.stream()
              .map(
                  format ->
                      String.join(", ", texts(format.contentTypes()))
                          + " by "
                          + String.join(" or ", words(format)))
              .collect(Collectors.joining("; ")));
    }
  }

  private static List<String> texts(Located<List<Located<String>>> texts) {
    return texts.found().orElse(List.of()).stream().map(Located::value).toList();
  }

  private static List<String> words(DataFormat format) {
    return format.inputModes().found().orElse(List.of()).stream()
        .map(each -> each.value().word())
        .toList();
  }

  /** Checks that rows can be written as the image reads them. */
  private static void contentType(Training training, Problems problems) {
    Located<String> contentType = training.contentType();
    contentType.ifPresent(
        type -> {
          String mediaType = training.mediaType().orElseThrow();
          if (!WRITTEN.contains(mediaType)) {
            problems.add(
                SpecMessage.UNKNOWN_WORD,
                contentType.at(),
                type,
                String.join(", ", WRITTEN),
                DidYouMean.among(WRITTEN, mediaType));
          }
        });
  }

  /** SageMaker knows the metrics of its own images only, and lets nobody define those. */
  private static void regex(Metric metric, boolean isOwn, Problems problems) {
    if (!isOwn && metric.regex().isPresent()) {
      problems.add(
          SpecMessage.FIELD_DOES_NOT_APPLY,
          metric.regex().at(),
          "regex",
          "an image of SageMaker's own",
          "images that are in no \"registry\"");
    }
    if (isOwn && !metric.regex().isPresent() && metric.name().isPresent()) {
      problems.add(SpecMessage.METRIC_NOT_FOUND, metric.name().at(), metric.name().value());
    }
    metric
        .regex()
        .ifPresent(
            regex -> {
              if (PatternCheck.isSound(metric.regex(), problems)
                  && Pattern.compile(regex).matcher("").groupCount() == 0) {
                problems.add(SpecMessage.NO_GROUP, metric.regex().at(), regex);
              }
              if (regex.length() > LONGEST_REGEX) {
                problems.add(
                    SpecMessage.LIMIT_EXCEEDED,
                    metric.regex().at(),
                    "The expression has " + regex.length() + " characters",
                    LONGEST_REGEX,
                    "characters");
              }
            });
  }

  private static void channels(List<Channel> channels, Problems problems) {
    UniqueNames names = new UniqueNames("another channel", REMOVE, problems);
    for (Channel channel : channels) {
      names.add(channel.name());
      if (channel.isForTraining()) {
        channel
            .label()
            .ifPresent(word -> problems.add(SpecMessage.LABEL_OF_TRAIN, channel.label().at()));
        NameForm.check(channel.folder(), Form.FOLDER, "a folder", problems);
      } else {
        channel
            .folder()
            .ifPresent(
                folder ->
                    problems.add(
                        SpecMessage.FIELD_DOES_NOT_APPLY,
                        channel.folder().at(),
                        "folder",
                        "a channel that is not trained on",
                        "the required channel \"train\" or \"training\""));
      }
      NameForm.check(channel.name(), Form.CHANNEL, "a channel", problems);
    }
  }

  /** A job has all that are required, and one of them has the rows. */
  private static void required(Training training, Problems problems) {
    List<Channel> required =
        training.channels().value().stream().filter(Channel::isRequired).toList();
    if (required.size() > MOST_CHANNELS) {
      problems.add(
          SpecMessage.LIMIT_EXCEEDED,
          training.channels().at(),
          "There are " + required.size() + " required channels",
          MOST_CHANNELS,
          "channels of a training job");
    }
    List<Located<String>> forTraining =
        required.stream().filter(Channel::isForTraining).map(Channel::name).toList();
    forTraining.stream()
        .filter(name -> !name.value().equals(forTraining.get(0).value()))
        .forEach(
            name ->
                problems.add(
                    SpecMessage.SECOND_TRAIN_CHANNEL,
                    name.at(),
                    name.value(),
                    forTraining.get(0).value()));
  }

  private static void metrics(List<Metric> metrics, Problems problems) {
    UniqueNames names = new UniqueNames("another metric", REMOVE, problems);
    metrics.forEach(metric -> names.add(metric.name()));
  }
}
