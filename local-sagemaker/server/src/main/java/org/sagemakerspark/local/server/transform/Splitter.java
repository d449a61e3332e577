package org.sagemakerspark.local.server.transform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes an input object apart into requests, by SplitType and BatchStrategy. */
final class Splitter {

  private static final int MAGIC = 0xced7230a;
  private static final int HEADER = 8;
  private static final int LENGTH_MASK = (1 << 29) - 1;

  private final String splitType;
  private final boolean single;
  private final int maxBytes;

  /** Takes the most that a request may hold, in bytes. */
  Splitter(String splitType, String batchStrategy, int maxBytes) {
    this.splitType = splitType;
    this.single = batchStrategy.equals("SingleRecord");
    this.maxBytes = maxBytes;
  }

  /**
   * Makes the requests, in order.
   *
   * @throws IOException if a record is larger than a request may be, or the object is damaged
   */
  List<byte[]> requests(byte[] object) throws IOException {
    List<byte[]> records =
        switch (splitType) {
          case "Line" -> lines(object);
          case "RecordIO" -> records(object);
          default -> List.of(object);
        };
    List<byte[]> requests = new ArrayList<>();
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (byte[] part : records) {
      if (part.length > maxBytes) {
        throw new IOException(
            "A record of " + part.length + " bytes is larger than MaxPayloadInMB allows");
      }
      if (batch.size() > 0 && (single || batch.size() + part.length > maxBytes)) {
        requests.add(batch.toByteArray());
        batch.reset();
      }
      batch.writeBytes(part);
    }
    if (batch.size() > 0) {
      requests.add(batch.toByteArray());
    }
    return requests;
  }

  /** Each line with its end. */
  private static List<byte[]> lines(byte[] object) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < object.length; i++) {
      if (object[i] == '\n' || i == object.length - 1) {
        lines.add(Arrays.copyOfRange(object, start, i + 1));
        start = i + 1;
      }
    }
    return lines;
  }

  private static List<byte[]> records(byte[] object) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(object).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    int start = 0;
    int position = 0;
    while (position < object.length) {
      if (position + HEADER > object.length || in.getInt(position) != MAGIC) {
        throw new IOException("The input is no RecordIO at byte " + position);
      }
      int word = in.getInt(position + 4);
      int length = word & LENGTH_MASK;
      position += HEADER + (length + 3) / 4 * 4;
      if (position > object.length) {
        throw new IOException("The input's last record is cut off");
      }
      int part = word >>> 29;
      if (part == 0 || part == 3) {
        records.add(Arrays.copyOfRange(object, start, position));
        start = position;
      }
    }
    return records;
  }
}
