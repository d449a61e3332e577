package org.sagemakerspark.recordio;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of RecordIO into the data of its records; parts of a record are joined. Memory
 * grows with the bytes that were read, never on the word of a length field alone. Not thread-safe.
 */
public final class RecordStream implements Closeable {

  private static final int FIRST_CAPACITY = 1 << 12;

  /** How many headers in a row make sure that a record starts where one seems to. */
  private static final int CHAIN = 4;

  private final InputStream in;
  private final String source;
  private final long start;
  private final byte[] header = new byte[Framing.HEADER];
  private byte[] data = new byte[FIRST_CAPACITY];
  private int length;
  private long position;
  private long recordStart;
  private long record = -1;
  private boolean joined;

  /**
   * Creates a stream over bytes that start with a record.
   *
   * @param source what is read, for messages
   * @param start offset of the first byte in the whole, for messages
   */
  public RecordStream(InputStream in, String source, long start) {
    this.in = in;
    this.source = source;
    this.start = start;
    this.position = start;
  }

  /** Reads the next record; returns false at the end of the stream. */
  public boolean next() throws IOException {
    record++;
    recordStart = position;
    length = 0;
    joined = false;
    if (!header(true)) {
      return false;
    }
    int flag = flag();
    if (flag != Framing.WHOLE && flag != Framing.FIRST) {
      throw damage(recordStart, "a record starts with flag " + flag + "; 0 or 1 is expected");
    }
    append(partLength());
    while (flag == Framing.FIRST || flag == Framing.MIDDLE) {
      joined = true;
      long partStart = position;
      header(false);
      flag = flag();
      if (flag != Framing.MIDDLE && flag != Framing.LAST) {
        throw damage(partStart, "a part has flag " + flag + "; 2 or 3 is expected");
      }
      // Between two parts the magic word was left out.
      grow(length + Integer.BYTES);
      Framing.INT.set(data, length, Framing.MAGIC);
      length += Integer.BYTES;
      append(partLength());
    }
    return true;
  }

  /** Returns the array whose first {@link #length} bytes are the record read last. */
  public byte[] data() {
    return data;
  }

  /** Returns the number of bytes of the record read last. */
  public int length() {
    return length;
  }

  /** Returns the offset of the byte that comes next. */
  public long position() {
    return position;
  }

  /** Reads the fields of the record read last. */
  public AmazonRecord decode() throws RecordFormatException {
    return new RecordDecoder(data, length, this).record();
  }

  /**
   * Checks that the stream goes on with a record or ends; used where a part of a file ends, so that
   * no damage at the seam goes unseen.
   */
  public void requireRecordOrEnd() throws IOException {
    record++;
    recordStart = position;
    header(true);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * Finds the first record in bytes from somewhere within a file: a header from which a chain of
   * headers leads on.
   *
   * @param window the bytes
   * @param count how many of them count
   * @param atEnd whether the file ends with the window
   * @return the position of the header, or -1 when none is in the window for sure
   */
  public static int firstRecord(byte[] window, int count, boolean atEnd) {
    for (int at = 0; at + Framing.HEADER <= count; at += Integer.BYTES) {
      if ((int) Framing.INT.get(window, at) == Framing.MAGIC && chained(window, at, count, atEnd)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean chained(byte[] window, int first, int count, boolean atEnd) {
    long at = first;
    for (int link = 0; link < CHAIN; link++) {
      if (at + Framing.HEADER > count) {
        return atEnd ? at == count : link > 1;
      }
      if ((int) Framing.INT.get(window, (int) at) != Framing.MAGIC) {
        return false;
      }
      int word = (int) Framing.INT.get(window, (int) at + Integer.BYTES);
      int flag = word >>> 29;
      boolean starts = flag == Framing.WHOLE || flag == Framing.FIRST;
      if (flag > Framing.LAST || (link == 0 && !starts)) {
        return false;
      }
      int length = word & Framing.LENGTH_LIMIT - 1;
      at += Framing.HEADER + length + Framing.padding(length);
    }
    return true;
  }

  /** Says where the record read last is damaged. */
  RecordFormatException damagedRecord(int offset, String problem) {
    // Within a joined record the offset is not that in the file.
    return damage(joined ? recordStart : recordStart + Framing.HEADER + offset, problem);
  }

  private boolean header(boolean endAllowed) throws IOException {
    int read = in.readNBytes(header, 0, Framing.HEADER);
    if (read == 0 && endAllowed) {
      return false;
    }
    if (read < Framing.HEADER) {
      throw damage(position, "a header needs 8 bytes and " + read + " are left");
    }
    int magic = (int) Framing.INT.get(header, 0);
    if (magic != Framing.MAGIC) {
      throw damage(position, "no record starts here (found 0x" + Integer.toHexString(magic) + ")");
    }
    position += Framing.HEADER;
    return true;
  }

  private int flag() {
    return (int) Framing.INT.get(header, Integer.BYTES) >>> 29;
  }

  private int partLength() {
    return (int) Framing.INT.get(header, Integer.BYTES) & Framing.LENGTH_LIMIT - 1;
  }

  private void append(int partLength) throws IOException {
    if ((long) length + partLength >= Framing.LENGTH_LIMIT) {
      throw damage(recordStart, "the record has 2^29 bytes or more");
    }
    int left = partLength;
    while (left > 0) {
      // Doubles what is there; a length that lies is found out before it costs more than that.
      int step = Math.min(left, Math.max(FIRST_CAPACITY, length));
      grow(length + step);
      int read = in.readNBytes(data, length, step);
      length += read;
      left -= read;
      position += read;
      if (read < step) {
        throw damage(
            recordStart,
            "the record says " + partLength + " bytes and ends after " + (partLength - left));
      }
    }
    int padding = Framing.padding(partLength);
    if (padding > 0) {
      int read = in.readNBytes(header, 0, padding);
      if (read < padding) {
        throw damage(recordStart, "the record ends within its padding");
      }
      position += padding;
    }
  }

  private void grow(int size) {
    if (data.length < size) {
      data = Arrays.copyOf(data, Math.max(size, Math.min(2 * data.length, Framing.LENGTH_LIMIT)));
    }
  }

  private RecordFormatException damage(long at, String problem) {
    return new RecordFormatException(source, start, record, at, problem);
  }
}
