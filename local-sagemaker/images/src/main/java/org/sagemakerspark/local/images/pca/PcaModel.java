package org.sagemakerspark.local.images.pca;

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
 * The mean (the matrix {@code mean}, of one row) and the components ({@code v}, one row a
 * component, the one with the largest variance last).
 */
final class PcaModel implements RowPredictor {

  private static final Formats FORMATS =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES, ResponseFormat.RECORDIO_PROTOBUF),
          "projections");

  private final float[] mean;
  private final float[][] components;

  /** What the mean projects to; taken off, so that sparse rows need not be centred. */
  private final double[] offsets;

  PcaModel(float[] mean, float[][] components) {
    this.mean = mean;
    this.components = components;
    Example centre = Example.dense(mean);
    offsets = new double[components.length];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = centre.dot(components[i]);
    }
  }

  static PcaModel read(Path folder) throws IOException {
    ModelFile file = ModelFile.read(folder, PcaImage.NAME);
    return new PcaModel(file.matrix("mean")[0], file.matrix("v"));
  }

  void write(Path folder) throws IOException {
    new ModelFile(PcaImage.NAME, Map.of(), Map.of("mean", new float[][] {mean}, "v", components))
        .write(folder);
  }

  @Override
  public Formats formats() {
    return FORMATS;
  }

  @Override
  public int featureCount() {
    return mean.length;
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.list("projection"));
  }

  @Override
  public float[][] predict(Example row) {
    float[] projection = new float[components.length];
    for (int i = 0; i < projection.length; i++) {
      projection[i] = (float) (row.dot(components[i]) - offsets[i]);
    }
    return new float[][] {projection};
  }
}
