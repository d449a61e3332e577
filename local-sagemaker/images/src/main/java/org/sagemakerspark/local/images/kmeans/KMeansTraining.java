package org.sagemakerspark.local.images.kmeans;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.clustering.KMeans;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.storage.StorageLevel;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;

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

  private static final String AUTO_INIT = "kmeans++";
  private static final HyperParameterSchema SCHEMA =
      new HyperParameterSchema()
          .integer("feature_dim", 1, null)
          .integer("k", 1, null)
          .integer("epochs", 1, "1")
          .choices("eval_metrics", "[\"msd\"]", "msd", "ssd")
          .integerOrAuto("extra_center_factor", 1)
          .integer("half_life_time_size", 0, "0")
          .choice("init_method", "random", "random", AUTO_INIT)
          .choice("local_lloyd_init_method", AUTO_INIT, "random", AUTO_INIT)
          .integer("local_lloyd_max_iter", 1, "300")
          .integerOrAuto("local_lloyd_num_trials", 1)
          .number("local_lloyd_tol", 0, 1, "0.0001")
          .integer("mini_batch_size", 1, "5000");

  private final ContainerFolder folder;
  private final ContainerLog log;

  KMeansTraining(ContainerFolder folder, ContainerLog log) {
    this.folder = folder;
    this.log = log;
  }

  void run() throws IOException, UserErrorException {
    HyperParameters parameters = SCHEMA.check(folder.hyperParameters());
    parameters.warnIfGiven(
        log,
        "extra_center_factor",
        "half_life_time_size",
        "local_lloyd_num_trials",
        "mini_batch_size");
    Dataset train =
        channel("train")
            .orElseThrow(
                () -> new UserErrorException("The job has no channel 'train'; K-Means needs one."));
    requireEnoughRows(train, parameters);

    KMeansModel model = new KMeansModel(centres(train, parameters));
    model.write(folder.model());
    Optional<Dataset> test = channel("test");
    if (test.isPresent()) {
      report(model, test.get(), parameters);
    }
  }

  private Optional<Dataset> channel(String name) throws IOException, UserErrorException {
    Optional<Channel> channel = folder.channel(name);
    return channel.isPresent() ? Optional.of(Dataset.of(channel.get())) : Optional.empty();
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
    try (JavaSparkContext spark = new JavaSparkContext(sparkConf())) {
      List<String> files = train.files().stream().map(Path::toString).toList();
      JavaRDD<Vector> rows =
          spark
              .parallelize(files, files.size())
              .flatMap(new FileRows(train.format()))
              .persist(StorageLevel.MEMORY_AND_DISK());
      Vector[] centres =
          new KMeans()
              .setK(parameters.integer("k"))
              .setMaxIterations(
                  Math.max(
                      parameters.integer("local_lloyd_max_iter"), parameters.integer("epochs")))
              .setEpsilon(parameters.number("local_lloyd_tol"))
              .setInitializationMode(initialisation(parameters))
              .setSeed(SEED)
              .run(rows.rdd())
              .clusterCenters();
      if (centres.length < parameters.integer("k")) {
        log.warning(
            "The data has only "
                + centres.length
                + " different rows: the model has as many clusters");
      }
      return floats(centres);
    }
  }

  private SparkConf sparkConf() throws IOException {
    return new SparkConf(false)
        .setMaster("local[2]")
        .setAppName("kmeans")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.local.dir", folder.scratch().toString());
  }

  private static String initialisation(HyperParameters parameters) {
    boolean chosen =
        parameters.text("init_method").equals(AUTO_INIT)
            || parameters.text("local_lloyd_init_method").equals(AUTO_INIT);
    return chosen ? KMeans.K_MEANS_PARALLEL() : KMeans.RANDOM();
  }

  private static float[][] floats(Vector[] centres) {
    float[][] floats = new float[centres.length][];
    for (int i = 0; i < centres.length; i++) {
      floats[i] = new float[centres[i].size()];
      for (int j = 0; j < floats[i].length; j++) {
        floats[i][j] = (float) centres[i].apply(j);
      }
    }
    return floats;
  }

  private void report(KMeansModel model, Dataset test, HyperParameters parameters)
      throws IOException, UserErrorException {
    double[] sum = new double[1];
    long rows = test.forEach(parameters.integer("feature_dim"), row -> sum[0] += model.cost(row));
    for (String metric : parameters.list("eval_metrics")) {
      double value = metric.equals("msd") ? sum[0] / rows : sum[0];
      log.metric("test", metric, value);
    }
  }
}
