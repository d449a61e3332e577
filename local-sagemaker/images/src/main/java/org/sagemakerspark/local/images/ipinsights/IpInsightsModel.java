package org.sagemakerspark.local.images.ipinsights;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A vector for each entity and each part of an address. An entity's vector is found by a hash, as
 * the Developer Guide says; the vector of an address is the sum of those of its first 8, 16, 24 and
 * 32 bits, so that the addresses of a network are alike. What no data has touched takes no room.
 */
final class IpInsightsModel {
  private static final String FILE = "ipinsights_model";
  private static final int[] PREFIXES = {8, 16, 24, 32};

  private final int entities;
  private final int size;
  private final Map<Integer, float[]> entityVectors = new TreeMap<>();
  private final Map<Long, float[]> prefixVectors = new TreeMap<>();

  /**
   * Makes a model that knows nothing.
   *
   * @param entities how many vectors entities share
   * @param size the size of a vector
   */
  IpInsightsModel(int entities, int size) {
    this.entities = entities;
    this.size = size;
  }

  int size() {
    return size;
  }

  /** Gives the place of an entity's vector. */
  int place(String entity) {
    return Math.floorMod(entity.hashCode() * 0x9E3779B9, entities);
  }

  /** Gives the keys of an address's vectors. */
  static long[] prefixes(int address) {
    long[] keys = new long[PREFIXES.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) PREFIXES[i] << 32 | ((address >>> (32 - PREFIXES[i])) & 0xFFFFFFFFL);
    }
    return keys;
  }

  /** Gives the vector at a place, to be changed; small random numbers at first. */
  float[] entityVector(int place) {
    return entityVectors.computeIfAbsent(place, this::initial);
  }

  /** Gives a part of an address's vector, to be changed; zeros at first. */
  float[] prefixVector(long prefix) {
    return prefixVectors.computeIfAbsent(prefix, key -> new float[size]);
  }

  private float[] initial(int place) {
    Random random = new Random(place);
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = (float) (random.nextGaussian() / Math.sqrt(size));
    }
    return vector;
  }

  /** Gives the vector of an entity, one of its own also where no data had it. */
  float[] vectorOf(String entity) {
    int place = place(entity);
    float[] known = entityVectors.get(place);
    return known == null ? initial(place) : known;
  }

  float[] vectorOf(int address) {
    float[] sum = new float[size];
    for (long prefix : prefixes(address)) {
      float[] part = prefixVectors.get(prefix);
      for (int i = 0; part != null && i < size; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }

  static float dotProduct(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return (float) sum;
  }

  float score(Event event) {
    return dotProduct(vectorOf(event.entity()), vectorOf(event.address()));
  }

  void write(Path folder) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
      out.writeInt(entities);
      out.writeInt(size);
      out.writeInt(entityVectors.size());
      for (Map.Entry<Integer, float[]> entry : entityVectors.entrySet()) {
        out.writeInt(entry.getKey());
        write(out, entry.getValue());
      }
      out.writeInt(prefixVectors.size());
      for (Map.Entry<Long, float[]> entry : prefixVectors.entrySet()) {
        out.writeLong(entry.getKey());
        write(out, entry.getValue());
      }
    }
  }

  private static void write(DataOutputStream out, float[] vector) throws IOException {
    for (float value : vector) {
      out.writeFloat(value);
    }
  }

  static IpInsightsModel read(Path folder) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(FILE))))) {
      IpInsightsModel model = new IpInsightsModel(in.readInt(), in.readInt());
      for (int left = in.readInt(); left > 0; left--) {
        int place = in.readInt();
        read(in, model.entityVector(place));
      }
      for (int left = in.readInt(); left > 0; left--) {
        long prefix = in.readLong();
        read(in, model.prefixVector(prefix));
      }
      return model;
    }
  }

  private static void read(DataInputStream in, float[] vector) throws IOException {
    for (int i = 0; i < vector.length; i++) {
      vector[i] = in.readFloat();
    }
  }
}
