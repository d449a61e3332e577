package org.sagemakerspark.codec;

/**
 * Writes rows of one schema into request bodies. Used by one thread at a time.
 *
 * @param <R> the row
 */
public interface RowEncoder<R> {

  /** Appends one row. */
  void encode(R row, BodyBuffer body);

  /** Returns how many rows a body holds at most. */
  default int mostRows() {
    return Integer.MAX_VALUE;
  }

  /** Returns what stands before the first row of a body. */
  default byte[] header() {
    return new byte[0];
  }

  /** Returns what stands between two rows of a body. */
  default byte[] separator() {
    return new byte[0];
  }

  /** Returns what stands after the last row of a body. */
  default byte[] footer() {
    return new byte[0];
  }
}
