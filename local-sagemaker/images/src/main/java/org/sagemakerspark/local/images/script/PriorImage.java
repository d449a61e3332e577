package org.sagemakerspark.local.images.script;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.serving.Predictor;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.serving.RowPredictor;

/**
 * Stands in for images whose algorithm is not there for Java: checks its inputs as the script does,
 * and answers each row alike, by the shares of the classes or the mean. It looks at no feature, and
 * says so in its log.
 */
public final class PriorImage implements AlgorithmImage {

  private static final String FILE = "prior.json";

  private final String algorithm;

  /** Creates the image of an algorithm. */
  public PriorImage(String algorithm) {
    this.algorithm = algorithm;
  }

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    ScriptInputs inputs = ScriptInputs.of(algorithm, "training", folder, log);
    int classes = inputs.classes();
    float[] prior = new float[Math.max(1, classes)];
    for (String line : inputs.training()) {
      double label = ScriptInputs.label(line);
      float share = 1f / inputs.training().size();
      prior[classes == 0 ? 0 : (int) label] += classes == 0 ? (float) label * share : share;
    }
    int features = inputs.training().get(0).split(",", -1).length - 1;
    log.warning(
        "This image does not learn: the embedded SageMaker has no "
            + algorithm
            + ". Its model answers each row with the "
            + (classes == 0 ? "mean of the labels" : "shares of the classes"));
    Files.writeString(
        folder.model().resolve(FILE), new Gson().toJson(new Prior(classes == 0, features, prior)));
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return new Gson().fromJson(Files.readString(modelFolder.resolve(FILE)), Prior.class);
  }

  /** The model. */
  private static final class Prior implements RowPredictor {
    private final boolean isNumber;
    private final int features;
    private final float[] prior;

    Prior(boolean isNumber, int features, float[] prior) {
      this.isNumber = isNumber;
      this.features = features;
      this.prior = prior;
    }

    @Override
    public Formats formats() {
      return ScriptAnswer.FORMATS;
    }

    @Override
    public List<Field> fields() {
      return List.of(ScriptAnswer.field(isNumber));
    }

    @Override
    public int featureCount() {
      return features;
    }

    @Override
    public float[][] predict(Example row) {
      return new float[][] {prior};
    }

    @Override
    public byte[] answer(ResponseFormat format, List<Example> rows) {
      return ScriptAnswer.json(isNumber, predict(rows));
    }
  }
}
