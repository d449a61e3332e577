package org.sagemakerspark.local.images.lda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.linalg.Matrix;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.serving.Predictor;
import org.sagemakerspark.local.images.spark.SparkEngine;

/**
 * Stands in for the LDA image: trains with Spark MLlib's online variational Bayes rather than by
 * tensor decomposition, and serves without Spark. {@code alpha0} is shared out evenly among the
 * topics.
 */
public final class LdaImage implements AlgorithmImage {

  static final String NAME = "lda";
  private static final Set<RowFormat> FORMATS =
      EnumSet.of(RowFormat.RECORDIO_PROTOBUF, RowFormat.CSV, RowFormat.LABELED_CSV);
  private static final long SEED = 20170101L;
  private static final int ITERATIONS = 100;
  private static final double SAMPLE = 0.2;
  private static final int SMALL = 1000;

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    parameters.warnIfGiven(log, "max_restarts", "tol");
    Dataset train = Dataset.required(folder, "train", FORMATS);
    int words = parameters.integer("feature_dim");
    long rows = train.forEach(words, row -> {});
    requireCounts(train, words, rows);
    log.info("Training on " + rows + " documents");
    LdaModel model = model(folder, train, parameters, rows);
    model.write(folder.model());
    Optional<Dataset> test = Dataset.optional(folder, "test", FORMATS);
    if (test.isPresent()) {
      report(model, test.get(), log, words);
    }
  }

  private static void requireCounts(Dataset train, int words, long rows)
      throws IOException, UserErrorException {
    boolean[] negative = new boolean[1];
    train.forEach(
        words,
        row -> {
          for (float value : row.values()) {
            negative[0] |= value < 0;
          }
        });
    if (rows == 0 || negative[0]) {
      throw new UserErrorException(
          rows == 0
              ? "Channel 'train' has no rows."
              : "Channel 'train' has a negative value; LDA takes counts of words.");
    }
  }

  private static LdaModel model(
      ContainerFolder folder, Dataset train, HyperParameters parameters, long rows)
      throws IOException {
    int topics = parameters.integer("num_topics");
    double alpha = parameters.number("alpha0") / topics;
    try (SparkEngine spark = SparkEngine.start(folder)) {
      Matrix lambda =
          new LDA()
              .setK(topics)
              .setOptimizer("online")
              .setDocConcentration(alpha)
              .setOptimizeDocConcentration(false)
              .setMaxIter(Math.min(ITERATIONS, parameters.integer("max_iterations")))
              .setSubsamplingRate(rows < SMALL ? 1 : SAMPLE)
              .setSeed(SEED)
              .fit(spark.table(spark.rows(train)))
              .topicsMatrix();
      float[] alphas = new float[topics];
      Arrays.fill(alphas, (float) alpha);
      return new LdaModel(alphas, probabilities(lambda));
    }
  }

  /** Makes a row of probabilities of each column of weights. */
  private static float[][] probabilities(Matrix lambda) {
    float[][] beta = new float[lambda.numCols()][lambda.numRows()];
    for (int topic = 0; topic < beta.length; topic++) {
      double sum = 0;
      for (int word = 0; word < beta[topic].length; word++) {
        sum += lambda.apply(word, topic);
      }
      for (int word = 0; word < beta[topic].length; word++) {
        beta[topic][word] = (float) (lambda.apply(word, topic) / sum);
      }
    }
    return beta;
  }

  private static void report(LdaModel model, Dataset test, ContainerLog log, int words)
      throws IOException, UserErrorException {
    double[] sums = new double[2];
    test.forEach(
        words,
        row -> {
          sums[0] += model.logLikelihood(row);
          for (float value : row.values()) {
            sums[1] += value;
          }
        });
    log.score("test", "pwll", sums[0] / sums[1]);
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return LdaModel.read(modelFolder);
  }
}
