package org.sagemakerspark.datasource;

import java.io.Serializable;

/**
 * The records of a file whose first byte lies in a range.
 *
 * @param path the file
 * @param start the first byte of the range
 * @param end the byte behind the range
 * @param fileLength bytes of the whole file
 */
record RecordSplit(String path, long start, long end, long fileLength) implements Serializable {

  private static final String GZIP = ".gz";

  /** Returns the size of the range. */
  long bytes() {
    return end - start;
  }

  /** Tells whether a file can only be read from its beginning. */
  static boolean isCompressed(String path) {
    return path.endsWith(GZIP);
  }
}
