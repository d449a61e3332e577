package org.sagemakerspark.local.images.deepar;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A plain autoregressive model of all series: a value is a weighted sum of the values before it and
 * of one a season ago, of what else is known of its time, and of its categories, all relative to
 * the size of the series. What is left over is normal, and paths are drawn by it.
 */
final class DeepArModel {
  private static final String FILE = "deepar_model.json";
  private static final double RIDGE = 1e-3;
  private static final long SEED = 20170101L;

  final int predictionLength;
  final int[] cardinality;
  final int featureCount;
  private final int lags;
  private final int season;
  private double[] weights;
  private double deviation;

  /**
   * Makes a model that knows nothing.
   *
   * @param lags how many values before one it looks at
   * @param season how many steps make a season
   * @param cardinality how many categories there are of each kind
   */
  DeepArModel(int predictionLength, int lags, int season, int[] cardinality, int featureCount) {
    this.predictionLength = predictionLength;
    this.lags = lags;
    this.season = season;
    this.cardinality = cardinality;
    this.featureCount = featureCount;
    this.weights = new double[2 + lags + featureCount + Arrays.stream(cardinality).sum()];
  }

  /** Gives what a value at a time is made of. */
  private double[] regressors(double[] scaled, int time, Series series) {
    double[] row = new double[weights.length];
    int at = 0;
    row[at++] = 1;
    for (int lag = 1; lag <= lags; lag++) {
      row[at++] = known(scaled, time - lag);
    }
    row[at++] = known(scaled, time - season);
    for (double[] feature : series.features()) {
      row[at++] = feature[time];
    }
    for (int i = 0; i < cardinality.length; i++) {
      row[at + series.categories()[i]] = 1;
      at += cardinality[i];
    }
    return row;
  }

  /** Gives a value, the last one known before it, or the mean. */
  private static double known(double[] scaled, int time) {
    int at = Math.min(time, scaled.length - 1);
    while (at >= 0 && Double.isNaN(scaled[at])) {
      at--;
    }
    return at < 0 ? 1 : scaled[at];
  }

  /** Finds the weights with the least squares. */
  void fit(List<Series> all) {
    int size = weights.length;
    double[][] squares = new double[size][size + 1];
    for (int i = 0; i < size; i++) {
      squares[i][i] = RIDGE;
    }
    for (Series series : all) {
      double[] scaled = scaled(series);
      for (int time = 1; time < scaled.length; time++) {
        if (!Double.isNaN(scaled[time])) {
          double[] row = regressors(scaled, time, series);
          for (int i = 0; i < size; i++) {
            for (int j = 0; row[i] != 0 && j < size; j++) {
              squares[i][j] += row[i] * row[j];
            }
            squares[i][size] += row[i] * scaled[time];
          }
        }
      }
    }
    weights = solved(squares);
    double sum = 0;
    int count = 0;
    for (Series series : all) {
      double[] scaled = scaled(series);
      for (int time = 1; time < scaled.length; time++) {
        if (!Double.isNaN(scaled[time])) {
          double error = scaled[time] - sum(regressors(scaled, time, series));
          sum += error * error;
          count++;
        }
      }
    }
    deviation = Math.sqrt(sum / Math.max(1, count));
  }

  /** Gives the mean negative log-likelihood of a value that the model was fitted to. */
  double loss() {
    double variance = Math.max(deviation * deviation, 1e-12);
    return 0.5 * (1 + Math.log(2 * Math.PI * variance));
  }

  private static double[] scaled(Series series) {
    double scale = series.scale();
    return Arrays.stream(series.target()).map(value -> value / scale).toArray();
  }

  /** Solves equations of a positive definite matrix, whose last column is the right side. */
  private static double[] solved(double[][] rows) {
    int size = rows.length;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        double factor = rows[j][i] / rows[i][i];
        for (int k = i; k <= size && factor != 0; k++) {
          rows[j][k] -= factor * rows[i][k];
        }
      }
    }
    double[] solution = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double rest = rows[i][size];
      for (int k = i + 1; k < size; k++) {
        rest -= rows[i][k] * solution[k];
      }
      solution[i] = rest / rows[i][i];
    }
    return solution;
  }

  private double sum(double[] row) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * weights[i];
    }
    return sum;
  }

  /** Draws paths of a series: of each, the values behind those that are known. */
  double[][] samples(Series series, int count) {
    Random random = new Random(SEED);
    double scale = series.scale();
    double[] known = scaled(series);
    double[][] paths = new double[count][predictionLength];
    for (double[] path : paths) {
      double[] values = Arrays.copyOf(known, known.length + predictionLength);
      for (int time = known.length; time < values.length; time++) {
        values[time] = Double.NaN;
        values[time] = sum(regressors(values, time, series)) + deviation * random.nextGaussian();
        path[time - known.length] = values[time] * scale;
      }
    }
    return paths;
  }

  /** Says what a series lacks that is to be continued; nothing if it can be. */
  String objection(Series series) {
    if (series.categories().length != cardinality.length) {
      return "has "
          + series.categories().length
          + " categories (cat), but the model was trained with "
          + cardinality.length;
    }
    for (int i = 0; i < cardinality.length; i++) {
      if (series.categories()[i] >= cardinality[i]) {
        return "has a category in cat that was not in the training data";
      }
    }
    if (series.features().length != featureCount) {
      return "has "
          + series.features().length
          + " series in dynamic_feat, but the model was trained"
          + " with "
          + featureCount;
    }
    int length = series.target().length + predictionLength;
    for (double[] feature : series.features()) {
      if (feature.length != length) {
        return "has a series in dynamic_feat of "
            + feature.length
            + " values; target and"
            + " prediction_length make "
            + length;
      }
    }
    return series.target().length == 0 ? "has an empty target" : "";
  }

  void write(Path folder) throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
      new Gson().toJson(this, out);
    }
  }

  static DeepArModel read(Path folder) throws IOException {
    try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
      return new Gson().fromJson(in, DeepArModel.class);
    }
  }
}
