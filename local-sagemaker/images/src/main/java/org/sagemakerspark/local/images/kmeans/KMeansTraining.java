package org.sagemakerspark.local.images.kmeans;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.clustering.KMeans;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.storage.StorageLevel;
import org.sagemakerspark.artifacts.KMeansModel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.serving.ArtifactPredictor;
import org.sagemakerspark.local.images.spark.SparkEngine;

/**
 * Trains K-Means with Spark MLlib on two threads. The hyperparameters are those of the Amazon
 * SageMaker Developer Guide, "K-Means Hyperparameters". Lloyd's iterations are limited by {@code
 * local_lloyd_max_iter}, or by {@code epochs} if that is more; the first centres are found by
 * k-means|| if {@code init_method} or {@code local_lloyd_init_method} is {@code kmeans++}, and at
 * random otherwise.
 */
final class KMeansTraining {

  /** The same data and hyperparameters give the same model. */
  private static final long SEED = 20170101L;

  /** What {@code local_lloyd_num_trials} means when it is {@code auto}. */
  private static final int AUTO_TRIALS = 3;

  /** How far each of several trials goes; the best goes on. */
  private static final int TRIAL_ITERATIONS = 10;

  private static final String AUTO_INIT = "kmeans++";
  private final ContainerFolder folder;
  private final ContainerLog log;

  KMeansTraining(ContainerFolder folder, ContainerLog log) {
    this.folder = folder;
    this.log = log;
  }

  void run() throws IOException, UserErrorException {
    HyperParameters parameters =
        HyperParameterSchema.of(KMeansImage.NAME).check(folder.hyperParameters());
    parameters.warnIfGiven(
        log, "extra_center_factor", "force_dense", "half_life_time_size", "mini_batch_size");
    Dataset train = Dataset.required(folder, "train", KMeansImage.FORMATS);
    requireEnoughRows(train, parameters);

    KMeansModel model = new KMeansModel(centres(train, parameters));
    model.write(folder.model());
    Optional<Dataset> test = Dataset.optional(folder, "test", KMeansImage.FORMATS);
    if (test.isPresent()) {
      report(KMeansImage.predictor(model), test.get(), parameters);
    }
  }

  private void requireEnoughRows(Dataset train, HyperParameters parameters)
      throws IOException, UserErrorException {
    long rows = train.forEach(parameters.integer("feature_dim"), row -> {});
    if (rows < parameters.integer("k")) {
      throw new UserErrorException(
          "The hyperparameter k is "
              + parameters.integer("k")
              + ", but the channel 'train' has only "
              + rows
              + " rows. Give at least as many rows as clusters, or a smaller k.");
    }
    log.info("Training on " + rows + " rows");
  }

  private float[][] centres(Dataset train, HyperParameters parameters) throws IOException {
    try (SparkEngine spark = SparkEngine.start(folder)) {
      JavaRDD<Vector> rows =
          spark
              .rows(train)
              .map(row -> Vectors.fromML(SparkEngine.vector(row)))
              .persist(StorageLevel.MEMORY_AND_DISK());
      Vector[] centres = best(rows, parameters).clusterCenters();
      if (centres.length < parameters.integer("k")) {
        log.warning(
            "The data has only "
                + centres.length
                + " different rows: the model has as many clusters");
      }
      return floats(centres);
    }
  }

  /**
   * Starts as often as the trials say, each time from other centres, and takes the one with the
   * least cost after a few iterations to the end.
   */
  private org.apache.spark.mllib.clustering.KMeansModel best(
      JavaRDD<Vector> rows, HyperParameters parameters) {
    int trials = parameters.integer("local_lloyd_num_trials", AUTO_TRIALS);
    int iterations =
        Math.max(parameters.integer("local_lloyd_max_iter"), parameters.integer("epochs"));
    int tried = trials == 1 ? iterations : Math.min(iterations, TRIAL_ITERATIONS);
    org.apache.spark.mllib.clustering.KMeansModel best = null;
    for (int trial = 0; trial < trials; trial++) {
      var model =
          lloyd(parameters, tried)
              .setInitializationMode(initialisation(parameters))
              .setSeed(SEED + trial)
              .run(rows.rdd());
      log.info("Trial " + (trial + 1) + " of " + trials + ": cost " + model.trainingCost());
      if (best == null || model.trainingCost() < best.trainingCost()) {
        best = model;
      }
    }
    return tried == iterations
        ? best
        : lloyd(parameters, iterations - tried).setInitialModel(best).run(rows.rdd());
  }

  private static KMeans lloyd(HyperParameters parameters, int iterations) {
    return new KMeans()
        .setK(parameters.integer("k"))
        .setMaxIterations(iterations)
        .setEpsilon(parameters.number("local_lloyd_tol"));
  }

  private static String initialisation(HyperParameters parameters) {
    boolean chosen =
        parameters.text("init_method").equals(AUTO_INIT)
            || parameters.text("local_lloyd_init_method").equals(AUTO_INIT);
    return chosen ? KMeans.K_MEANS_PARALLEL() : KMeans.RANDOM();
  }

  private static float[][] floats(Vector[] centres) {
    return Stream.of(centres)
        .map(centre -> SparkEngine.floats(centre.toArray()))
        .toArray(float[][]::new);
  }

  private void report(ArtifactPredictor model, Dataset test, HyperParameters parameters)
      throws IOException, UserErrorException {
    double[] sum = new double[1];
    long rows = test.forEach(parameters.integer("feature_dim"), row -> sum[0] += cost(model, row));
    for (String metric : parameters.list("eval_metrics")) {
      double value = metric.equals("msd") ? sum[0] / rows : sum[0];
      log.loss("test", metric, value);
    }
  }

  /** Gives the squared distance of a row from the centre closest to it. */
  private static double cost(ArtifactPredictor model, Example row) {
    double distance = model.predict(row)[1][0];
    return distance * distance;
  }
}
