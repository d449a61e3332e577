package org.sagemakerspark.local.images.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One row: its features, and its label and weight if it has them.
 *
 * @param label the label; NaN if there is none
 * @param weight how much the row counts; 1 unless the data says otherwise
 * @param size the number of features
 * @param keys the places of the values in a sparse row, from 0; null if the row is dense
 * @param values all features of a dense row, or those that a sparse one names
 */
public record Example(float label, float weight, int size, int[] keys, float[] values)
    implements Serializable {

  public static Example dense(float[] values) {
    return new Example(Float.NaN, 1, values.length, null, values);
  }

  public static Example sparse(int size, int[] keys, float[] values) {
    return new Example(Float.NaN, 1, size, keys, values);
  }

  public Example withLabel(float newLabel) {
    return new Example(newLabel, weight, size, keys, values);
  }

  public Example withWeight(float newWeight) {
    return new Example(label, newWeight, size, keys, values);
  }

  public boolean isLabeled() {
    return !Float.isNaN(label);
  }

  public boolean isSparse() {
    return keys != null;
  }

  /** Gives the place of the value at a position of {@link #values}. */
  public int key(int position) {
    return keys == null ? position : keys[position];
  }

  /** Gives all features; zeros where a sparse row names none. The array is not to be changed. */
  public float[] toDense() {
    if (keys == null) {
      return values;
    }
    float[] dense = new float[size];
    for (int i = 0; i < keys.length; i++) {
      dense[keys[i]] = values[i];
    }
    return dense;
  }

  /** Gives the row as a sparse one that names no zero. */
  public Example withoutZeros() {
    int[] kept =
        IntStream.range(0, values.length).filter(position -> values[position] != 0).toArray();
    int[] places = new int[kept.length];
    float[] numbers = new float[kept.length];
    for (int i = 0; i < kept.length; i++) {
      places[i] = key(kept[i]);
      numbers[i] = values[kept[i]];
    }
    return new Example(label, weight, size, places, numbers);
  }

  /** Gives a sparse row with each value one place before. */
  public Example oneDown() {
    return new Example(
        label,
        weight,
        Math.max(0, size - 1),
        Arrays.stream(keys).map(key -> key - 1).toArray(),
        values);
  }

  /** Gives the scalar product with weights of the same size. */
  public double dot(float[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * weights[key(i)];
    }
    return sum;
  }

  /** Says whether a value is missing or infinite. */
  public boolean hasGaps() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return true;
      }
    }
    return false;
  }
}
