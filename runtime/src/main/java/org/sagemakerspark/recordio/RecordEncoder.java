package org.sagemakerspark.recordio;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Encodes Amazon Records, one after the other, each framed as RecordIO, into a buffer that is used
 * again: after the largest record was seen, encoding allocates nothing.
 *
 * <p>A record holds the features, and a label if there is one, as float32 tensors under the key
 * {@code values}. Dense features are n values; sparse features are n values with their positions
 * and the size of the whole vector. Not thread-safe.
 */
public final class RecordEncoder {

  // Field numbers of aialgs.data.Record and its parts, with their wire types.
  private static final int RECORD_FEATURES = 1 << 3 | 2;
  private static final int RECORD_LABEL = 2 << 3 | 2;
  private static final int ENTRY_KEY = 1 << 3 | 2;
  private static final int ENTRY_VALUE = 2 << 3 | 2;
  private static final int VALUE_FLOAT32 = 2 << 3 | 2;
  private static final int TENSOR_VALUES = 1 << 3 | 2;
  private static final int TENSOR_KEYS = 2 << 3 | 2;
  private static final int TENSOR_SHAPE = 3 << 3 | 2;

  private static final byte[] KEY = {'v', 'a', 'l', 'u', 'e', 's'};

  /** Bytes of the map entry's key: tag, length and text. */
  private static final int KEY_SIZE = 2 + KEY.length;

  /** Bytes of a label's float32 tensor: tag, length and one float. */
  private static final int LABEL_TENSOR_SIZE = 6;

  private byte[] buffer = new byte[256];
  private int position;

  /** Encodes a dense record without a label. */
  public void dense(double[] values, int count) {
    dense(values, count, false, 0f);
  }

  /** Encodes a dense record with a label. */
  public void dense(double[] values, int count, float label) {
    dense(values, count, true, label);
  }

  /**
   * Encodes a sparse record without a label.
   *
   * @param indices the positions of the values, ascending, each below {@code size}
   * @param values the values
   * @param count how many elements of both arrays count
   * @param size the number of features
   */
  public void sparse(int[] indices, double[] values, int count, long size) {
    sparse(indices, values, count, size, false, 0f);
  }

  /** Encodes a sparse record with a label. */
  public void sparse(int[] indices, double[] values, int count, long size, float label) {
    sparse(indices, values, count, size, true, label);
  }

  /** Returns the bytes of the record encoded last, frame and padding included. */
  public int size() {
    return position;
  }

  /** Copies the record encoded last to a place in an array; returns its size in bytes. */
  public int copyTo(byte[] target, int offset) {
    System.arraycopy(buffer, 0, target, offset, position);
    return position;
  }

  /** Writes the record encoded last. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(buffer, 0, position);
  }

  private void dense(double[] values, int count, boolean labelled, float label) {
    long tensor = packedSize(4L * count);
    begin(tensor, labelled);
    features((int) tensor);
    floats(values, count);
    end(labelled, label);
  }

  private void sparse(
      int[] indices, double[] values, int count, long size, boolean labelled, float label) {
    long keys = 0;
    for (int i = 0; i < count; i++) {
      keys += varintSize(indices[i]);
    }
    long tensor = packedSize(4L * count) + packedSize(keys) + packedSize(varintSize(size));
    begin(tensor, labelled);
    features((int) tensor);
    floats(values, count);
    if (keys > 0) {
      buffer[position++] = TENSOR_KEYS;
      varint(keys);
      for (int i = 0; i < count; i++) {
        varint(indices[i]);
      }
    }
    buffer[position++] = TENSOR_SHAPE;
    varint(varintSize(size));
    varint(size);
    end(labelled, label);
  }

  /** Makes room for the record and writes its frame. */
  private void begin(long tensor, boolean labelled) {
    long payload = fieldSize(entrySize(tensor));
    if (labelled) {
      payload += fieldSize(entrySize(LABEL_TENSOR_SIZE));
    }
    if (payload >= Framing.LENGTH_LIMIT) {
      throw new IllegalArgumentException(
          "A record of "
              + payload
              + " bytes does not fit RecordIO, which takes less than "
              + Framing.LENGTH_LIMIT
              + " a record; use fewer features");
    }
    int length = (int) payload;
    int total = Framing.HEADER + length + Framing.padding(length);
    if (buffer.length < total) {
      buffer = new byte[Math.max(total, Math.min(2 * buffer.length, Framing.LENGTH_LIMIT))];
    }
    Framing.INT.set(buffer, 0, Framing.MAGIC);
    Framing.INT.set(buffer, 4, length);
    position = Framing.HEADER;
  }

  private void features(int tensor) {
    buffer[position++] = RECORD_FEATURES;
    entry(tensor);
  }

  /** Writes a map entry up to the start of its tensor. */
  private void entry(int tensor) {
    varint(entrySize(tensor));
    buffer[position++] = ENTRY_KEY;
    buffer[position++] = (byte) KEY.length;
    System.arraycopy(KEY, 0, buffer, position, KEY.length);
    position += KEY.length;
    buffer[position++] = ENTRY_VALUE;
    varint(fieldSize(tensor));
    buffer[position++] = VALUE_FLOAT32;
    varint(tensor);
  }

  private void floats(double[] values, int count) {
    if (count == 0) {
      return;
    }
    buffer[position++] = TENSOR_VALUES;
    varint(4L * count);
    byte[] target = buffer;
    int at = position;
    for (int i = 0; i < count; i++) {
      Framing.FLOAT.set(target, at, (float) values[i]);
      at += 4;
    }
    position = at;
  }

  private void end(boolean labelled, float label) {
    if (labelled) {
      buffer[position++] = RECORD_LABEL;
      entry(LABEL_TENSOR_SIZE);
      buffer[position++] = TENSOR_VALUES;
      buffer[position++] = 4;
      Framing.FLOAT.set(buffer, position, label);
      position += 4;
    }
    for (int padding = Framing.padding(position); padding > 0; padding--) {
      buffer[position++] = 0;
    }
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      buffer[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[position++] = (byte) rest;
  }

  /** Bytes of a map entry with a tensor of a size. */
  private static long entrySize(long tensor) {
    return KEY_SIZE + fieldSize(fieldSize(tensor));
  }

  /** Bytes of a field with a one-byte tag, a length and content of a size. */
  private static long fieldSize(long content) {
    return 1 + varintSize(content) + content;
  }

  /** Bytes of a packed field, which is left out when it has no element. */
  private static long packedSize(long content) {
    return content == 0 ? 0 : fieldSize(content);
  }

  private static int varintSize(long value) {
    return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
  }
}
