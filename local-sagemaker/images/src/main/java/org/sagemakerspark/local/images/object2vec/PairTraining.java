package org.sagemakerspark.local.images.object2vec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.optimizer.Adam;

/** Teaches a model pair by pair: classes by their cross entropy, numbers by their squared error. */
final class PairTraining {
  private static final long SEED = 20170101L;
  private static final double LEAST = 1e-12;

  private final PairModel model;
  private final HyperParameters parameters;
  private final Adam optimizer;
  private final Random random = new Random(SEED);

  PairTraining(PairModel model, HyperParameters parameters) {
    this.model = model;
    this.parameters = parameters;
    this.optimizer =
        new Adam(parameters.number("learning_rate"), parameters.number("weight_decay"));
  }

  void learn(List<Pair> pairs) {
    List<Pair> shuffled = new ArrayList<>(pairs);
    for (int epoch = 0; epoch < parameters.integer("epochs"); epoch++) {
      Collections.shuffle(shuffled, random);
      for (Pair pair : shuffled) {
        step(pair);
        for (int i = 0; i < parameters.integer("negative_sampling_rate"); i++) {
          int[] other = shuffled.get(random.nextInt(shuffled.size())).in1();
          step(new Pair(0, pair.in0(), other));
        }
      }
    }
  }

  private void step(Pair pair) {
    int[] in0 = model.encoder(0).read(pair.in0());
    int[] in1 = model.encoder(1).read(pair.in1());
    float[] left = learned(model.encoder(0), in0);
    float[] right = learned(model.encoder(1), in1);
    double[] features = model.features(left, right);
    double[] errors = model.scores(features);
    if (model.isOfClasses()) {
      errors[(int) pair.label()] -= 1;
    } else {
      errors[0] -= pair.label();
    }
    double[] gradients = new double[features.length];
    for (int output = 0; output < errors.length; output++) {
      double error = errors[output];
      float[] weights = model.weights(output);
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] += error * weights[i];
      }
      optimizer.step(weights, i -> error * features[i]);
    }
    optimizer.step(model.biases(), i -> errors[i]);
    adjust(model.encoder(0), in0, model.back(gradients, left, right, true));
    adjust(model.encoder(1), in1, model.back(gradients, right, left, false));
  }

  /** Encodes a sequence, each token of which has a vector from then on. */
  private static float[] learned(Encoder encoder, int[] tokens) {
    for (int token : tokens) {
      encoder.vector(token);
    }
    return encoder.encode(tokens, tokens.length);
  }

  private void adjust(Encoder encoder, int[] tokens, double[] gradients) {
    for (int token : tokens) {
      optimizer.step(encoder.vector(token), i -> gradients[i] / tokens.length);
    }
  }

  /** Tells how good the model is, under the names that the Developer Guide gives the metrics. */
  void report(String channel, List<Pair> pairs, ContainerLog log) {
    double squares = 0;
    double entropy = 0;
    int right = 0;
    for (Pair pair : pairs) {
      double[] scores = model.scores(pair.in0(), pair.in1());
      if (model.isOfClasses()) {
        int label = (int) pair.label();
        entropy -= Math.log(Math.max(LEAST, scores[label]));
        right += isGreatest(scores, label) ? 1 : 0;
      } else {
        squares += (scores[0] - pair.label()) * (scores[0] - pair.label());
      }
    }
    if (model.isOfClasses()) {
      log.loss(channel, "cross_entropy", entropy / pairs.size());
      log.score(channel, "accuracy", (double) right / pairs.size());
    } else {
      log.loss(channel, "mean_squared_error", squares / pairs.size());
    }
  }

  private static boolean isGreatest(double[] scores, int place) {
    for (double score : scores) {
      if (score > scores[place]) {
        return false;
      }
    }
    return true;
  }
}
