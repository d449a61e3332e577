package org.sagemakerspark.local.images.blazingtext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;

/**
 * Learns vectors of words by a skip-gram with negative sampling (Mikolov et al., Distributed
 * Representations of Words and Phrases, 2013). One thread and a fixed seed give the same vectors
 * each time.
 */
final class SkipGram {

  private static final long SEED = 1;

  /** Frequent words are drawn less often than they occur. */
  private static final double SMOOTHING = 0.75;

  private static final int DRAWN_FROM = 1 << 18;

  private final int dimensions;
  private final int window;
  private final int negatives;
  private final int epochs;
  private final int minCount;
  private final double rate;
  private final double threshold;
  private final Random random = new Random(SEED);

  SkipGram(HyperParameters parameters) {
    this.dimensions = parameters.integer("vector_dim");
    this.window = parameters.integer("window_size");
    this.negatives = parameters.integer("negative_samples");
    this.epochs = parameters.integer("epochs");
    this.minCount = parameters.integer("min_count");
    this.rate = parameters.number("learning_rate");
    this.threshold = parameters.number("sampling_threshold");
  }

  WordVectors train(List<String> lines) throws UserErrorException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String line : lines) {
      for (String word : TextClassifier.words(line)) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    counts.values().removeIf(count -> count < minCount);
    if (counts.isEmpty()) {
      throw new UserErrorException("No word is there min_count = " + minCount + " times");
    }
    List<String> words = new ArrayList<>(counts.keySet());
    Map<String, Integer> places = new HashMap<>();
    words.forEach(word -> places.put(word, places.size()));
    long all = counts.values().stream().mapToLong(count -> count).sum();
    float[][] vectors = new float[words.size()][dimensions];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        vector[i] = (random.nextFloat() - 0.5f) / dimensions;
      }
    }
    float[][] contexts = new float[words.size()][dimensions];
    int[] drawn = drawn(words, counts);
    for (int epoch = 0; epoch < epochs; epoch++) {
      double step = rate * (1 - (double) epoch / epochs);
      for (String line : lines) {
        int[] sentence = sentence(line, places, counts, all);
        for (int at = 0; at < sentence.length; at++) {
          int reach = 1 + random.nextInt(window);
          for (int near = Math.max(0, at - reach);
              near <= Math.min(sentence.length - 1, at + reach);
              near++) {
            if (near != at) {
              pair(vectors[sentence[at]], sentence[near], contexts, drawn, step);
            }
          }
        }
      }
    }
    Map<String, float[]> learned = new LinkedHashMap<>();
    for (int i = 0; i < vectors.length; i++) {
      learned.put(words.get(i), vectors[i]);
    }
    return new WordVectors(learned, dimensions);
  }

  /** Leaves out words that are not known, and some of those that are very frequent. */
  private int[] sentence(
      String line, Map<String, Integer> places, Map<String, Integer> counts, long all) {
    return TextClassifier.words(line).stream()
        .filter(places::containsKey)
        .filter(
            word -> {
              double share = (double) counts.get(word) / all / threshold;
              return random.nextDouble() < Math.sqrt(1 / share) + 1 / share;
            })
        .mapToInt(places::get)
        .toArray();
  }

  private static int[] drawn(List<String> words, Map<String, Integer> counts) {
    double sum = words.stream().mapToDouble(word -> Math.pow(counts.get(word), SMOOTHING)).sum();
    int[] drawn = new int[DRAWN_FROM];
    double share = 0;
    int word = -1;
    for (int i = 0; i < drawn.length; i++) {
      while (word + 1 < words.size() && share <= (double) i / drawn.length) {
        word++;
        share += Math.pow(counts.get(words.get(word)), SMOOTHING) / sum;
      }
      drawn[i] = word;
    }
    return drawn;
  }

  /** Moves a vector and its context towards each other, and from contexts drawn at random. */
  private void pair(float[] vector, int near, float[][] contexts, int[] drawn, double step) {
    float[] change = new float[dimensions];
    for (int i = 0; i <= negatives; i++) {
      int other = i == 0 ? near : drawn[random.nextInt(drawn.length)];
      if (i > 0 && other == near) {
        continue;
      }
      float[] context = contexts[other];
      double dot = 0;
      for (int d = 0; d < dimensions; d++) {
        dot += vector[d] * context[d];
      }
      float move = (float) (step * ((i == 0 ? 1 : 0) - 1 / (1 + Math.exp(-dot))));
      for (int d = 0; d < dimensions; d++) {
        change[d] += move * context[d];
        context[d] += move * vector[d];
      }
    }
    for (int d = 0; d < dimensions; d++) {
      vector[d] += change[d];
    }
  }
}
