package org.sagemakerspark.estimator;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.sagemakerspark.recordio.AmazonRecord;
import org.sagemakerspark.recordio.RecordStream;
import org.sagemakerspark.recordio.Tensor;

/**
 * Counts the features of the first row of a staged file, where the DataFrame's schema does not tell
 * how many there are. To ask the DataFrame would run its plan once more.
 */
@FunctionalInterface
interface FirstRow {

  /** What stands for an unknown number of features. */
  int UNKNOWN = 0;

  /** Counts the features of the first row, which may be that of a matrix, or unreadable. */
  int features(InputStream in) throws IOException;

  /** Returns what counts the features in files of Amazon Records. */
  static FirstRow ofRecords() {
    return in -> {
      RecordStream records = new RecordStream(in, "staged data", 0);
      Tensor tensor = records.next() ? records.decode().features().get(AmazonRecord.VALUES) : null;
      if (tensor == null || tensor.shape().length > 1) {
        return UNKNOWN;
      }
      return tensor.isSparse() ? Math.toIntExact(tensor.shape()[0]) : tensor.values().length;
    };
  }

  /** Opens a file as its name says it is compressed, and counts there. */
  default int features(String name, InputStream in) throws IOException {
    return features(name.endsWith(".gz") ? new GZIPInputStream(in) : in);
  }
}
