package org.sagemakerspark.recordio;

import java.io.IOException;
import java.io.OutputStream;
import org.sagemakerspark.recordio.UnfitValueException.Reason;

/**
 * Encodes Amazon Records, one after the other, each framed as RecordIO, into a buffer that is used
 * again: after the largest record was seen, encoding allocates nothing.
 *
 * <p>A record holds the features, and a label if there is one, as tensors under the key {@code
 * values}. Dense features are n values; sparse features are values with their positions and the
 * size of the whole. Matrices have a shape of two numbers and are stored row by row. The bytes are
 * what protobuf-java writes for the same record. Not thread-safe.
 *
 * <p>Every method that encodes throws {@link UnfitValueException} for a number that {@link
 * RecordFormat#values} refuses, and {@link IllegalArgumentException} for a record of 2^29 bytes or
 * more.
 */
public final class RecordEncoder {

  // Field numbers of aialgs.data.Record and its parts; all fields used are delimited.
  private static final int DELIMITED = 2;
  private static final int RECORD_FEATURES = 1 << 3 | DELIMITED;
  private static final int RECORD_LABEL = 2 << 3 | DELIMITED;
  private static final int ENTRY_KEY = 1 << 3 | DELIMITED;
  private static final int ENTRY_VALUE = 2 << 3 | DELIMITED;
  private static final int TENSOR_VALUES = 1 << 3 | DELIMITED;
  private static final int TENSOR_KEYS = 2 << 3 | DELIMITED;
  private static final int TENSOR_SHAPE = 3 << 3 | DELIMITED;

  private static final byte[] KEY = {'v', 'a', 'l', 'u', 'e', 's'};

  /** Bytes of the map entry's key: tag, length and text. */
  private static final int KEY_SIZE = 2 + KEY.length;

  private static final long FLOAT_EXPONENTS = 0x7f8000007f800000L;
  private static final long FLOAT_EXPONENT_UNITS = 0x0080000000800000L;
  private static final long DOUBLE_EXPONENT = 0x7ff0000000000000L;
  private static final long DOUBLE_EXPONENT_UNIT = 0x0010000000000000L;

  private static final long MAGIC_TWICE =
      (Framing.MAGIC & 0xffffffffL) | ((long) Framing.MAGIC << 32);
  private static final long LOWEST_BITS = 0x0000000100000001L;
  private static final long HIGHEST_BITS = 0x8000000080000000L;

  private final RecordFormat format;
  private final int labelTensorSize;

  /** The frame and the payload of the record encoded last. */
  private byte[] buffer = new byte[256];

  private int position;

  /** Creates an encoder of {@link RecordFormat#DEFAULT}. */
  public RecordEncoder() {
    this(RecordFormat.DEFAULT);
  }

  /** Creates an encoder of a format. */
  public RecordEncoder(RecordFormat format) {
    this.format = format;
    this.labelTensorSize = 2 + format.label().width;
  }

  /** Encodes dense features without a label. */
  public void dense(double[] values, int count) {
    beginDense(values, count, 0, 0, false);
    end();
  }

  /** Encodes dense features with a label. */
  public void dense(double[] values, int count, double label) {
    beginDense(values, count, 0, 0, true);
    label(label);
    end();
  }

  /** Encodes a dense matrix without a label; its values stand row by row. */
  public void denseMatrix(double[] values, int rows, int columns) {
    beginDense(values, Math.multiplyExact(rows, columns), rows, columns, false);
    end();
  }

  /** Encodes a dense matrix with a label; its values stand row by row. */
  public void denseMatrix(double[] values, int rows, int columns, double label) {
    beginDense(values, Math.multiplyExact(rows, columns), rows, columns, true);
    label(label);
    end();
  }

  /**
   * Encodes sparse features without a label.
   *
   * @param indices the positions of the values, ascending, from 0 to {@code size} - 1
   * @param values the values
   * @param count how many elements of both arrays count
   * @param size the number of features
   */
  public void sparse(int[] indices, double[] values, int count, int size) {
    beginSparse(indices, values, count, size, false);
    end();
  }

  /** Encodes sparse features with a label. */
  public void sparse(int[] indices, double[] values, int count, int size, double label) {
    beginSparse(indices, values, count, size, true);
    label(label);
    end();
  }

  /**
   * Encodes a sparse matrix without a label.
   *
   * @param keys the positions of the values, row times columns plus column
   */
  public void sparseMatrix(long[] keys, double[] values, int count, int rows, int columns) {
    beginSparseMatrix(keys, values, count, rows, columns, false);
    end();
  }

  /** Encodes a sparse matrix with a label. */
  public void sparseMatrix(
      long[] keys, double[] values, int count, int rows, int columns, double label) {
    beginSparseMatrix(keys, values, count, rows, columns, true);
    label(label);
    end();
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

  private void beginDense(double[] values, int count, int rows, int columns, boolean labelled) {
    boolean matrix = rows > 0 || columns > 0;
    int shape = matrix ? varintSize(rows) + varintSize(columns) : 0;
    begin(packedSize((long) format.features().width * count) + packedSize(shape), labelled);
    values(values, count);
    if (matrix) {
      shape(shape, rows, columns);
    }
  }

  private void beginSparse(int[] indices, double[] values, int count, int size, boolean labelled) {
    FeatureCheck.requireAscending(indices, count, size);
    // The positions ascend, so those that take the same number of bytes stand together.
    int twoBytes = firstAtLeast(indices, 0, count, 1 << 7);
    int threeBytes = firstAtLeast(indices, twoBytes, count, 1 << 14);
    int fourBytes = firstAtLeast(indices, threeBytes, count, 1 << 21);
    int fiveBytes = firstAtLeast(indices, fourBytes, count, 1 << 28);
    long keys = 5L * count - twoBytes - threeBytes - fourBytes - fiveBytes;
    int shape = varintSize(size);
    begin(
        packedSize((long) format.features().width * count) + packedSize(keys) + packedSize(shape),
        labelled);
    values(values, count);
    if (count > 0) {
      buffer[position++] = TENSOR_KEYS;
      varint(keys);
      keys(indices, count, twoBytes, threeBytes, fourBytes);
    }
    buffer[position++] = TENSOR_SHAPE;
    varint(shape);
    varint(size);
  }

  private void beginSparseMatrix(
      long[] keys, double[] values, int count, int rows, int columns, boolean labelled) {
    long keysSize = 0;
    for (int i = 0; i < count; i++) {
      keysSize += varintSize(keys[i]);
    }
    int shape = varintSize(rows) + varintSize(columns);
    begin(
        packedSize((long) format.features().width * count)
            + packedSize(keysSize)
            + packedSize(shape),
        labelled);
    values(values, count);
    if (count > 0) {
      buffer[position++] = TENSOR_KEYS;
      varint(keysSize);
      for (int i = 0; i < count; i++) {
        varint(keys[i]);
      }
    }
    shape(shape, rows, columns);
  }

  /** Makes room for the record and writes everything up to the start of the features' tensor. */
  private void begin(long tensor, boolean labelled) {
    long payload = fieldSize(entrySize(tensor));
    if (labelled) {
      payload += fieldSize(entrySize(labelTensorSize));
    }
    if (payload >= Framing.LENGTH_LIMIT) {
      throw new UnfitRowException(
          "A record of "
              + payload
              + " bytes does not fit RecordIO, which takes less than "
              + Framing.LENGTH_LIMIT
              + " a record; use fewer features");
    }
    int length = (int) payload;
    ensure(Framing.HEADER + length + Framing.padding(length));
    Framing.INT.set(buffer, 0, Framing.MAGIC);
    Framing.INT.set(buffer, 4, length);
    position = Framing.HEADER;
    buffer[position++] = RECORD_FEATURES;
    entry((int) tensor, format.features());
  }

  /** Writes a map entry up to the start of its tensor. */
  private void entry(int tensor, TensorType type) {
    varint(entrySize(tensor));
    buffer[position++] = ENTRY_KEY;
    buffer[position++] = (byte) KEY.length;
    System.arraycopy(KEY, 0, buffer, position, KEY.length);
    position += KEY.length;
    buffer[position++] = ENTRY_VALUE;
    varint(fieldSize(tensor));
    buffer[position++] = (byte) (type.field << 3 | DELIMITED);
    varint(tensor);
  }

  private void values(double[] values, int count) {
    if (count == 0) {
      return;
    }
    buffer[position++] = TENSOR_VALUES;
    varint((long) format.features().width * count);
    if (format.features() == TensorType.FLOAT32) {
      floats(values, count);
    } else {
      doubles(values, count);
    }
  }

  private void floats(double[] values, int count) {
    byte[] target = buffer;
    int at = position;
    for (int i = 0; i < count; i++) {
      Framing.FLOAT.set(target, at, (float) values[i]);
      at += Float.BYTES;
    }
    if (anyNonFinite(position, at)) {
      checkFeatures(values, count);
    }
    position = at;
  }

  /**
   * Looks at floats two by two; a loop of its own is faster than a look at each as it is stored.
   */
  private boolean anyNonFinite(int from, int to) {
    byte[] bytes = buffer;
    long overflow = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      // Only an exponent of ones overflows into the sign.
      overflow |= ((long) Framing.LONG.get(bytes, at) & FLOAT_EXPONENTS) + FLOAT_EXPONENT_UNITS;
    }
    return (overflow & HIGHEST_BITS) != 0
        || (at < to && !Float.isFinite((float) Framing.FLOAT.get(bytes, at)));
  }

  private void doubles(double[] values, int count) {
    byte[] target = buffer;
    int at = position;
    long nonFinite = 0;
    for (int i = 0; i < count; i++) {
      long bits = Double.doubleToRawLongBits(values[i]);
      nonFinite |= (bits & DOUBLE_EXPONENT) + DOUBLE_EXPONENT_UNIT;
      Framing.LONG.set(target, at, bits);
      at += Double.BYTES;
    }
    position = at;
    if (nonFinite < 0) {
      checkFeatures(values, count);
    }
  }

  /** Looks closer at features of which at least one is not finite as it is stored. */
  private void checkFeatures(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      FeatureCheck.check(values[i], format.features(), i, format.values());
    }
  }

  private void label(double label) {
    TensorType type = format.label();
    FeatureCheck.check(label, type, -1, format.values());
    if (type == TensorType.FLOAT32
        && label == Math.rint(label)
        && (float) label != label
        && !format.values().allowsRounding()) {
      throw new UnfitValueException(Reason.LOSES_DIGITS, -1);
    }
    buffer[position++] = RECORD_LABEL;
    entry(labelTensorSize, type);
    buffer[position++] = TENSOR_VALUES;
    buffer[position++] = (byte) type.width;
    if (type == TensorType.FLOAT32) {
      Framing.INT.set(buffer, position, Float.floatToRawIntBits((float) label));
    } else {
      Framing.LONG.set(buffer, position, Double.doubleToRawLongBits(label));
    }
    position += type.width;
  }

  private void shape(int size, int rows, int columns) {
    buffer[position++] = TENSOR_SHAPE;
    varint(size);
    varint(rows);
    varint(columns);
  }

  /** Pads the record, and splits it where its payload holds the magic word. */
  private void end() {
    int payloadEnd = position;
    for (int padding = Framing.padding(position); padding > 0; padding--) {
      buffer[position++] = 0;
    }
    if (format.parts() == RecordFormat.Parts.SPLIT && holdsMagic(payloadEnd)) {
      split(payloadEnd);
    }
  }

  /** Tells whether the magic word stands on a four-byte boundary of the payload. */
  private boolean holdsMagic(int payloadEnd) {
    byte[] bytes = buffer;
    int last = payloadEnd - Long.BYTES;
    int at = Framing.HEADER;
    long found = 0;
    for (; at <= last; at += Long.BYTES) {
      long difference = (long) Framing.LONG.get(bytes, at) ^ MAGIC_TWICE;
      // Sets the highest bit of each half that is zero (and, rarely, of one that is not).
      found |= (difference - LOWEST_BITS) & ~difference;
    }
    boolean tail =
        at + Integer.BYTES <= payloadEnd && (int) Framing.INT.get(bytes, at) == Framing.MAGIC;
    return (found & HIGHEST_BITS) != 0 || tail;
  }

  /**
   * Cuts the payload at each magic word. The word is replaced by a header, without padding, since a
   * word stands on a four-byte boundary.
   */
  private void split(int payloadEnd) {
    int words = 0;
    for (int at = Framing.HEADER; at + Integer.BYTES <= payloadEnd; at += Integer.BYTES) {
      if ((int) Framing.INT.get(buffer, at) == Framing.MAGIC) {
        words++;
      }
    }
    if (words == 0) {
      return;
    }
    // Each word makes room for half a header; the other half has to be found.
    ensure(position + words * Integer.BYTES);
    int end = position;
    int tailEnd = payloadEnd;
    int shift = words * Integer.BYTES;
    position += shift;
    int flag = Framing.LAST;
    for (int at = (payloadEnd - Integer.BYTES) & ~3; at >= Framing.HEADER; at -= Integer.BYTES) {
      if (at + Integer.BYTES > payloadEnd || (int) Framing.INT.get(buffer, at) != Framing.MAGIC) {
        continue;
      }
      int start = at + Integer.BYTES;
      System.arraycopy(buffer, start, buffer, start + shift, end - start);
      shift -= Integer.BYTES;
      Framing.INT.set(buffer, at + shift, Framing.MAGIC);
      Framing.INT.set(buffer, at + shift + 4, flag << 29 | (tailEnd - start));
      flag = Framing.MIDDLE;
      end = at;
      tailEnd = at;
    }
    Framing.INT.set(buffer, 4, Framing.FIRST << 29 | (tailEnd - Framing.HEADER));
  }

  private void keys(int[] indices, int count, int twoBytes, int threeBytes, int fourBytes) {
    byte[] target = buffer;
    int at = position;
    int i = 0;
    for (; i < twoBytes; i++) {
      target[at++] = (byte) indices[i];
    }
    for (; i < threeBytes; i++) {
      int index = indices[i];
      Framing.SHORT.set(target, at, (short) ((index & 0x7f) | 0x80 | ((index >>> 7) << 8)));
      at += Short.BYTES;
    }
    for (; i < fourBytes; i++) {
      int index = indices[i];
      // Writes a fourth byte, which the next key or field overwrites.
      Framing.INT.set(
          target,
          at,
          (index & 0x7f) | 0x80 | ((index & 0x3f80) << 1) | 0x8000 | ((index >>> 14) << 16));
      at += 3;
    }
    position = at;
    for (; i < count; i++) {
      varint(indices[i]);
    }
  }

  /** Returns the first position at or after {@code from} whose index is at least the limit. */
  private static int firstAtLeast(int[] indices, int from, int count, int limit) {
    int low = from;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (indices[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void ensure(int size) {
    if (buffer.length < size) {
      byte[] larger = new byte[Math.max(size, Math.min(2 * buffer.length, Framing.LENGTH_LIMIT))];
      System.arraycopy(buffer, 0, larger, 0, position);
      buffer = larger;
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
