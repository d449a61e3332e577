package org.sagemakerspark.local.record;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * RecordIO framing as dmlc-core's {@code recordio.h} defines it: a magic word, a length word whose
 * top three bits say which part of a record follows, the bytes, and zeros up to a multiple of four.
 * All words are little-endian. Where the magic word stands on a four-byte boundary inside a record,
 * the record is cut there into parts and the word itself is left out.
 */
public final class RecordIO {

  /** The word that every part begins with. */
  public static final int MAGIC = 0xced7230a;

  /** The longest record, in bytes. */
  public static final int MAX_RECORD_BYTES = (1 << 29) - 1;

  private static final int WHOLE = 0;
  private static final int FIRST = 1;
  private static final int MIDDLE = 2;
  private static final int LAST = 3;

  private RecordIO() {}

  /**
   * Writes one record.
   *
   * @throws IllegalArgumentException if it is longer than {@link #MAX_RECORD_BYTES}
   */
  public static void write(OutputStream out, byte[] record) throws IOException {
    if (record.length > MAX_RECORD_BYTES) {
      throw new IllegalArgumentException(
          "A record has at most " + MAX_RECORD_BYTES + " bytes, not " + record.length);
    }
    List<Integer> cuts = cuts(record);
    int start = 0;
    for (int i = 0; i <= cuts.size(); i++) {
      int end = i < cuts.size() ? cuts.get(i) : record.length;
      writePart(out, flag(i, cuts.size()), record, start, end - start);
      start = end + Integer.BYTES;
    }
  }

  private static int flag(int part, int lastPart) {
    if (lastPart == 0) {
      return WHOLE;
    }
    if (part == 0) {
      return FIRST;
    }
    return part == lastPart ? LAST : MIDDLE;
  }

  private static List<Integer> cuts(byte[] record) {
    ByteBuffer words = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> cuts = new ArrayList<>();
    for (int i = 0; i + Integer.BYTES <= record.length; i += Integer.BYTES) {
      if (words.getInt(i) == MAGIC) {
        cuts.add(i);
      }
    }
    return cuts;
  }

  private static void writePart(OutputStream out, int flag, byte[] bytes, int start, int length)
      throws IOException {
    out.write(
        ByteBuffer.allocate(2 * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(MAGIC)
            .putInt(flag << 29 | length)
            .array());
    out.write(bytes, start, length);
    out.write(new byte[padding(length)]);
  }

  private static int padding(int length) {
    return -length & 3;
  }

  /** Reads records; the stream should be buffered. */
  public static Reader reader(InputStream in) {
    return reader(in, MAX_RECORD_BYTES);
  }

  /**
   * Reads records that are no longer than a limit.
   *
   * @param maxRecordBytes the longest record that is accepted, in bytes
   */
  public static Reader reader(InputStream in, int maxRecordBytes) {
    return new Reader(in, maxRecordBytes);
  }

  /** Reads the records of a stream one after the other. */
  public static final class Reader implements Closeable {

    private final InputStream in;
    private final int maxRecordBytes;
    private long position;

    private Reader(InputStream in, int maxRecordBytes) {
      this.in = in;
      this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * Reads the next record; nothing at the end of the stream.
     *
     * @throws IOException if the stream is no RecordIO, ends inside a record, or a record is too
     *     long
     */
    public Optional<byte[]> next() throws IOException {
      byte[] magic = in.readNBytes(Integer.BYTES);
      if (magic.length == 0) {
        return Optional.empty();
      }
      Part part = part(magic);
      if (part.flag() == WHOLE) {
        return Optional.of(part.bytes());
      }
      requireFlag(part.flag() == FIRST, part.flag());
      ByteAssembly record = new ByteAssembly(maxRecordBytes, part.bytes());
      do {
        part = part(in.readNBytes(Integer.BYTES));
        requireFlag(part.flag() == MIDDLE || part.flag() == LAST, part.flag());
        record.addMagicAnd(part.bytes());
      } while (part.flag() != LAST);
      return Optional.of(record.bytes());
    }

    private Part part(byte[] magic) throws IOException {
      int found = word(magic);
      if (found != MAGIC) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "Not RecordIO: the word at byte %d is 0x%08x, not 0x%08x",
                position,
                found,
                MAGIC));
      }
      int header = word(in.readNBytes(Integer.BYTES));
      int length = header & MAX_RECORD_BYTES;
      if (length > maxRecordBytes) {
        throw new IOException(
            "The record at byte " + position + " is longer than " + maxRecordBytes + " bytes");
      }
      byte[] bytes = complete(in.readNBytes(length), length);
      int padding = padding(length);
      for (byte zero : complete(in.readNBytes(padding), padding)) {
        if (zero != 0) {
          throw new IOException("The padding of the record at byte " + position + " is not zero");
        }
      }
      position += 2L * Integer.BYTES + length + padding;
      return new Part(header >>> 29, bytes);
    }

    private int word(byte[] bytes) throws IOException {
      return ByteBuffer.wrap(complete(bytes, Integer.BYTES))
          .order(ByteOrder.LITTLE_ENDIAN)
          .getInt();
    }

    private byte[] complete(byte[] bytes, int length) throws IOException {
      if (bytes.length < length) {
        throw new EOFException("The file ends inside the record at byte " + position);
      }
      return bytes;
    }

    private void requireFlag(boolean right, int flag) throws IOException {
      if (!right) {
        throw new IOException(
            "The parts of the record before byte " + position + " are out of order: flag " + flag);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private static final class Part {

    private final int flag;
    private final byte[] bytes;

    Part(int flag, byte[] bytes) {
      this.flag = flag;
      this.bytes = bytes;
    }

    int flag() {
      return flag;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  private static final class ByteAssembly {

    private static final byte[] MAGIC_BYTES =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(MAGIC).array();

    private final java.io.ByteArrayOutputStream assembled = new java.io.ByteArrayOutputStream();
    private final int limit;

    ByteAssembly(int limit, byte[] first) throws IOException {
      this.limit = limit;
      add(first);
    }

    void addMagicAnd(byte[] bytes) throws IOException {
      add(MAGIC_BYTES);
      add(bytes);
    }

    private void add(byte[] bytes) throws IOException {
      if (bytes.length > limit - assembled.size()) {
        throw new IOException("A record of several parts is longer than " + limit + " bytes");
      }
      assembled.writeBytes(bytes);
    }

    byte[] bytes() {
      return assembled.toByteArray();
    }
  }
}
