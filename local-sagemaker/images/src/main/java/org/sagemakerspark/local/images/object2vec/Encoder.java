package org.sagemakerspark.local.images.object2vec;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes a vector of a sequence: the mean of the vectors of its tokens. */
final class Encoder {
  private static final int SEED = 20170101;

  private final int vocabulary;
  private final int length;
  private final int size;
  private final Map<Integer, float[]> vectors;

  /**
   * Makes an encoder that has learned nothing.
   *
   * @param vocabulary how many tokens it knows
   * @param length how many tokens of a sequence it looks at
   * @param size the size of a vector
   * @param tied the encoder whose vectors it shares, or null
   */
  Encoder(int vocabulary, int length, int size, Encoder tied) {
    this.vocabulary = vocabulary;
    this.length = length;
    this.size = size;
    this.vectors = tied == null ? new TreeMap<>() : tied.vectors;
  }

  int size() {
    return size;
  }

  int length() {
    return length;
  }

  boolean knows(int[] tokens) {
    return Arrays.stream(tokens).allMatch(token -> token < vocabulary);
  }

  /** Returns a token's vector, to be changed; small random numbers at first. */
  float[] vector(int token) {
    return vectors.computeIfAbsent(
        token,
        key -> {
          Random random = new Random(SEED + (long) key);
          float[] vector = new float[size];
          for (int i = 0; i < size; i++) {
            vector[i] = (float) (random.nextGaussian() / Math.sqrt(size));
          }
          return vector;
        });
  }

  /** Returns the tokens that are looked at. */
  int[] read(int[] tokens) {
    return tokens.length > length ? Arrays.copyOf(tokens, length) : tokens;
  }

  /** Makes the vector of a sequence; tokens that no data had count as zeros. */
  float[] encode(int[] tokens, int most) {
    int count = Math.min(tokens.length, most);
    float[] mean = new float[size];
    for (int at = 0; at < count; at++) {
      float[] vector = vectors.get(tokens[at]);
      for (int i = 0; vector != null && i < size; i++) {
        mean[i] += vector[i] / count;
      }
    }
    return mean;
  }
}
