package org.sagemakerspark.recordio;

import java.util.Arrays;

/**
 * One tensor of a record.
 *
 * @param values its values: all of them when dense, those that are not zero when sparse
 * @param keys the positions of sparse values; empty when dense
 * @param shape its dimensions; empty when the record does not say
 */
public record Tensor(double[] values, long[] keys, long[] shape) {

  /** Tells whether the values are those that are not zero, and the keys their positions. */
  public boolean isSparse() {
    return keys.length > 0 || (values.length == 0 && shape.length > 0 && shape[0] != 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && Arrays.equals(values, tensor.values)
        && Arrays.equals(keys, tensor.keys)
        && Arrays.equals(shape, tensor.shape);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(values) + Arrays.hashCode(keys)) + Arrays.hashCode(shape);
  }

  @Override
  public String toString() {
    return "Tensor[" + values.length + " values, shape " + Arrays.toString(shape) + "]";
  }
}
