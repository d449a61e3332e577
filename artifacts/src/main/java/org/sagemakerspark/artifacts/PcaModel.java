package org.sagemakerspark.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model of PCA. Its file holds {@code s}, the singular values, {@code v}, with a column for each
 * component and the one with the largest value last, and {@code mean}, unless the mean was not
 * subtracted. A row's answer is its distance from the mean along each component, in that order.
 */
public final class PcaModel implements Model {

  private static final long serialVersionUID = 1;

  private final float[] values;
  private final float[][] components;

  private final Kernels.Weights weights;

  private final float[] mean;

  /** What the mean projects to, times -1, so that sparse rows need not be centred. */
  private final double[] offsets;

  /**
   * Makes a model.
   *
   * @param values the singular value of each component, the largest last
   * @param components the components in the same order, each as long as a row
   * @param mean the mean of the rows, or null where it is not subtracted
   */
  public PcaModel(float[] values, float[][] components, float[] mean) {
    this.values = values;
    this.components = components;
    this.mean = mean;
    weights = new Kernels.Weights(components);
    offsets = new double[components.length];
    if (mean != null) {
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = -Kernels.dot(FeatureRow.dense(mean), Kernels.widen(components[i]));
      }
    }
  }

  /** Reads the model of a folder that a {@code model.tar.gz} was unpacked to. */
  public static PcaModel read(Path folder) throws IOException {
    return of(ModelFolder.read(folder));
  }

  /** Reads the model of the bytes of {@code model_algo-1}. */
  static PcaModel of(byte[] bytes) throws ArtifactException {
    NDArrayList list = NDArrayList.read(ModelFolder.FILE, bytes);
    NDArray v = list.find("v").orElse(null);
    NDArray s = list.find("s").orElse(null);
    if (v == null || v.shape().length != 2 || s == null || s.values().length != v.columns()) {
      throw new ArtifactException(
          ModelFolder.FILE
              + ": expected a matrix v and as many numbers s as it has columns; there are "
              + list.names()
              + ", "
              + list.arrays());
    }
    float[] mean = list.find("mean").map(NDArray::values).orElse(null);
    if (mean != null && mean.length != v.rows()) {
      throw new ArtifactException(
          ModelFolder.FILE
              + ": expected a mean of "
              + v.rows()
              + " numbers, as v has rows, and not of "
              + mean.length);
    }
    return new PcaModel(s.values(), v.toColumns(), mean);
  }

  /** Writes the model's file into a folder. */
  public void write(Path folder) throws IOException {
    ModelFolder.write(folder, toBytes());
  }

  /** Gives what the model's file holds. */
  public byte[] toBytes() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("s", NDArray.of(values));
    arrays.put("v", NDArray.ofColumns(components));
    if (mean != null) {
      arrays.put("mean", NDArray.ofRows(new float[][] {mean}));
    }
    return NDArrayList.of(arrays).toBytes();
  }

  /** Gives the singular value of each component, the largest last. */
  public float[] values() {
    return values;
  }

  /** Gives the components in the same order, each as long as a row. */
  public float[][] components() {
    return components;
  }

  /** Gives the mean that is subtracted; empty where none is. */
  public Optional<float[]> mean() {
    return Optional.ofNullable(mean);
  }

  @Override
  public int featureCount() {
    return components[0].length;
  }

  @Override
  public List<Part> parts() {
    return List.of(Part.list("projection", components.length));
  }

  @Override
  public Scorer scorer() {
    double[] sums = weights.sums();
    return (row, answer) -> {
      weights.multiply(row, sums);
      for (int i = 0; i < offsets.length; i++) {
        answer[i] = (float) (sums[i] + offsets[i]);
      }
    };
  }
}
