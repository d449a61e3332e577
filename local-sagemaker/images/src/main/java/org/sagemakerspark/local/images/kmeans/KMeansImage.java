package org.sagemakerspark.local.images.kmeans;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sagemakerspark.artifacts.KMeansModel;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.serving.ArtifactPredictor;
import org.sagemakerspark.local.images.serving.Predictor;
import org.sagemakerspark.local.images.serving.Predictor.Formats;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;

/** Stands in for the K-Means image: trains with Spark MLlib, serves without Spark. */
public final class KMeansImage implements AlgorithmImage {

  static final String NAME = "kmeans";
  static final Set<RowFormat> FORMATS =
      EnumSet.of(RowFormat.RECORDIO_PROTOBUF, RowFormat.CSV, RowFormat.LABELED_CSV);

  private static final Formats SERVED =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(
              ResponseFormat.JSON,
              ResponseFormat.JSON_LINES,
              ResponseFormat.RECORDIO_PROTOBUF,
              ResponseFormat.CSV),
          "predictions");

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    new KMeansTraining(folder, log).run();
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return predictor(KMeansModel.read(modelFolder));
  }

  static ArtifactPredictor predictor(KMeansModel model) {
    return new ArtifactPredictor(model, SERVED);
  }
}
