package org.sagemakerspark.local.images.kmeans;

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

/** The centres of the clusters: the matrix {@code centres}, one row a cluster. */
final class KMeansModel implements RowPredictor {

  private static final String CENTRES = "centres";
  private static final Formats FORMATS =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(
              ResponseFormat.JSON,
              ResponseFormat.JSON_LINES,
              ResponseFormat.RECORDIO_PROTOBUF,
              ResponseFormat.CSV),
          "predictions");

  private final float[][] centres;

  KMeansModel(float[][] centres) {
    this.centres = centres;
  }

  static KMeansModel read(Path folder) throws IOException {
    return new KMeansModel(ModelFile.read(folder, KMeansImage.NAME).matrix(CENTRES));
  }

  void write(Path folder) throws IOException {
    new ModelFile(KMeansImage.NAME, Map.of(), Map.of(CENTRES, centres)).write(folder);
  }

  @Override
  public Formats formats() {
    return FORMATS;
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
  public float[][] predict(Example example) {
    float[] row = example.toDense();
    int closest = closest(row);
    float distance = (float) Math.sqrt(squaredDistance(row, centres[closest]));
    return new float[][] {{closest}, {distance}};
  }

  /** Gives the squared distance of a row from the centre closest to it. */
  double cost(Example example) {
    float[] row = example.toDense();
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
