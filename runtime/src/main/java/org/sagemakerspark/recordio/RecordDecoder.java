package org.sagemakerspark.recordio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the protobuf fields of one Amazon Record. It allocates in proportion to the bytes it was
 * given. Unknown fields are passed over.
 */
public final class RecordDecoder {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int DELIMITED = 2;
  private static final int GROUP = 3;
  private static final int END_OF_GROUP = 4;
  private static final int FIXED32 = 5;

  /** As deep as protobuf's own readers go (CodedInputStream's default recursion limit). */
  private static final int MOST_GROUPS = 100;

  private static final int FLOAT32_TENSOR = 2;
  private static final int FLOAT64_TENSOR = 3;
  private static final int INT32_TENSOR = 7;

  private final byte[] data;
  private final RecordStream stream;
  private int at;
  private int end;
  private int groups;

  RecordDecoder(byte[] data, int length, RecordStream stream) {
    this.data = data;
    this.end = length;
    this.stream = stream;
  }

  /**
   * Reads all records of bytes in memory, such as an endpoint's answer.
   *
   * @param source what the bytes are, for messages
   * @throws RecordFormatException when a frame or a record is damaged or cut off
   */
  public static List<AmazonRecord> readAll(String source, byte[] bytes)
      throws RecordFormatException {
    List<AmazonRecord> records = new ArrayList<>();
    try (RecordStream stream = new RecordStream(new ByteArrayInputStream(bytes), source, 0)) {
      while (stream.next()) {
        records.add(stream.decode());
      }
    } catch (RecordFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be read", e);
    }
    return records;
  }

  AmazonRecord record() throws RecordFormatException {
    Map<String, Tensor> features = new LinkedHashMap<>();
    Map<String, Tensor> label = new LinkedHashMap<>();
    String uid = null;
    String metadata = null;
    while (at < end) {
      int tag = (int) varint();
      if (tag == (1 << 3 | DELIMITED)) {
        entry(features);
      } else if (tag == (2 << 3 | DELIMITED)) {
        entry(label);
      } else if (tag == (3 << 3 | DELIMITED)) {
        uid = text();
      } else if (tag == (4 << 3 | DELIMITED)) {
        metadata = text();
      } else {
        skipField(tag);
      }
    }
    return new AmazonRecord(features, label, uid, metadata);
  }

  private void entry(Map<String, Tensor> map) throws RecordFormatException {
    int outer = enter();
    String key = "";
    Tensor tensor = new Tensor(new double[0], new long[0], new long[0]);
    while (at < end) {
      int tag = (int) varint();
      if (tag == (1 << 3 | DELIMITED)) {
        key = text();
      } else if (tag == (2 << 3 | DELIMITED)) {
        tensor = value();
      } else {
        skipField(tag);
      }
    }
    map.put(key, tensor);
    end = outer;
  }

  private Tensor value() throws RecordFormatException {
    int outer = enter();
    Tensor tensor = new Tensor(new double[0], new long[0], new long[0]);
    while (at < end) {
      int tag = (int) varint();
      int field = tag >>> 3;
      if ((tag & 7) == DELIMITED
          && (field == FLOAT32_TENSOR || field == FLOAT64_TENSOR || field == INT32_TENSOR)) {
        tensor = tensor(field);
      } else {
        skipField(tag);
      }
    }
    end = outer;
    return tensor;
  }

  private Tensor tensor(int kind) throws RecordFormatException {
    int outer = enter();
    DoubleList values = new DoubleList();
    LongList keys = new LongList();
    LongList shape = new LongList();
    while (at < end) {
      int tag = (int) varint();
      switch (tag) {
        case 1 << 3 | DELIMITED -> {
          int inner = enter();
          while (at < end) {
            values.add(number(kind));
          }
          end = inner;
        }
        case 1 << 3 | VARINT, 1 << 3 | FIXED64, 1 << 3 | FIXED32 -> values.add(number(kind));
        case 2 << 3 | DELIMITED -> packed(keys);
        case 2 << 3 | VARINT -> keys.add(varint());
        case 3 << 3 | DELIMITED -> packed(shape);
        case 3 << 3 | VARINT -> shape.add(varint());
        default -> skipField(tag);
      }
    }
    end = outer;
    return new Tensor(values.toArray(), keys.toArray(), shape.toArray());
  }

  private double number(int kind) throws RecordFormatException {
    switch (kind) {
      case FLOAT32_TENSOR -> {
        need(4);
        float value = (float) Framing.FLOAT.get(data, at);
        at += 4;
        return value;
      }
      case FLOAT64_TENSOR -> {
        need(8);
        double value = (double) Framing.DOUBLE.get(data, at);
        at += 8;
        return value;
      }
      default -> {
        return (int) varint();
      }
    }
  }

  private void packed(LongList list) throws RecordFormatException {
    int outer = enter();
    while (at < end) {
      list.add(varint());
    }
    end = outer;
  }

  private String text() throws RecordFormatException {
    int length = length();
    String text = new String(data, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Narrows the view to a delimited field; returns the end to go back to. */
  private int enter() throws RecordFormatException {
    int outer = end;
    int length = length();
    end = at + length;
    return outer;
  }

  private int length() throws RecordFormatException {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw stream.damagedRecord(
          at, "a field says " + length + " bytes and " + (end - at) + " are left");
    }
    return (int) length;
  }

  private long varint() throws RecordFormatException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      need(1);
      byte b = data[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw stream.damagedRecord(at, "a number has more than ten bytes");
  }

  private void skipField(int tag) throws RecordFormatException {
    switch (tag & 7) {
      case VARINT -> varint();
      case FIXED64 -> {
        need(8);
        at += 8;
      }
      case DELIMITED -> {
        int length = length();
        at += length;
      }
      case FIXED32 -> {
        need(4);
        at += 4;
      }
      case GROUP -> skipGroup(tag >>> 3);
      default -> throw stream.damagedRecord(at, "a field has the unknown wire type " + (tag & 7));
    }
  }

  /** Passes over a group, which has no length but ends with a tag of its own; groups may nest. */
  private void skipGroup(int field) throws RecordFormatException {
    if (++groups > MOST_GROUPS) {
      throw stream.damagedRecord(at, "groups are nested more than " + MOST_GROUPS + " deep");
    }
    int tag = (int) varint();
    while (tag != (field << 3 | END_OF_GROUP)) {
      skipField(tag);
      tag = (int) varint();
    }
    groups--;
  }

  private void need(int count) throws RecordFormatException {
    if (end - at < count) {
      throw stream.damagedRecord(at, "a field is cut off");
    }
  }

  private static final class DoubleList {
    private double[] elements = new double[1];
    private int size;

    void add(double value) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, 2 * size);
      }
      elements[size++] = value;
    }

    double[] toArray() {
      return Arrays.copyOf(elements, size);
    }
  }

  private static final class LongList {
    private long[] elements = new long[1];
    private int size;

    void add(long value) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, 2 * size);
      }
      elements[size++] = value;
    }

    long[] toArray() {
      return Arrays.copyOf(elements, size);
    }
  }
}
