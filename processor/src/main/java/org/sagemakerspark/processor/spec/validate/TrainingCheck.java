package org.sagemakerspark.processor.spec.validate;

import java.util.List;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Channel;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Metric;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Training;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks the channels and the metrics of a training job. */
final class TrainingCheck {
  private static final String REMOVE = "Remove one of them.";

  private TrainingCheck() {}

  static void check(Training training, Problems problems) {
    training
        .channels()
        .ifPresent(
            channels -> {
              channels(channels, problems);
              if (channels.stream().noneMatch(TrainingCheck::isTrain)) {
                problems.add(SpecMessage.NO_TRAIN_CHANNEL, training.channels().at());
              }
            });
    training.metrics().ifPresent(metrics -> metrics(metrics, problems));
  }

  private static boolean isTrain(Channel channel) {
    return channel.isRequired() && channel.name().found().filter("train"::equals).isPresent();
  }

  private static void channels(List<Channel> channels, Problems problems) {
    UniqueNames names = new UniqueNames("another channel", REMOVE, problems);
    for (Channel channel : channels) {
      names.add(channel.name());
      Located<String> name = channel.name();
      if (isTrain(channel)) {
        channel
            .label()
            .ifPresent(word -> problems.add(SpecMessage.LABEL_OF_TRAIN, channel.label().at()));
      }
      name.ifPresent(
          value -> {
            if (!Form.CHANNEL.fits(value)) {
              problems.add(
                  SpecMessage.BAD_NAME,
                  name.at(),
                  value,
                  "a channel",
                  Form.CHANNEL.description(),
                  "Correct the name.");
            }
          });
    }
  }

  private static void metrics(List<Metric> metrics, Problems problems) {
    UniqueNames names = new UniqueNames("another metric", REMOVE, problems);
    metrics.forEach(metric -> names.add(metric.name()));
  }
}
