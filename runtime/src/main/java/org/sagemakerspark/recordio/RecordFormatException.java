package org.sagemakerspark.recordio;

import java.io.IOException;

/** Says where bytes are not what RecordIO or an Amazon Record must be. */
public final class RecordFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  RecordFormatException(String source, long record, long offset, String problem) {
    super(source + ", record " + record + " (from 0) at byte " + offset + ": " + problem);
  }
}
