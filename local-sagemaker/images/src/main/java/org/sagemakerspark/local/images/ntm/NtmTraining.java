package org.sagemakerspark.local.images.ntm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Example;

/**
 * Trains a network until the epochs are over, or until the loss of the validation data (of the
 * training data, if there is none) has not become smaller by the share {@code tolerance} for {@code
 * num_patience_epochs}. Losses are those of a word, divergence included.
 */
final class NtmTraining {

  /** The same data and hyperparameters give the same model. */
  private static final long SEED = 20170101L;

  private final HyperParameters parameters;
  private final ContainerLog log;
  private final Random random = new Random(SEED);

  NtmTraining(HyperParameters parameters, ContainerLog log) {
    this.parameters = parameters;
    this.log = log;
  }

  /**
   * Trains, and leaves the last weights.
   *
   * @throws UserErrorException if the weights grow without bounds
   */
  NtmModel run(List<Example> documents, List<Example> validation) throws UserErrorException {
    TopicNetwork network =
        TopicNetwork.drawn(
            TopicNetwork.Activation.named(parameters.text("encoder_layers_activation")),
            parameters.integer("feature_dim"),
            units(),
            parameters.integer("num_topics"),
            random);
    Optimizer optimizer = new Optimizer(parameters);
    List<Example> shuffled = new ArrayList<>(documents);
    int size = parameters.integer("mini_batch_size");
    int sampled = (int) Math.max(1, Math.ceil(parameters.number("sub_sample") * shuffled.size()));
    int steps = 0;
    int patience = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int epoch = 0; epoch < parameters.integer("epochs"); epoch++) {
      Collections.shuffle(shuffled, random);
      TopicNetwork.Loss ofEpoch = TopicNetwork.Loss.NONE;
      for (int from = 0; from < sampled; from += size) {
        TopicNetwork.Loss ofBatch = TopicNetwork.Loss.NONE;
        for (Example document : shuffled.subList(from, Math.min(sampled, from + size))) {
          ofBatch = ofBatch.plus(network.learn(document, random));
        }
        network.step(optimizer, 1 / ofBatch.words(), ++steps);
        ofEpoch = ofEpoch.plus(ofBatch);
      }
      double loss = ofEpoch.total();
      log.lossOfEpoch("train", "total_loss", epoch, loss);
      if (!validation.isEmpty()) {
        loss = network.loss(validation).total();
        log.lossOfEpoch("validation", "total_loss", epoch, loss);
      }
      if (!Double.isFinite(loss)) {
        throw new UserErrorException(
            "The loss of epoch "
                + epoch
                + " is no number. Give a smaller learning_rate, or a clip_gradient.");
      }
      patience = loss < best * (1 - parameters.number("tolerance")) ? 0 : patience + 1;
      best = Math.min(best, loss);
      if (patience >= parameters.integer("num_patience_epochs")) {
        log.info("Stopped after epoch " + epoch + ": the loss becomes no smaller");
        break;
      }
    }
    return new NtmModel(network);
  }

  private List<Integer> units() {
    int topics = parameters.integer("num_topics");
    return parameters.isAuto("encoder_layers")
        ? List.of(3 * topics, 2 * topics)
        : parameters.integers("encoder_layers");
  }
}
