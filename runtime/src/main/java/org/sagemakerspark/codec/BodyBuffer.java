package org.sagemakerspark.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sagemakerspark.recordio.RecordEncoder;

/** A request's body while it grows: bytes in memory that can be cut back. Not thread-safe. */
public final class BodyBuffer extends OutputStream {

  private static final int NUMBERS_AT_ONCE = 1 << 8;

  private byte[] bytes;
  private int size;

  /** The digits of numbers that are about to be written. */
  private long[] digits = new long[0];

  /** Creates an empty buffer with room for a number of bytes. */
  public BodyBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  @Override
  public void write(int b) {
    ensure(1);
    bytes[size++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Appends all bytes. */
  @Override
  public void write(byte[] source) {
    write(source, 0, source.length);
  }

  /** Appends the record that an encoder has encoded last. */
  public void write(RecordEncoder record) {
    ensure(record.size());
    size += record.copyTo(bytes, size);
  }

  /** Appends a finite number as text: the shortest decimal that reads back as the same. */
  public void number(double number) {
    ensure(DecimalWriter.ROOM);
    size = DecimalWriter.write(number, bytes, size);
  }

  /** Appends a finite number as text: the shortest decimal that reads back as the same float. */
  public void number(float number) {
    ensure(DecimalWriter.ROOM);
    size = DecimalWriter.write(number, bytes, size);
  }

  /** Appends a whole number as text. */
  public void number(long number) {
    ensure(DecimalWriter.ROOM);
    if (number == Long.MIN_VALUE) {
      write(Long.toString(number).getBytes(StandardCharsets.ISO_8859_1));
    } else {
      if (number < 0) {
        bytes[size++] = '-';
      }
      size = DecimalWriter.whole(Math.abs(number), bytes, size);
    }
  }

  /** Appends finite numbers with commas between them. */
  void numbers(double[] numbers, int count) {
    for (int i = 0; i < count; i += NUMBERS_AT_ONCE) {
      numbers(numbers, i, Math.min(count, i + NUMBERS_AT_ONCE));
    }
    size -= count == 0 ? 0 : 1;
  }

  private void numbers(double[] numbers, int from, int to) {
    ensure((to - from) * DecimalWriter.ROOM);
    long[] found = digits(numbers, from, to);
    byte[] target = bytes;
    int at = size;
    for (int i = from; i < to; i++) {
      at = DecimalWriter.write(numbers[i], found[i - from], target, at);
      target[at++] = ',';
    }
    size = at;
  }

  private long[] digits(double[] numbers, int from, int to) {
    if (digits.length < to - from) {
      digits = new long[to - from];
    }
    long[] found = digits;
    for (int i = from; i < to; i++) {
      found[i - from] = PlainWriter.digits(numbers[i]);
    }
    return found;
  }

  /** Appends finite numbers, each behind a blank, its index and a colon. */
  void indexed(int firstIndex, double[] numbers, int count) {
    for (int i = 0; i < count; i += NUMBERS_AT_ONCE) {
      indexed(firstIndex, numbers, i, Math.min(count, i + NUMBERS_AT_ONCE));
    }
  }

  private void indexed(int firstIndex, double[] numbers, int from, int to) {
    ensure((to - from) * 2 * DecimalWriter.ROOM);
    long[] found = digits(numbers, from, to);
    byte[] target = bytes;
    int at = size;
    for (int i = from; i < to; i++) {
      target[at] = ' ';
      at = DecimalWriter.whole(firstIndex + i, target, at + 1);
      target[at] = ':';
      at = DecimalWriter.write(numbers[i], found[i - from], target, at + 1);
    }
    size = at;
  }

  /** Writes the bytes to a stream. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  /** Returns the number of bytes. */
  public int size() {
    return size;
  }

  /** Forgets everything after the first {@code length} bytes. */
  public void truncate(int length) {
    if (length < 0 || length > size) {
      throw new IllegalArgumentException("Cannot cut " + size + " bytes to " + length);
    }
    size = length;
  }

  /** Returns the bytes without a copy: they change with what is written next. */
  public ByteBuffer view() {
    return ByteBuffer.wrap(bytes, 0, size);
  }

  /** Returns a copy of the bytes from a position on. */
  public byte[] copyFrom(int start) {
    return Arrays.copyOfRange(bytes, start, size);
  }

  private void ensure(int more) {
    long needed = (long) size + more;
    if (needed > bytes.length) {
      if (needed > Integer.MAX_VALUE - 8) {
        throw new IllegalStateException("A request's body cannot grow beyond 2 GB");
      }
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(Math.max(needed, 2L * bytes.length), Integer.MAX_VALUE - 8));
    }
  }
}
