package org.sagemakerspark.local.images.knn;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sagemakerspark.artifacts.ArtifactException;

/**
 * Rows that are searched one by one, in the file that FAISS writes of its flat index: a word of
 * four letters, the number of dimensions, the number of rows, two numbers that mean nothing,
 * whether it is trained, the metric, and the numbers (facebookresearch/faiss,
 * faiss/impl/index_write.cpp).
 *
 * @param isInnerProduct whether the nearest rows are those with the largest scalar product, rather
 *     than those with the least squared distance
 * @param dimensions the length of each row
 * @param rows the rows
 */
record FlatIndex(boolean isInnerProduct, int dimensions, List<float[]> rows) {

  private static final String L2 = "IxF2";
  private static final String INNER_PRODUCT = "IxFI";
  private static final long FILLER = 1 << 20;
  private static final int HEAD = 4 + 4 + 3 * 8 + 1 + 4 + 8;

  /** Returns the squared distance, or the scalar product, of a row and that at a place. */
  float measure(float[] query, int place) {
    float[] row = rows.get(place);
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      double factor = isInnerProduct ? row[i] : query[i] - row[i];
      sum += factor * (isInnerProduct ? query[i] : factor);
    }
    return (float) sum;
  }

  byte[] toBytes() {
    ByteBuffer out =
        ByteBuffer.allocate(Math.addExact(HEAD, Math.multiplyExact(rows.size() * 4, dimensions)))
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((isInnerProduct ? INNER_PRODUCT : L2).getBytes(StandardCharsets.US_ASCII))
            .putInt(dimensions)
            .putLong(rows.size())
            .putLong(FILLER)
            .putLong(FILLER)
            .put((byte) 1)
            .putInt(isInnerProduct ? 0 : 1)
            .putLong((long) rows.size() * dimensions);
    for (float[] row : rows) {
      for (float value : row) {
        out.putFloat(value);
      }
    }
    return out.array();
  }

  /**
   * Reads what {@link #toBytes} or FAISS wrote.
   *
   * @throws ArtifactException if it is another index
   */
  static FlatIndex of(String file, byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      byte[] word = new byte[4];
      in.get(word);
      String kind = new String(word, StandardCharsets.US_ASCII);
      int dimensions = in.getInt();
      long count = in.getLong();
      in.position(in.position() + 2 * 8 + 1 + 4);
      long numbers = in.getLong();
      if (!List.of(L2, INNER_PRODUCT).contains(kind)
          || dimensions < 1
          || count < 0
          || numbers * 4 != in.remaining()
          || numbers != count * dimensions) {
        throw new ArtifactException(
            file + ": expected FAISS's flat index, and not one that begins with '" + kind + "'");
      }
      float[][] rows = new float[(int) count][dimensions];
      for (float[] row : rows) {
        in.asFloatBuffer().get(row);
        in.position(in.position() + 4 * dimensions);
      }
      return new FlatIndex(kind.equals(INNER_PRODUCT), dimensions, List.of(rows));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new ArtifactException(file + ": the file ends too early");
    }
  }
}
