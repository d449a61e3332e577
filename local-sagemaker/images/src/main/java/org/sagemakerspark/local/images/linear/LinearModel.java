package org.sagemakerspark.local.images.linear;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.model.ModelFile;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.serving.RowPredictor;

/**
 * A linear model: the property {@code predictor_type}, the matrices {@code weights} (one row a
 * class; one row if there are two classes or a number is predicted) and {@code bias} (one row).
 */
final class LinearModel implements RowPredictor {

  private static final double THRESHOLD = 0.5;
  private static final Formats FORMATS =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES, ResponseFormat.RECORDIO_PROTOBUF),
          "predictions");

  private final PredictorType type;
  private final float[][] weights;
  private final float[] bias;

  LinearModel(PredictorType type, float[][] weights, float[] bias) {
    this.type = type;
    this.weights = weights;
    this.bias = bias;
  }

  static LinearModel read(Path folder) throws IOException {
    ModelFile file = ModelFile.read(folder, LinearLearnerImage.NAME);
    return new LinearModel(
        PredictorType.valueOf(file.property("predictor_type")),
        file.matrix("weights"),
        file.matrix("bias")[0]);
  }

  void write(Path folder) throws IOException {
    new ModelFile(
            LinearLearnerImage.NAME,
            Map.of("predictor_type", type.name()),
            Map.of("weights", weights, "bias", new float[][] {bias}))
        .write(folder);
  }

  @Override
  public Formats formats() {
    return FORMATS;
  }

  @Override
  public int featureCount() {
    return weights[0].length;
  }

  @Override
  public List<Field> fields() {
    return switch (type) {
      case REGRESSOR -> List.of(Field.number("score"));
      case BINARY_CLASSIFIER -> List.of(Field.number("score"), Field.number("predicted_label"));
      case MULTICLASS_CLASSIFIER -> List.of(Field.list("score"), Field.number("predicted_label"));
    };
  }

  @Override
  public float[][] predict(Example row) {
    if (type == PredictorType.REGRESSOR) {
      return new float[][] {{(float) margin(row, 0)}};
    }
    double[] probabilities = probabilities(row);
    float label = predictedClass(probabilities);
    if (type == PredictorType.BINARY_CLASSIFIER) {
      return new float[][] {{(float) probabilities[1]}, {label}};
    }
    float[] scores = new float[probabilities.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) probabilities[i];
    }
    return new float[][] {scores, {label}};
  }

  double margin(Example row, int index) {
    return row.dot(weights[index]) + bias[index];
  }

  /** Gives the probability of each class. */
  double[] probabilities(Example row) {
    if (type == PredictorType.BINARY_CLASSIFIER) {
      double positive = 1 / (1 + Math.exp(-margin(row, 0)));
      return new double[] {1 - positive, positive};
    }
    double[] margins = new double[weights.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < margins.length; i++) {
      margins[i] = margin(row, i);
      most = Math.max(most, margins[i]);
    }
    double sum = 0;
    for (int i = 0; i < margins.length; i++) {
      margins[i] = Math.exp(margins[i] - most);
      sum += margins[i];
    }
    for (int i = 0; i < margins.length; i++) {
      margins[i] /= sum;
    }
    return margins;
  }

  static int predictedClass(double[] probabilities) {
    if (probabilities.length == 2) {
      return probabilities[1] >= THRESHOLD ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }
}
