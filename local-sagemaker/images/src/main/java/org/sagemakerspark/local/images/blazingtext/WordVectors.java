package org.sagemakerspark.local.images.blazingtext;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The vectors of words, kept in {@code vectors.txt} as word2vec keeps them: a line of both counts,
 * and a line for each word.
 */
final class WordVectors implements TextModel {

  private static final String FILE = "vectors.txt";

  private final Map<String, float[]> vectors;
  private final float[] unknown;

  WordVectors(Map<String, float[]> vectors, int dimensions) {
    this.vectors = vectors;
    this.unknown = new float[dimensions];
  }

  int size() {
    return vectors.size();
  }

  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  void write(Path folder) throws IOException {
    try (Writer out = Files.newBufferedWriter(Files.createDirectories(folder).resolve(FILE))) {
      out.write(vectors.size() + " " + unknown.length + "\n");
      for (Map.Entry<String, float[]> word : vectors.entrySet()) {
        out.write(word.getKey());
        for (float element : word.getValue()) {
          out.write(" " + element);
        }
        out.write("\n");
      }
    }
  }

  static WordVectors read(Path folder) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(folder.resolve(FILE))) {
      int dimensions = Integer.parseInt(in.readLine().split(" ", -1)[1].strip());
      Map<String, float[]> vectors = new LinkedHashMap<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] parts = line.strip().split(" ", -1);
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
          vector[i] = Float.parseFloat(parts[i + 1]);
        }
        vectors.put(parts[0], vector);
      }
      return new WordVectors(vectors, dimensions);
    }
  }

  /** A word that is not known has a vector of zeros. */
  @Override
  public JsonObject of(String word, int most) {
    JsonArray vector = new JsonArray();
    for (float element : vectors.getOrDefault(word, unknown)) {
      vector.add(element);
    }
    JsonObject answer = new JsonObject();
    answer.add("vector", vector);
    answer.addProperty("word", word);
    return answer;
  }
}
