package org.sagemakerspark.local.images.randomcutforest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.Labels;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.serving.Predictor;

/**
 * Stands in for the random cut forest image. Its channels, its answers and how it counts anomalies
 * in the test channel are those of the Developer Guide: randomcutforest.md, rcf-in-formats.md,
 * random-cut-forest-tuning.md. Each tree draws its own sample of all rows.
 */
public final class RandomCutForestImage implements AlgorithmImage {

  private static final String NAME = "randomcutforest";
  private static final Set<RowFormat> TRAINING =
      EnumSet.of(RowFormat.RECORDIO_PROTOBUF, RowFormat.CSV, RowFormat.LABELED_CSV);
  private static final Set<RowFormat> TESTING =
      EnumSet.of(RowFormat.RECORDIO_PROTOBUF, RowFormat.LABELED_CSV);

  /** The same data and hyperparameters give the same model. */
  private static final long SEED = 20170101L;

  /** How many standard deviations above the mean the score of an anomaly is. */
  private static final int SIGMAS = 3;

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    parameters.warnIfGiven(log, "epochs", "force_dense", "mini_batch_size");
    Dataset train = Dataset.required(folder, "train", TRAINING);
    requireDistribution(folder, "train", "ShardedByS3Key");
    requireDistribution(folder, "test", "FullyReplicated");
    Optional<Dataset> test = Dataset.optional(folder, "test", TESTING);
    int features = parameters.integer("feature_dim");
    int count = (int) Math.min(Integer.MAX_VALUE, train.forEach(features, row -> {}));
    if (count == 0) {
      throw new UserErrorException("Channel 'train' has no rows.");
    }
    if (test.isPresent()) {
      Labels.check(test.get(), features, 2);
    }
    CutForest forest = forest(train, count, parameters);
    forest.write(folder.model());
    log.info("Grew " + parameters.integer("num_trees") + " trees of samples of " + count + " rows");
    if (test.isPresent()) {
      report(forest, test.get(), parameters, log);
    }
  }

  private static void requireDistribution(ContainerFolder folder, String name, String only)
      throws IOException, UserErrorException {
    Optional<Channel> channel = folder.channel(name);
    if (channel.isPresent()) {
      channel.get().requireDistribution(only);
    }
  }

  /** Draws who is in which sample, and then reads those rows only. */
  private static CutForest forest(Dataset train, int count, HyperParameters parameters)
      throws IOException, UserErrorException {
    Random random = new Random(SEED);
    int size = Math.min(count, parameters.integer("num_samples_per_tree"));
    int[][] samples = new int[parameters.integer("num_trees")][];
    for (int tree = 0; tree < samples.length; tree++) {
      samples[tree] =
          size == count
              ? IntStream.range(0, count).toArray()
              : random.ints(0, count).distinct().limit(size).toArray();
    }
    Map<Integer, Integer> places = new TreeMap<>();
    for (int[] sample : samples) {
      for (int row : sample) {
        places.put(row, 0);
      }
    }
    float[][] rows = new float[places.size()][];
    int[] seen = new int[2];
    train.forEach(
        parameters.integer("feature_dim"),
        row -> {
          if (places.containsKey(seen[0])) {
            places.put(seen[0], seen[1]);
            rows[seen[1]++] = row.toDense();
          }
          seen[0]++;
        });
    for (int[] sample : samples) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = places.get(sample[i]);
      }
    }
    return new CutForest(rows, samples);
  }

  private static void report(
      CutForest forest, Dataset test, HyperParameters parameters, ContainerLog log)
      throws IOException, UserErrorException {
    double[] scores = new double[2];
    int features = parameters.integer("feature_dim");
    long rows =
        test.forEach(
            features,
            row -> {
              double score = forest.score(row.toDense());
              scores[0] += score;
              scores[1] += score * score;
            });
    double mean = scores[0] / rows;
    double deviation = Math.sqrt(Math.max(0, scores[1] / rows - mean * mean));
    // By whether it is an anomaly, and whether its score says so.
    long[][] counts = new long[2][2];
    test.forEach(
        features,
        row -> {
          boolean isFound = forest.score(row.toDense()) > mean + SIGMAS * deviation;
          counts[(int) row.label()][isFound ? 1 : 0]++;
        });
    if (parameters.list("eval_metrics").contains("accuracy")) {
      log.score("test", "accuracy", (double) (counts[0][0] + counts[1][1]) / rows);
    }
    if (parameters.list("eval_metrics").contains("precision_recall_fscore")) {
      log.score("test", "precision", ratio(counts[1][1], counts[0][1] + counts[1][1]));
      log.score("test", "recall", ratio(counts[1][1], counts[1][0] + counts[1][1]));
      log.score(
          "test", "f1", ratio(2 * counts[1][1], 2 * counts[1][1] + counts[0][1] + counts[1][0]));
    }
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return CutForest.read(modelFolder);
  }
}
