package org.sagemakerspark.examples;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The perplexity of documents whose topics are known. An endpoint tells the mixture of topics of a
 * document, not the words of a topic: those are estimated from the training documents and their
 * mixtures, by some rounds of expectation and maximisation.
 */
final class Perplexity {

  private static final int ROUNDS = 10;

  /** Lets a word that no training document has be possible. */
  private static final double SMOOTHING = 0.01;

  private Perplexity() {}

  /**
   * Computes it.
   *
   * @param training documents with their counts of words in {@code features} and their mixtures in
   *     {@code topic_mixture}
   * @param heldOut others, with the same columns
   */
  static double of(Dataset<Row> training, Dataset<Row> heldOut) {
    Dataset<Row> documents = training.select("features", "topic_mixture").cache();
    Row first = documents.first();
    double[][] words = new double[first.<Vector>getAs(1).size()][first.<Vector>getAs(0).size()];
    for (double[] topic : words) {
      Arrays.fill(topic, 1.0 / topic.length);
    }
    for (int round = 0; round < ROUNDS; round++) {
      words = round(documents, words);
    }
    documents.unpersist();
    double logLikelihood = 0;
    double count = 0;
    for (Iterator<Row> rows = local(heldOut); rows.hasNext(); ) {
      Row row = rows.next();
      Vector counts = row.getAs(0);
      double[] mixture = row.<Vector>getAs(1).toArray();
      for (int word : present(counts)) {
        logLikelihood += counts.apply(word) * Math.log(likelihood(mixture, words, word));
        count += counts.apply(word);
      }
    }
    return Math.exp(-logLikelihood / count);
  }

  private static double[][] round(Dataset<Row> documents, double[][] words) {
    double[][] next = new double[words.length][words[0].length];
    for (double[] topic : next) {
      Arrays.fill(topic, SMOOTHING);
    }
    for (Iterator<Row> rows = local(documents); rows.hasNext(); ) {
      Row row = rows.next();
      Vector counts = row.getAs(0);
      double[] mixture = row.<Vector>getAs(1).toArray();
      for (int word : present(counts)) {
        double whole = likelihood(mixture, words, word);
        for (int topic = 0; topic < next.length; topic++) {
          next[topic][word] += counts.apply(word) * mixture[topic] * words[topic][word] / whole;
        }
      }
    }
    for (double[] topic : next) {
      double sum = Arrays.stream(topic).sum();
      Arrays.setAll(topic, word -> topic[word] / sum);
    }
    return next;
  }

  private static double likelihood(double[] mixture, double[][] words, int word) {
    double sum = 0;
    for (int topic = 0; topic < mixture.length; topic++) {
      sum += mixture[topic] * words[topic][word];
    }
    return sum;
  }

  private static int[] present(Vector counts) {
    return counts.toSparse().indices();
  }

  private static Iterator<Row> local(Dataset<Row> documents) {
    return documents.select("features", "topic_mixture").toLocalIterator();
  }
}
