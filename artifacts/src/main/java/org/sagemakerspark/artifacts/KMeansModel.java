package org.sagemakerspark.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A model of K-Means. Its file holds one array without a name, with a row for each centre. A row's
 * answer is the centre that is closest by Euclidean distance, and how far that is.
 */
public final class KMeansModel implements Model {

  private static final long serialVersionUID = 1;

  private final float[][] centres;
  private final Kernels.Points points;

  /**
   * Makes a model.
   *
   * @param centres one row a cluster, all of one length
   */
  public KMeansModel(float[][] centres) {
    this.centres = centres;
    points = new Kernels.Points(centres);
  }

  /** Reads the model of a folder that a {@code model.tar.gz} was unpacked to. */
  public static KMeansModel read(Path folder) throws IOException {
    return of(ModelFolder.read(folder));
  }

  /** Reads the model of the bytes of {@code model_algo-1}. */
  static KMeansModel of(byte[] bytes) throws ArtifactException {
    NDArrayList list = NDArrayList.read(ModelFolder.FILE, bytes);
    if (list.arrays().size() != 1 || list.arrays().get(0).shape().length != 2) {
      throw new ArtifactException(
          ModelFolder.FILE + ": expected one matrix, the centres, and not " + list.arrays());
    }
    return new KMeansModel(list.arrays().get(0).toRows());
  }

  /** Writes the model's file into a folder. */
  public void write(Path folder) throws IOException {
    ModelFolder.write(folder, toBytes());
  }

  /** Gives what the model's file holds. */
  public byte[] toBytes() {
    return NDArrayList.of(NDArray.ofRows(centres)).toBytes();
  }

  /** Gives the centres, one row a cluster. */
  public float[][] centres() {
    return centres;
  }

  @Override
  public int featureCount() {
    return centres[0].length;
  }

  @Override
  public List<Part> parts() {
    return List.of(Part.number("closest_cluster"), Part.number("distance_to_cluster"));
  }

  @Override
  public Scorer scorer() {
    double[] room = points.row();
    double[] distances = points.distances();
    return (row, answer) -> {
      points.squares(row, room, distances);
      int closest = 0;
      for (int i = 1; i < centres.length; i++) {
        if (distances[i] < distances[closest]) {
          closest = i;
        }
      }
      answer[0] = closest;
      answer[1] = (float) Math.sqrt(distances[closest]);
    };
  }
}
