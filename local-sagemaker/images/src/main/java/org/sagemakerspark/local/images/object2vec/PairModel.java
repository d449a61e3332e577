package org.sagemakerspark.local.images.object2vec;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Two encoders, comparators of their vectors, and a dense layer that makes scores of these. */
final class PairModel {
  private static final String FILE = "object2vec_model.json";

  private final Encoder[] encoders;
  private final List<String> comparators;
  private final boolean isOfClasses;
  private final float[][] weights;
  private final float[] biases;

  /**
   * Makes a model that has learned nothing.
   *
   * @param classes how many classes there are; 0 where a number is predicted
   */
  PairModel(Encoder first, Encoder second, List<String> comparators, int classes) {
    this.encoders = new Encoder[] {first, second};
    this.comparators = List.copyOf(comparators);
    this.isOfClasses = classes > 0;
    int features =
        comparators.stream().mapToInt(each -> each.equals("concat") ? 2 : 1).sum() * first.size();
    this.weights = new float[Math.max(1, classes)][features];
    this.biases = new float[Math.max(1, classes)];
  }

  Encoder encoder(int number) {
    return encoders[number];
  }

  boolean isOfClasses() {
    return isOfClasses;
  }

  float[] weights(int output) {
    return weights[output];
  }

  float[] biases() {
    return biases;
  }

  /** Returns the scores of a pair: the probability of each class, or the one number. */
  double[] scores(int[] in0, int[] in1) {
    float[] left = encoders[0].encode(in0, encoders[0].length());
    float[] right = encoders[1].encode(in1, encoders[1].length());
    return scores(features(left, right));
  }

  double[] scores(double[] features) {
    double[] scores = new double[weights.length];
    for (int output = 0; output < scores.length; output++) {
      scores[output] = biases[output];
      for (int i = 0; i < features.length; i++) {
        scores[output] += weights[output][i] * features[i];
      }
    }
    return isOfClasses ? softmax(scores) : scores;
  }

  private static double[] softmax(double[] scores) {
    double greatest = Arrays.stream(scores).max().orElseThrow();
    double[] powers = Arrays.stream(scores).map(score -> Math.exp(score - greatest)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }

  /** Compares two vectors. */
  double[] features(float[] left, float[] right) {
    int size = left.length;
    double[] features = new double[weights[0].length];
    int at = 0;
    for (String comparator : comparators) {
      for (int i = 0; i < size; i++) {
        switch (comparator) {
          case "hadamard" -> features[at + i] = left[i] * right[i];
          case "abs_diff" -> features[at + i] = Math.abs(left[i] - right[i]);
          default -> {
            features[at + i] = left[i];
            features[at + size + i] = right[i];
          }
        }
      }
      at += comparator.equals("concat") ? 2 * size : size;
    }
    return features;
  }

  /** Leads the gradients of what vectors were compared by back to one of the vectors. */
  double[] back(double[] gradients, float[] own, float[] other, boolean isFirst) {
    int size = own.length;
    double[] back = new double[size];
    int at = 0;
    for (String comparator : comparators) {
      for (int i = 0; i < size; i++) {
        back[i] +=
            switch (comparator) {
              case "hadamard" -> gradients[at + i] * other[i];
              case "abs_diff" -> gradients[at + i] * Math.signum(own[i] - other[i]);
              default -> gradients[at + (isFirst ? 0 : size) + i];
            };
      }
      at += comparator.equals("concat") ? 2 * size : size;
    }
    return back;
  }

  void write(Path folder) throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
      new Gson().toJson(this, out);
    }
  }

  static PairModel read(Path folder) throws IOException {
    try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
      return new Gson().fromJson(in, PairModel.class);
    }
  }
}
