package org.sagemakerspark.local.images.pca;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;
import org.apache.spark.mllib.stat.Statistics;
import org.apache.spark.storage.StorageLevel;
import org.sagemakerspark.artifacts.PcaModel;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.serving.ArtifactPredictor;
import org.sagemakerspark.local.images.serving.Predictor;
import org.sagemakerspark.local.images.serving.Predictor.Formats;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.spark.SparkEngine;

/**
 * Stands in for the PCA image: finds the components with Spark MLlib's exact algorithm, whichever
 * {@code algorithm_mode} is asked for. With {@code subtract_mean} they are those of the covariance
 * matrix, without it those of the uncentred data.
 */
public final class PcaImage implements AlgorithmImage {

  static final String NAME = "pca";
  private static final Set<RowFormat> FORMATS =
      EnumSet.of(RowFormat.RECORDIO_PROTOBUF, RowFormat.CSV, RowFormat.LABELED_CSV);

  private static final Formats SERVED =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES, ResponseFormat.RECORDIO_PROTOBUF),
          "projections");

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    parameters.warnIfGiven(log, "extra_components", "force_dense", "epochs");
    if (parameters.text("algorithm_mode").equals("randomized")) {
      log.warning(
          "algorithm_mode randomized: the embedded SageMaker computes the exact components");
    }
    int features = parameters.integer("feature_dim");
    int components = parameters.integer("num_components");
    if (components > features) {
      throw new UserErrorException(
          "The hyperparameter num_components is "
              + components
              + ", but the data has only "
              + features
              + " features (feature_dim).");
    }
    Dataset train = Dataset.required(folder, "train", FORMATS);
    double[] sum = new double[features];
    long rows =
        train.forEach(
            features,
            row -> {
              for (int i = 0; i < row.values().length; i++) {
                sum[row.key(i)] += row.values()[i];
              }
            });
    if (rows < 2) {
      throw new UserErrorException("PCA needs at least 2 rows; channel 'train' has " + rows + ".");
    }
    log.info("Training on " + rows + " rows");
    float[] mean = new float[features];
    for (int i = 0; i < features; i++) {
      mean[i] = (float) (sum[i] / rows);
    }
    model(folder, train, parameters, rows, mean).write(folder.model());
  }

  private static PcaModel model(
      ContainerFolder folder, Dataset train, HyperParameters parameters, long rows, float[] mean)
      throws IOException {
    int count = parameters.integer("num_components");
    try (SparkEngine spark = SparkEngine.start(folder)) {
      JavaRDD<Vector> vectors =
          spark
              .rows(train)
              .map(row -> Vectors.fromML(SparkEngine.vector(row)))
              .persist(StorageLevel.MEMORY_AND_DISK());
      RowMatrix matrix = new RowMatrix(vectors.rdd());
      if (!parameters.flag("subtract_mean")) {
        var found = matrix.computeSVD(count, false, 1e-9);
        return new PcaModel(backwards(found.s().toArray()), rowsOf(found.V()), null);
      }
      var found = matrix.computePrincipalComponentsAndExplainedVariance(count);
      double variance =
          DoubleStream.of(Statistics.colStats(vectors.rdd()).variance().toArray()).sum();
      double[] singular =
          DoubleStream.of(found._2().toArray())
              .map(share -> Math.sqrt(share * variance * (rows - 1)))
              .toArray();
      return new PcaModel(backwards(singular), rowsOf(found._1()), mean);
    }
  }

  /** The least important first, as the image orders them. */
  private static float[] backwards(double[] values) {
    float[] backwards = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      backwards[i] = (float) values[values.length - 1 - i];
    }
    return backwards;
  }

  /** The columns of the matrix, the least important first. */
  private static float[][] rowsOf(Matrix matrix) {
    float[][] rows = new float[matrix.numCols()][matrix.numRows()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = (float) matrix.apply(j, rows.length - 1 - i);
      }
    }
    return rows;
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return new ArtifactPredictor(PcaModel.read(modelFolder), SERVED);
  }
}
