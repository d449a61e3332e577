package org.sagemakerspark.local.images.deepar;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;

/** Holds forecasts against the last values of series, of which nothing is told to the model. */
final class Evaluation {
  private final DeepArModel model;
  private final int samples;
  private final List<Double> quantiles;

  Evaluation(DeepArModel model, HyperParameters parameters) {
    this.model = model;
    this.samples = parameters.integer("num_eval_samples");
    this.quantiles =
        JsonParser.parseString(parameters.text("test_quantiles")).getAsJsonArray().asList().stream()
            .map(JsonElement::getAsDouble)
            .toList();
  }

  void report(List<Series> test, ContainerLog log) throws UserErrorException {
    double squares = 0;
    double losses = 0;
    double sizes = 0;
    int count = 0;
    for (Series series : test) {
      if (series.target().length <= model.predictionLength) {
        throw new UserErrorException(
            "A series of channel 'test' is not longer than prediction_length.");
      }
      Series known = series.before(model.predictionLength);
      double[][] paths = model.samples(known, samples);
      double[] mean = Forecast.mean(paths);
      double[] actual =
          Arrays.copyOfRange(series.target(), known.target().length, series.target().length);
      for (double level : quantiles) {
        losses += loss(actual, Forecast.quantile(paths, level), level) / quantiles.size();
      }
      for (int i = 0; i < actual.length; i++) {
        if (!Double.isNaN(actual[i])) {
          squares += (actual[i] - mean[i]) * (actual[i] - mean[i]);
          sizes += Math.abs(actual[i]);
          count++;
        }
      }
    }
    log.loss("test", "RMSE", Math.sqrt(squares / Math.max(1, count)));
    log.loss("test", "mean_wQuantileLoss", losses / Math.max(1e-12, sizes));
  }

  private static double loss(double[] actual, double[] quantile, double level) {
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = Double.isNaN(actual[i]) ? 0 : actual[i] - quantile[i];
      sum += 2 * Math.max(level * error, (level - 1) * error);
    }
    return sum;
  }
}
