package org.sagemakerspark.local.images.randomcutforest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.artifacts.ModelFolder;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.serving.RowPredictor;

/**
 * Trees of random cuts, each of a sample of its own. A row's score is the mean of what the trees
 * give, times the logarithm of the size of a sample, so that it does not depend on that size.
 *
 * <p>The file is one of this project: what the image writes on SageMaker is not known. It holds the
 * rows and who is in which sample; the trees are grown again from them, always as they were.
 */
final class CutForest implements RowPredictor {

  private static final Formats FORMATS =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES, ResponseFormat.RECORDIO_PROTOBUF),
          "scores");

  private static final int MAGIC = 0x52434631; // RCF1
  private static final int HEAD = 5 * Integer.BYTES;
  private static final long SEED = 20170101L;

  private final float[][] rows;
  private final int[][] samples;
  private final CutTree[] trees;

  /**
   * Grows a forest.
   *
   * @param rows the rows that are in samples
   * @param samples the places of the rows that each tree gets
   */
  CutForest(float[][] rows, int[][] samples) {
    this.rows = rows;
    this.samples = samples;
    trees = new CutTree[samples.length];
    for (int i = 0; i < trees.length; i++) {
      float[][] sample = new float[samples[i].length][];
      for (int j = 0; j < sample.length; j++) {
        sample[j] = rows[samples[i][j]];
      }
      trees[i] = new CutTree(sample, new Random(SEED + i));
    }
  }

  double score(float[] row) {
    double sum = 0;
    for (CutTree tree : trees) {
      sum += tree.score(row);
    }
    return sum / trees.length * CutTree.log2(1 + samples[0].length);
  }

  @Override
  public Formats formats() {
    return FORMATS;
  }

  @Override
  public int featureCount() {
    return rows[0].length;
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.number("score"));
  }

  @Override
  public float[][] predict(Example row) {
    return new float[][] {{(float) score(row.toDense())}};
  }

  void write(Path folder) throws IOException {
    int size = HEAD + Float.BYTES * rows.length * rows[0].length;
    size = Math.addExact(size, Integer.BYTES * samples.length * samples[0].length);
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(MAGIC).putInt(rows.length).putInt(rows[0].length);
    out.putInt(samples.length).putInt(samples[0].length);
    for (float[] row : rows) {
      for (float value : row) {
        out.putFloat(value);
      }
    }
    for (int[] sample : samples) {
      for (int place : sample) {
        out.putInt(place);
      }
    }
    ModelFolder.write(folder, out.array());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws ArtifactException if it is another file, or is damaged
   */
  static CutForest read(Path folder) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(ModelFolder.read(folder));
    if (in.remaining() < HEAD || in.getInt() != MAGIC) {
      throw new ArtifactException(
          ModelFolder.FILE
              + ": expected a forest of the embedded SageMaker; what the image writes on SageMaker"
              + " is not known");
    }
    int rowCount = in.getInt();
    int features = in.getInt();
    int sampleCount = in.getInt();
    int sampleSize = in.getInt();
    // Nothing is made room for that the file has not.
    if (Math.min(Math.min(rowCount, features), Math.min(sampleCount, sampleSize)) < 1
        || (double) rowCount * features + (double) sampleCount * sampleSize
            != in.remaining() / (double) Float.BYTES) {
      throw damaged();
    }
    float[][] rows = new float[rowCount][features];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = in.getFloat();
      }
    }
    int[][] samples = new int[sampleCount][sampleSize];
    for (int[] sample : samples) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = in.getInt();
        if (sample[i] < 0 || sample[i] >= rowCount) {
          throw damaged();
        }
      }
    }
    return new CutForest(rows, samples);
  }

  private static ArtifactException damaged() {
    return new ArtifactException(
        ModelFolder.FILE + ": expected as many rows and samples as the file says at its beginning");
  }
}
