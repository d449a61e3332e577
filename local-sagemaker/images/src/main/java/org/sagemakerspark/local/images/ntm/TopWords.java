package org.sagemakerspark.local.images.ntm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sagemakerspark.artifacts.NDArray;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.UserErrorException;

/**
 * The likeliest words of each topic, as the image lists them at the end: by the vocabulary of the
 * channel {@code auxiliary}, or by their numbers. {@code tu} is how unique they are (Ding et al.,
 * Coherence-Aware Neural Topic Modeling, 2018); the coherence that the image gives too needs word
 * vectors, which are not here.
 */
final class TopWords {

  private static final String FILE = "vocab.txt";
  private static final int MOST = 20;

  private final List<String> vocabulary;

  private TopWords(List<String> vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Reads the vocabulary, if there is one.
   *
   * @throws UserErrorException if it has not as many words as there are features
   */
  static TopWords of(ContainerFolder folder, int features) throws IOException, UserErrorException {
    Optional<Channel> auxiliary = folder.channel("auxiliary");
    if (auxiliary.isEmpty()) {
      return new TopWords(IntStream.range(0, features).mapToObj(Integer::toString).toList());
    }
    Path file =
        auxiliary.get().files().stream()
            .filter(each -> each.getFileName().toString().equals(FILE))
            .findFirst()
            .orElseThrow(
                () -> new UserErrorException("The channel 'auxiliary' has no file " + FILE));
    List<String> words = Files.readAllLines(file);
    if (words.size() != features) {
      throw new UserErrorException(
          FILE
              + " of the channel 'auxiliary' has "
              + words.size()
              + " lines, but the hyperparameter feature_dim is "
              + features
              + ". Give one word a line, for each feature.");
    }
    return new TopWords(words);
  }

  void log(NDArray projection, ContainerLog log) {
    int topics = projection.shape()[1];
    List<List<Integer>> best = new ArrayList<>();
    Map<Integer, Integer> counts = new HashMap<>();
    for (int topic = 0; topic < topics; topic++) {
      int column = topic;
      List<Integer> words =
          IntStream.range(0, vocabulary.size())
              .boxed()
              .sorted(Comparator.comparing(word -> -projection.values()[word * topics + column]))
              .limit(MOST)
              .toList();
      best.add(words);
      words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    double[] unique =
        best.stream()
            .mapToDouble(
                words ->
                    words.stream().mapToDouble(word -> 1.0 / counts.get(word)).average().orElse(0))
            .toArray();
    log.info(
        String.format(
            Locale.ROOT,
            "Topics from epoch:final (num_topics:%d) [tu %.2f]:",
            topics,
            IntStream.range(0, topics).mapToDouble(topic -> unique[topic]).average().orElse(0)));
    for (int topic = 0; topic < topics; topic++) {
      log.info(
          String.format(
              Locale.ROOT,
              "[%.2f] %s",
              unique[topic],
              best.get(topic).stream().map(vocabulary::get).collect(Collectors.joining(" "))));
    }
  }
}
