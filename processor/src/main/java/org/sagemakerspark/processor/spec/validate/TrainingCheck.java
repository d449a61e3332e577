package org.sagemakerspark.processor.spec.validate;

import java.util.Arrays;
import java.util.List;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Channel;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Metric;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Training;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.TrainingFormat;
import org.sagemakerspark.processor.spec.report.DidYouMean;
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

  private TrainingCheck() {}

  static void check(AlgorithmSpec spec, Problems problems) {
    Training training = spec.training();
    if (!training.format().isPresent()) {
      contentType(training.contentType(), problems);
    }
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

  /** Checks that rows can be written as the image reads them. */
  private static void contentType(Located<String> contentType, Problems problems) {
    contentType.ifPresent(
        type -> {
          String mediaType = type.split(";", 2)[0].strip();
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

  private static void metrics(List<Metric> metrics, Problems problems) {
    UniqueNames names = new UniqueNames("another metric", REMOVE, problems);
    metrics.forEach(metric -> names.add(metric.name()));
  }
}
