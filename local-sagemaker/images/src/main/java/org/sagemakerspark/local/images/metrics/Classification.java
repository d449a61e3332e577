package org.sagemakerspark.local.images.metrics;

import org.sagemakerspark.local.images.contract.ContainerLog;

/** Counts how well a classifier does, and reports it in the words of the first-party images. */
public final class Classification {

  private static final double LEAST_PROBABILITY = 1e-15;

  private final long[][] confusion;
  private final AreaUnderCurve area = new AreaUnderCurve();
  private double logLoss;
  private long rows;
  private long inTopK;
  private double gain;

  /** Begins with the number of classes. */
  public Classification(int classes) {
    confusion = new long[classes][classes];
  }

  /**
   * Takes one row.
   *
   * @param probabilities of each class
   * @param topK how many of the likeliest classes count as a hit
   */
  public void add(int label, int predicted, double[] probabilities, int topK) {
    rows++;
    confusion[label][predicted]++;
    logLoss -= Math.log(Math.max(LEAST_PROBABILITY, probabilities[label]));
    int better = 0;
    for (double probability : probabilities) {
      better += probability > probabilities[label] ? 1 : 0;
    }
    inTopK += better < topK ? 1 : 0;
    gain += Math.log(2) / Math.log(better + 2);
    if (confusion.length == 2) {
      area.add(probabilities[1], label == 1);
    }
  }

  public double accuracy() {
    long hits = 0;
    for (int i = 0; i < confusion.length; i++) {
      hits += confusion[i][i];
    }
    return (double) hits / rows;
  }

  public double crossEntropy() {
    return logLoss / rows;
  }

  public double precision(int label) {
    long predicted = 0;
    for (long[] row : confusion) {
      predicted += row[label];
    }
    return ratio(confusion[label][label], predicted);
  }

  public double recall(int label) {
    long actual = 0;
    for (long count : confusion[label]) {
      actual += count;
    }
    return ratio(confusion[label][label], actual);
  }

  public double fBeta(int label, double beta) {
    double precision = precision(label);
    double recall = recall(label);
    double bottom = beta * beta * precision + recall;
    return bottom == 0 ? 0 : (1 + beta * beta) * precision * recall / bottom;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** Reports the metrics of a binary classifier. */
  public void reportBinary(ContainerLog log, String channel, double beta) {
    log.loss(channel, "objective_loss", crossEntropy());
    log.score(channel, "binary_classification_accuracy", accuracy());
    log.loss(channel, "binary_classification_cross_entropy", crossEntropy());
    log.score(channel, "binary_f_beta", fBeta(1, beta));
    log.score(channel, "precision", precision(1));
    log.score(channel, "recall", recall(1));
    log.score(channel, "roc_auc_score", area.value());
  }

  /** Reports the metrics of a classifier of more than two classes. */
  public void reportMulticlass(ContainerLog log, String channel, double beta) {
    double precision = 0;
    double recall = 0;
    double fBeta = 0;
    for (int label = 0; label < confusion.length; label++) {
      precision += precision(label) / confusion.length;
      recall += recall(label) / confusion.length;
      fBeta += fBeta(label, beta) / confusion.length;
    }
    log.loss(channel, "objective_loss", crossEntropy());
    log.score(channel, "multiclass_accuracy", accuracy());
    log.score(channel, "multiclass_top_k_accuracy", (double) inTopK / rows);
    // The label is the one relevant class: its gain is discounted by its rank among the likeliest.
    log.score(channel, "dcg", gain / rows);
    log.score(channel, "macro_precision", precision);
    log.score(channel, "macro_recall", recall);
    log.score(channel, "macro_f_beta", fBeta);
  }
}
