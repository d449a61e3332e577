package org.sagemakerspark.datasource;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sagemakerspark.recordio.RecordStream;

/** Reads the records of one split as rows. */
final class RecordFileReader implements Closeable {

  private static final int BUFFER_SIZE = 1 << 18;

  /** How far the first record of a split is looked for at first; more is read when it is longer. */
  private static final int WINDOW = 1 << 20;

  private final RecordStream records;
  private final InternalRowDecoder decoder;
  private final long end;
  private InternalRow row;

  private RecordFileReader(RecordStream records, InternalRowDecoder decoder, long end) {
    this.records = records;
    this.decoder = decoder;
    this.end = end;
  }

  static RecordFileReader open(Configuration hadoop, RecordSplit split, InternalRowDecoder decoder)
      throws IOException {
    Path path = new Path(split.path());
    FSDataInputStream file = path.getFileSystem(hadoop).open(path);
    try {
      if (RecordSplit.isCompressed(split.path())) {
        InputStream in = new GZIPInputStream(file, BUFFER_SIZE);
        return new RecordFileReader(
            new RecordStream(new BufferedInputStream(in, BUFFER_SIZE), split.path(), 0),
            decoder,
            Long.MAX_VALUE);
      }
      long start = split.start() == 0 ? 0 : firstRecord(file, split);
      file.seek(start);
      return new RecordFileReader(
          new RecordStream(new BufferedInputStream(file, BUFFER_SIZE), split.path(), start),
          decoder,
          split.end());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  boolean next() throws IOException {
    if (records.position() >= end) {
      // The next split starts here: were this not a record, neither split would see the damage.
      records.requireRecordOrEnd();
      return false;
    }
    if (!records.next()) {
      return false;
    }
    row = decoder.decode(records.decode());
    return true;
  }

  InternalRow get() {
    return row;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /**
   * Returns where the first record at or after the split's start begins; the file's end if none.
   */
  private static long firstRecord(FSDataInputStream file, RecordSplit split) throws IOException {
    // Records start on four-byte boundaries.
    long from = (split.start() + 3) & ~3L;
    byte[] window = new byte[0];
    for (int size = WINDOW; ; size = (int) Math.min(2L * size, Integer.MAX_VALUE - 8)) {
      int wanted = (int) Math.min(size, Math.max(0, split.fileLength() - from));
      int have = window.length;
      window = Arrays.copyOf(window, wanted);
      file.seek(from + have);
      file.readFully(window, have, wanted - have);
      boolean atEnd = from + wanted >= split.fileLength();
      int first = RecordStream.firstRecord(window, wanted, atEnd);
      if (first >= 0) {
        return from + first;
      }
      if (atEnd) {
        return split.fileLength();
      }
    }
  }
}
