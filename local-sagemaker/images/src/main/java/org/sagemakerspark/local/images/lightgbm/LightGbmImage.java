package org.sagemakerspark.local.images.lightgbm;

import java.io.IOException;
import java.nio.file.Path;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.script.ScriptInputs;
import org.sagemakerspark.local.images.serving.Predictor;

/**
 * Stands in for the image that runs JumpStart's scripts for LightGBM: trains and serves with
 * LightGBM's own library, without Spark and without the script. Nothing here refers to the library:
 * this class is loaded in the containers of all algorithms.
 */
public final class LightGbmImage implements AlgorithmImage {

  static final String NAME = "lightgbm";

  /** The name of the model's file, LightGBM's own text; JumpStart pickles the same. */
  static final String FILE = "model.txt";

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    new LightGbmTraining(ScriptInputs.of(NAME, "train", folder, log), folder, log).run();
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return LightGbmModel.read(modelFolder.resolve(FILE));
  }
}
