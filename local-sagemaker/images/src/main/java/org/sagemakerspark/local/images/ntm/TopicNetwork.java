package org.sagemakerspark.local.images.ntm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.sagemakerspark.local.images.data.Example;

/**
 * A variational autoencoder of word counts (Miao et al., Neural Variational Inference for Text
 * Processing, 2016, which the Developer Guide refers to): an encoder gives a normal distribution of
 * each document, the softmax of a number drawn from it are the weights of topics, and the softmax
 * of a linear function of these are the probabilities of words. What is encoded is log(1 + count).
 *
 * @param activation what follows each layer of the encoder
 * @param encoder the layers of the encoder
 * @param mean gives the mean of the distribution
 * @param logSigma gives the logarithm of its deviation
 * @param projection gives the logarithms of words' probabilities, up to a constant
 */
record TopicNetwork(
    Activation activation, List<Layer> encoder, Layer mean, Layer logSigma, Layer projection) {

  /** What follows a layer. */
  enum Activation {
    SIGMOID {
      @Override
      double of(double x) {
        return 1 / (1 + Math.exp(-x));
      }

      @Override
      double slope(double y) {
        return y * (1 - y);
      }
    },
    TANH {
      @Override
      double of(double x) {
        return Math.tanh(x);
      }

      @Override
      double slope(double y) {
        return 1 - y * y;
      }
    },
    RELU {
      @Override
      double of(double x) {
        return Math.max(0, x);
      }

      @Override
      double slope(double y) {
        return y > 0 ? 1 : 0;
      }
    };

    abstract double of(double x);

    /** Gives the slope where the activation is {@code y}. */
    abstract double slope(double y);

    static Activation named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /** What documents cost: the sums over their words, and the number of these. */
  record Loss(double reconstruction, double divergence, double words) {

    static final Loss NONE = new Loss(0, 0, 0);

    Loss plus(Loss other) {
      return new Loss(
          reconstruction + other.reconstruction,
          divergence + other.divergence,
          words + other.words);
    }

    /** Returns what a word costs. */
    double total() {
      return (reconstruction + divergence) / words;
    }
  }

  static TopicNetwork drawn(
      Activation activation, int words, List<Integer> units, int topics, Random random) {
    List<Layer> encoder = new ArrayList<>();
    int inputs = words;
    for (int outputs : units) {
      encoder.add(Layer.drawn(inputs, outputs, random));
      inputs = outputs;
    }
    return new TopicNetwork(
        activation,
        encoder,
        Layer.drawn(inputs, topics, random),
        Layer.drawn(inputs, topics, random),
        Layer.drawn(topics, words, random));
  }

  /** Gives the weights of the topics in a document; they add up to 1. */
  double[] topicWeights(Example document) {
    return softmax(mean.forward(hidden(document).get(encoder.size() - 1)));
  }

  /** Tells what documents cost at the means of their distributions. */
  Loss loss(List<Example> documents) {
    return documents.stream()
        .map(document -> loss(document, new double[mean.outputs()], false))
        .reduce(Loss.NONE, Loss::plus);
  }

  /** Adds what is learned of a document to the gradients, and tells what it cost. */
  Loss learn(Example document, Random random) {
    double[] noise = new double[mean.outputs()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    return loss(document, noise, true);
  }

  private Loss loss(Example document, double[] noise, boolean learns) {
    List<double[]> hidden = hidden(document);
    double[] last = hidden.get(hidden.size() - 1);
    double[] means = mean.forward(last);
    double[] logs = logSigma.forward(last);
    double[] drawn = new double[means.length];
    double divergence = 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = means[i] + Math.exp(logs[i]) * noise[i];
      divergence += (means[i] * means[i] + Math.exp(2 * logs[i]) - 1) / 2 - logs[i];
    }
    double[] topics = softmax(drawn);
    double[] words = softmax(projection.forward(topics));
    double count = 0;
    double reconstruction = 0;
    for (int i = 0; i < document.values().length; i++) {
      count += document.values()[i];
      reconstruction -= document.values()[i] * Math.log(words[document.key(i)] + 1e-30);
    }
    if (learns) {
      for (int i = 0; i < words.length; i++) {
        words[i] *= count;
      }
      for (int i = 0; i < document.values().length; i++) {
        words[document.key(i)] -= document.values()[i];
      }
      learn(document, hidden, noise, means, logs, topics, projection.learn(topics, words));
    }
    return new Loss(reconstruction, divergence, count);
  }

  private void learn(
      Example document,
      List<double[]> hidden,
      double[] noise,
      double[] means,
      double[] logs,
      double[] topics,
      double[] ofTopics) {
    double along = 0;
    for (int i = 0; i < topics.length; i++) {
      along += topics[i] * ofTopics[i];
    }
    double[] ofMeans = new double[topics.length];
    double[] ofLogs = new double[topics.length];
    for (int i = 0; i < topics.length; i++) {
      double ofDrawn = topics[i] * (ofTopics[i] - along);
      ofMeans[i] = ofDrawn + means[i];
      ofLogs[i] = ofDrawn * noise[i] * Math.exp(logs[i]) + Math.exp(2 * logs[i]) - 1;
    }
    double[] last = hidden.get(hidden.size() - 1);
    double[] gradient = mean.learn(last, ofMeans);
    double[] other = logSigma.learn(last, ofLogs);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += other[i];
    }
    for (int layer = encoder.size() - 1; layer >= 0; layer--) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= activation.slope(hidden.get(layer)[i]);
      }
      if (layer == 0) {
        encoder.get(0).learn(places(document), encoded(document), gradient);
      } else {
        gradient = encoder.get(layer).learn(hidden.get(layer - 1), gradient);
      }
    }
  }

  private List<double[]> hidden(Example document) {
    List<double[]> hidden = new ArrayList<>();
    for (Layer layer : encoder) {
      double[] output =
          hidden.isEmpty()
              ? layer.forward(places(document), encoded(document))
              : layer.forward(hidden.get(hidden.size() - 1));
      for (int i = 0; i < output.length; i++) {
        output[i] = activation.of(output[i]);
      }
      hidden.add(output);
    }
    return hidden;
  }

  private static int[] places(Example document) {
    int[] places = new int[document.values().length];
    for (int i = 0; i < places.length; i++) {
      places[i] = document.key(i);
    }
    return places;
  }

  private static double[] encoded(Example document) {
    double[] encoded = new double[document.values().length];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = Math.log1p(document.values()[i]);
    }
    return encoded;
  }

  private static double[] softmax(double[] values) {
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      most = Math.max(most, value);
    }
    double sum = 0;
    double[] shares = new double[values.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(values[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** Moves all weights by what was learned of a batch. */
  void step(Optimizer optimizer, double scale, int number) {
    for (Layer layer : encoder) {
      layer.step(optimizer, scale, number);
    }
    mean.step(optimizer, scale, number);
    logSigma.step(optimizer, scale, number);
    projection.step(optimizer, scale, number);
  }
}
