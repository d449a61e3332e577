package org.sagemakerspark.local.images.catboost;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.data.ExampleSource;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.script.ScriptInputs;
import org.sagemakerspark.local.images.serving.Predictor;

/**
 * Stands in for the image that runs JumpStart's scripts for CatBoost: boosts symmetric trees of its
 * own. Categories are taken for numbers.
 */
public final class CatBoostImage implements AlgorithmImage {

  private static final String NAME = "catboost";

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    ScriptInputs inputs = ScriptInputs.of(NAME, "training", folder, log);
    HyperParameters parameters = inputs.parameters();
    parameters.warnIfGiven(
        log,
        "bagging_temperature",
        "boosting_type",
        "grow_policy",
        "max_leaves",
        "min_data_in_leaf",
        "random_strength",
        "sampling_frequency");
    int classes = inputs.classes();
    List<Example> training = rows("training", inputs.training());
    List<Example> held = rows("validation", inputs.validation());
    int features = training.get(0).size();
    check("training", training, features, classes);
    check("validation", held, features, classes);
    new CatBoostTraining(parameters, log, classes, features(training), labels(training))
        .run(features(held), labels(held))
        .write(folder.model());
  }

  private static List<Example> rows(String name, List<String> lines)
      throws IOException, UserErrorException {
    List<Example> rows = new ArrayList<>();
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    try (ExampleSource source = RowFormat.LABELED_CSV.open(new ByteArrayInputStream(bytes))) {
      for (Optional<Example> row = source.next(); row.isPresent(); row = source.next()) {
        rows.add(row.get());
      }
    } catch (IOException e) {
      throw new UserErrorException("Cannot read the " + name + " data: " + e.getMessage());
    }
    return rows;
  }

  private static void check(String name, List<Example> rows, int features, int classes)
      throws UserErrorException {
    for (int i = 0; i < rows.size(); i++) {
      float label = rows.get(i).label();
      boolean isFine =
          classes == 0
              ? Float.isFinite(label)
              : label >= 0 && label < classes && label == Math.rint(label);
      if (!isFine || rows.get(i).size() != features) {
        throw new UserErrorException(
            "Row "
                + (i + 1)
                + " of the "
                + name
                + " data has "
                + (isFine
                    ? rows.get(i).size() + " features; the first row has " + features
                    : "a label that is none of the training data's"));
      }
    }
  }

  private static float[][] features(List<Example> rows) {
    return rows.stream().map(Example::toDense).toArray(float[][]::new);
  }

  private static float[] labels(List<Example> rows) {
    float[] labels = new float[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i).label();
    }
    return labels;
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return CatBoostModel.read(modelFolder);
  }
}
