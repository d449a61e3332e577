package org.sagemakerspark.local.images.fm;

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
 * A factorization machine: the property {@code predictor_type}, the matrices {@code bias} (one
 * number), {@code linear} (one row) and {@code factors} (one row a factor).
 */
final class FactorizationModel implements RowPredictor {

  private static final double THRESHOLD = 0.5;
  private static final Formats FORMATS =
      new Formats(
          EnumSet.of(RequestFormat.JSON, RequestFormat.JSON_LINES, RequestFormat.RECORDIO_PROTOBUF),
          List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES, ResponseFormat.RECORDIO_PROTOBUF),
          "predictions");

  private final boolean classifier;
  private final float bias;
  private final float[] linear;
  private final float[][] factors;

  private FactorizationModel(boolean classifier, float bias, float[] linear, float[][] factors) {
    this.classifier = classifier;
    this.bias = bias;
    this.linear = linear;
    this.factors = factors;
  }

  static FactorizationModel classifier(float bias, float[] linear, float[][] factors) {
    return new FactorizationModel(true, bias, linear, factors);
  }

  static FactorizationModel regressor(float bias, float[] linear, float[][] factors) {
    return new FactorizationModel(false, bias, linear, factors);
  }

  static FactorizationModel read(Path folder) throws IOException {
    ModelFile file = ModelFile.read(folder, FactorizationMachinesImage.NAME);
    return new FactorizationModel(
        file.property("predictor_type").equals(FactorizationMachinesImage.CLASSIFIER),
        file.matrix("bias")[0][0],
        file.matrix("linear")[0],
        file.matrix("factors"));
  }

  void write(Path folder, String predictorType) throws IOException {
    new ModelFile(
            FactorizationMachinesImage.NAME,
            Map.of("predictor_type", predictorType),
            Map.of(
                "bias", new float[][] {{bias}},
                "linear", new float[][] {linear},
                "factors", factors))
        .write(folder);
  }

  @Override
  public Formats formats() {
    return FORMATS;
  }

  @Override
  public int featureCount() {
    return linear.length;
  }

  @Override
  public List<Field> fields() {
    return classifier
        ? List.of(Field.number("score"), Field.number("predicted_label"))
        : List.of(Field.number("score"));
  }

  @Override
  public float[][] predict(Example row) {
    double score = score(row);
    return classifier
        ? new float[][] {{(float) score}, {score >= THRESHOLD ? 1 : 0}}
        : new float[][] {{(float) score}};
  }

  /** Gives the probability of class 1, or the predicted number. */
  double score(Example row) {
    double sum = bias + row.dot(linear);
    for (float[] factor : factors) {
      double inner = 0;
      double squares = 0;
      for (int i = 0; i < row.values().length; i++) {
        double part = (double) row.values()[i] * factor[row.key(i)];
        inner += part;
        squares += part * part;
      }
      sum += (inner * inner - squares) / 2;
    }
    return classifier ? 1 / (1 + Math.exp(-sum)) : sum;
  }
}
