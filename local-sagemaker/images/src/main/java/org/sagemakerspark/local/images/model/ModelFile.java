package org.sagemakerspark.local.images.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model as the file {@code model_algo-1} of a model archive. It holds, big-endian: the magic word
 * {@code SMLM}, the format's version 1, the algorithm's name, the number of properties and each
 * one's name and value, the number of matrices and of each its name, its numbers of rows and of
 * columns, and its values row by row. Numbers are 32-bit integers, texts are as {@link
 * DataOutputStream#writeUTF} writes them, values are 32-bit floats.
 *
 * @param algorithm the algorithm's name
 * @param properties texts by name
 * @param matrices matrices by name; all rows of one are of one length
 */
public record ModelFile(
    String algorithm, Map<String, String> properties, Map<String, float[][]> matrices) {

  private static final String FILE = "model_algo-1";
  private static final int MAGIC = 0x534d4c4d;
  private static final int VERSION = 1;

  /** Writes the file into the model's folder. */
  public void write(Path folder) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(algorithm);
      out.writeInt(properties.size());
      for (Map.Entry<String, String> property : properties.entrySet()) {
        out.writeUTF(property.getKey());
        out.writeUTF(property.getValue());
      }
      out.writeInt(matrices.size());
      for (Map.Entry<String, float[][]> matrix : matrices.entrySet()) {
        out.writeUTF(matrix.getKey());
        write(matrix.getValue(), out);
      }
    }
  }

  private static void write(float[][] matrix, DataOutputStream out) throws IOException {
    out.writeInt(matrix.length);
    out.writeInt(matrix.length == 0 ? 0 : matrix[0].length);
    for (float[] row : matrix) {
      for (float value : row) {
        out.writeFloat(value);
      }
    }
  }

  /**
   * Reads the file of a model's folder.
   *
   * @throws IOException if it is of another algorithm or damaged
   */
  public static ModelFile read(Path folder, String algorithm) throws IOException {
    Path file = folder.resolve(FILE);
    long size = Files.size(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION || !in.readUTF().equals(algorithm)) {
        throw new IOException(
            FILE
                + " is no model of "
                + algorithm
                + " of the embedded SageMaker, version "
                + VERSION);
      }
      Map<String, String> properties = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        properties.put(in.readUTF(), in.readUTF());
      }
      Map<String, float[][]> matrices = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        matrices.put(in.readUTF(), matrix(in, size));
      }
      return new ModelFile(algorithm, properties, matrices);
    }
  }

  private static float[][] matrix(DataInputStream in, long fileSize) throws IOException {
    int rows = in.readInt();
    int columns = in.readInt();
    if (rows < 0 || columns < 0 || (long) rows * columns > fileSize / Float.BYTES) {
      throw new IOException(FILE + " is damaged: its size does not fit its header");
    }
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = in.readFloat();
      }
    }
    return matrix;
  }

  public String property(String name) {
    return properties.get(name);
  }

  public float[][] matrix(String name) {
    return matrices.get(name);
  }
}
