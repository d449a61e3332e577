package org.sagemakerspark.artifacts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a file's bytes one after the other, and says where when they are not what they must be. */
final class Cursor {

  private final String name;
  private final ByteBuffer bytes;

  /**
   * Begins at the first byte.
   *
   * @param name what the bytes are, for errors
   */
  Cursor(String name, byte[] bytes, ByteOrder order) {
    this.name = name;
    this.bytes = ByteBuffer.wrap(bytes).order(order);
  }

  int position() {
    return bytes.position();
  }

  int left() {
    return bytes.remaining();
  }

  byte int8(String what) throws ArtifactException {
    return need(Byte.BYTES, what).get();
  }

  int int32(String what) throws ArtifactException {
    return need(Integer.BYTES, what).getInt();
  }

  long int64(String what) throws ArtifactException {
    return need(Long.BYTES, what).getLong();
  }

  /**
   * Reads how many things follow.
   *
   * @param least the fewest bytes that one of them takes, so that no more are believed in than the
   *     file has room for
   */
  int count(int least, String what) throws ArtifactException {
    long count = int64(what);
    if (count < 0 || count > left() / least) {
      throw fault(Long.BYTES, what + " that the file has room for, and not " + count);
    }
    return (int) count;
  }

  /** Reads UTF-8 text of so many bytes. */
  String text(int length, String what) throws ArtifactException {
    ByteBuffer text = slice(length, what);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw fault(length, what + " in UTF-8");
    }
  }

  /** Gives the next bytes, in the file's order, and goes on behind them. */
  ByteBuffer slice(long length, String what) throws ArtifactException {
    need(length, what);
    ByteBuffer slice = bytes.slice().order(bytes.order());
    slice.limit((int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  void end() throws ArtifactException {
    if (left() > 0) {
      throw fault(0, "the end, and not " + left() + " bytes more");
    }
  }

  private ByteBuffer need(long length, String what) throws ArtifactException {
    if (length < 0 || length > left()) {
      throw fault(0, what + ", and not the end after " + left() + " of " + length + " bytes");
    }
    return bytes;
  }

  /** Makes the error that something else was expected before the current position. */
  ArtifactException fault(int back, String expected) {
    return new ArtifactException(
        name + ", at byte " + (bytes.position() - back) + ": expected " + expected);
  }
}
