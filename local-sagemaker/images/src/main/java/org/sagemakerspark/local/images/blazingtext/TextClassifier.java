package org.sagemakerspark.local.images.blazingtext;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;

/**
 * A linear model of the words of a text and their n-grams, as fastText has (Joulin et al., Bag of
 * Tricks for Efficient Text Classification, 2016), without its layer in between.
 */
final class TextClassifier implements TextModel {

  /** What labels begin with. */
  static final String PREFIX = "__label__";

  private static final String FILE = "classifier.json";

  private final List<String> labels;
  private final int ngrams;
  private final Map<String, float[]> weights;

  private TextClassifier(List<String> labels, int ngrams, Map<String, float[]> weights) {
    this.labels = labels;
    this.ngrams = ngrams;
    this.weights = weights;
  }

  /** Returns the words of a line, labels among them. */
  static List<String> words(String line) {
    return Stream.of(line.strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  static TextClassifier train(List<String> lines, HyperParameters parameters)
      throws UserErrorException {
    Set<String> labels = new LinkedHashSet<>();
    Map<String, Integer> counts = new HashMap<>();
    for (String line : lines) {
      List<String> words = words(line);
      labels.addAll(labels(words));
      words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    if (labels.isEmpty()) {
      throw new UserErrorException("No line has a label, a word that begins with " + PREFIX);
    }
    TextClassifier model =
        new TextClassifier(
            new ArrayList<>(labels), parameters.integer("word_ngrams"), new HashMap<>());
    int minCount = parameters.integer("min_count");
    int epochs = parameters.integer("epochs");
    double rate = parameters.number("learning_rate");
    for (int epoch = 0; epoch < epochs; epoch++) {
      double step = rate * (1 - (double) epoch / epochs);
      for (String line : lines) {
        List<String> words = words(line);
        List<String> right = labels(words);
        List<String> known = words.stream().filter(word -> counts.get(word) >= minCount).toList();
        if (!right.isEmpty()) {
          model.learn(model.features(known), right, step);
        }
      }
    }
    return model;
  }

  private void learn(List<String> features, List<String> right, double step) {
    double[] probabilities = probabilities(features);
    for (String feature : features) {
      float[] weight = weights.computeIfAbsent(feature, name -> new float[labels.size()]);
      for (int i = 0; i < weight.length; i++) {
        double target = right.contains(labels.get(i)) ? 1.0 / right.size() : 0;
        weight[i] += (float) (step * (target - probabilities[i]) / features.size());
      }
    }
  }

  private static List<String> labels(List<String> words) {
    return words.stream().filter(word -> word.startsWith(PREFIX)).toList();
  }

  /** Returns words that are no labels, and what follows each other, up to some length. */
  private List<String> features(List<String> words) {
    List<String> plain = words.stream().filter(word -> !word.startsWith(PREFIX)).toList();
    List<String> features = new ArrayList<>();
    for (int length = 1; length <= ngrams; length++) {
      for (int from = 0; from + length <= plain.size(); from++) {
        features.add(String.join(" ", plain.subList(from, from + length)));
      }
    }
    return features;
  }

  private double[] probabilities(List<String> features) {
    double[] scores = new double[labels.size()];
    for (String feature : features) {
      float[] weight = weights.get(feature);
      for (int i = 0; weight != null && i < scores.length; i++) {
        scores[i] += weight[i] / features.size();
      }
    }
    double most = IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).max().orElse(0);
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - most);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  /** Returns the share of the lines whose likeliest label is among theirs. */
  double accuracy(List<String> lines) {
    return lines.stream()
        .mapToInt(
            line -> {
              List<String> words = words(line);
              String first = of(line, 1).getAsJsonArray("label").get(0).getAsString();
              return words.contains(first) ? 1 : 0;
            })
        .average()
        .orElse(0);
  }

  @Override
  public JsonObject of(String text, int most) {
    double[] probabilities = probabilities(features(words(text)));
    JsonArray names = new JsonArray();
    JsonArray shares = new JsonArray();
    IntStream.range(0, labels.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i]))
        .limit(most)
        .forEach(
            i -> {
              names.add(labels.get(i));
              shares.add(probabilities[i]);
            });
    JsonObject answer = new JsonObject();
    answer.add("label", names);
    answer.add("prob", shares);
    return answer;
  }

  /** What is kept of a model. */
  private record Kept(List<String> labels, int ngrams, Map<String, float[]> weights) {}

  void write(Path folder) throws IOException {
    try (Writer out = Files.newBufferedWriter(Files.createDirectories(folder).resolve(FILE))) {
      new Gson().toJson(new Kept(labels, ngrams, weights), out);
    }
  }

  static TextClassifier read(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(FILE))) {
      throw new IOException(
          "The model has neither vectors.txt nor "
              + FILE
              + ", which the embedded SageMaker writes; it does not read fastText's model.bin");
    }
    try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
      Kept kept = new Gson().fromJson(in, Kept.class);
      return new TextClassifier(kept.labels(), kept.ngrams(), kept.weights());
    }
  }
}
