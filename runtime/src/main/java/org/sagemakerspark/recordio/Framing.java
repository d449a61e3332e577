package org.sagemakerspark.recordio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The frame around each record, as in dmlc-core's {@code recordio.h}: a magic word, a word with
 * three flag bits and 29 bits of length, the data, and zeros up to a multiple of four bytes. Words
 * are little endian.
 */
final class Framing {

  static final int MAGIC = 0xced7230a;

  /** Bytes before a record's data. */
  static final int HEADER = 8;

  /** The first length that no longer fits. */
  static final int LENGTH_LIMIT = 1 << 29;

  static final int WHOLE = 0;
  static final int FIRST = 1;
  static final int MIDDLE = 2;
  static final int LAST = 3;

  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private Framing() {}

  /** Returns how many zeros follow data of a length. */
  static int padding(int length) {
    return -length & 3;
  }
}
