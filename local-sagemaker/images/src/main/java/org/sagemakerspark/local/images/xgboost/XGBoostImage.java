package org.sagemakerspark.local.images.xgboost;

import java.io.IOException;
import java.nio.file.Path;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.Predictor;

/**
 * Stands in for the XGBoost image: trains and serves with XGBoost4J, without Spark. Nothing here
 * refers to the library itself: this class is loaded in the containers of all algorithms.
 */
public final class XGBoostImage implements AlgorithmImage {

  static final String NAME = "xgboost";

  /** The name of the model's file, in XGBoost's own format. */
  static final String FILE = "xgboost-model";

  private final ImageTag tag;

  /** Creates the image of a tag, such as {@code 3.2-0} or {@code 1.2-2-cpu-py3}. */
  public XGBoostImage(String tag) {
    this.tag = ImageTag.of(tag);
  }

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    new XGBoostTraining(XGBoostVersion.of(tag), folder, log).run();
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return XGBoostModel.read(tag, modelFolder, System.getenv());
  }
}
