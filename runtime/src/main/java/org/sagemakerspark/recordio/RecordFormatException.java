package org.sagemakerspark.recordio;

import java.io.IOException;

/** Says where bytes are not what RecordIO or an Amazon Record must be. */
public final class RecordFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  RecordFormatException(String source, long start, long record, long offset, String problem) {
    super(
        source
            + ", record "
            + record
            + (start == 0 ? " (from 0)" : " (from 0, counted from byte " + start + ")")
            + " at byte "
            + offset
            + ": "
            + problem);
  }
}
