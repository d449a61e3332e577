package org.sagemakerspark.recordio;

/** How the numbers of a tensor are stored. */
public enum TensorType {
  /** Four bytes a number; what every first-party image reads. */
  FLOAT32(2, 4),
  /** Eight bytes a number. */
  FLOAT64(3, 8);

  /** The number of the field that holds such a tensor in {@code aialgs.data.Value}. */
  final int field;

  /** Bytes a number. */
  final int width;

  TensorType(int field, int width) {
    this.field = field;
    this.width = width;
  }
}
