package org.sagemakerspark.local.images.kmeans;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sagemakerspark.local.images.serving.Predictor;

/**
 * The centres of the clusters. The file {@code model_algo-1} holds, big-endian: the magic word
 * {@code SMKM}, the format's version 1, the number of clusters, the number of features, each as a
 * 32-bit integer, and then the centres one after the other as 32-bit floats.
 */
final class KMeansModel implements Predictor {

  private static final String FILE = "model_algo-1";
  private static final int MAGIC = 0x534d4b4d;
  private static final int VERSION = 1;

  private final float[][] centres;

  KMeansModel(float[][] centres) {
    this.centres = centres;
  }

  static KMeansModel read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    long size = Files.size(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw new IOException(
            FILE + " is no K-Means model of the embedded SageMaker, version " + VERSION);
      }
      int clusters = in.readInt();
      int features = in.readInt();
      if (clusters < 1
          || features < 1
          || size != 4L * Integer.BYTES + (long) clusters * features * Float.BYTES) {
        throw new IOException(FILE + " is damaged: its size does not fit its header");
      }
      float[][] centres = new float[clusters][features];
      for (float[] centre : centres) {
        for (int i = 0; i < features; i++) {
          centre[i] = in.readFloat();
        }
      }
      return new KMeansModel(centres);
    }
  }

  void write(Path folder) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(centres.length);
      out.writeInt(featureCount());
      for (float[] centre : centres) {
        for (float value : centre) {
          out.writeFloat(value);
        }
      }
    }
  }

  @Override
  public int featureCount() {
    return centres[0].length;
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.number("closest_cluster"), Field.number("distance_to_cluster"));
  }

  @Override
  public float[][] predict(float[] row) {
    int closest = closest(row);
    float distance = (float) Math.sqrt(squaredDistance(row, centres[closest]));
    return new float[][] {{closest}, {distance}};
  }

  /** Gives the squared distance of a row from the centre closest to it. */
  double cost(float[] row) {
    return squaredDistance(row, centres[closest(row)]);
  }

  private int closest(float[] row) {
    int closest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < centres.length; i++) {
      double distance = squaredDistance(row, centres[i]);
      if (distance < least) {
        least = distance;
        closest = i;
      }
    }
    return closest;
  }

  private static double squaredDistance(float[] row, float[] centre) {
    double sum = 0;
    for (int i = 0; i < centre.length; i++) {
      double difference = (double) row[i] - centre[i];
      sum += difference * difference;
    }
    return sum;
  }
}
