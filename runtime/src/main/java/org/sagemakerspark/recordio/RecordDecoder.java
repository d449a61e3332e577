package org.sagemakerspark.recordio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads all records of bytes in memory, such as an endpoint's answer. It allocates in proportion to
 * the bytes it was given and nothing on the word of a length field alone.
 */
public final class RecordDecoder {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final String source;
  private final byte[] bytes;
  private long record;
  private int position;

  private RecordDecoder(String source, byte[] bytes) {
    this.source = source;
    this.bytes = bytes;
  }

  /**
   * Reads records until the bytes end.
   *
   * @param source what the bytes are, for messages
   * @throws RecordFormatException when a frame or a record is damaged or cut off
   */
  public static List<AmazonRecord> readAll(String source, byte[] bytes)
      throws RecordFormatException {
    return new RecordDecoder(source, bytes).records();
  }

  private List<AmazonRecord> records() throws RecordFormatException {
    List<AmazonRecord> records = new ArrayList<>();
    while (position < bytes.length) {
      records.add(framed());
      record++;
    }
    return records;
  }

  private AmazonRecord framed() throws RecordFormatException {
    int first = header();
    int flag = first >>> 29;
    int length = first & Framing.LENGTH_LIMIT - 1;
    if (flag == Framing.WHOLE) {
      int start = position;
      skip(length);
      return new Fields(bytes, start, start + length).record();
    }
    if (flag != Framing.FIRST) {
      throw damage("a record starts with flag " + flag + "; 0 or 1 is expected");
    }
    return new Fields(joined(length)).record();
  }

  /** Joins the parts of a record; between two parts the magic word was left out. */
  private byte[] joined(int firstLength) throws RecordFormatException {
    byte[] joined = part(new byte[0], 0, firstLength);
    int flag;
    do {
      int word = header();
      flag = word >>> 29;
      if (flag != Framing.MIDDLE && flag != Framing.LAST) {
        throw damage("a part has flag " + flag + "; 2 or 3 is expected");
      }
      int at = joined.length;
      joined = part(joined, 4, word & Framing.LENGTH_LIMIT - 1);
      Framing.INT.set(joined, at, Framing.MAGIC);
    } while (flag == Framing.MIDDLE);
    return joined;
  }

  private byte[] part(byte[] before, int gap, int length) throws RecordFormatException {
    int start = position;
    skip(length);
    byte[] joined = Arrays.copyOf(before, before.length + gap + length);
    System.arraycopy(bytes, start, joined, before.length + gap, length);
    return joined;
  }

  private int header() throws RecordFormatException {
    if (bytes.length - position < Framing.HEADER) {
      throw damage("a header needs 8 bytes and " + (bytes.length - position) + " are left");
    }
    int magic = (int) Framing.INT.get(bytes, position);
    if (magic != Framing.MAGIC) {
      throw damage("no record starts here (found 0x" + Integer.toHexString(magic) + ")");
    }
    int word = (int) Framing.INT.get(bytes, position + 4);
    position += Framing.HEADER;
    return word;
  }

  /** Steps over data and its padding. */
  private void skip(int length) throws RecordFormatException {
    long end = (long) position + length + Framing.padding(length);
    if (end > bytes.length) {
      throw damage(
          "the record says " + length + " bytes and " + (bytes.length - position) + " are left");
    }
    position = (int) end;
  }

  private RecordFormatException damage(String problem) {
    return new RecordFormatException(source, record, position, problem);
  }

  /** Reads the protobuf fields between two positions. */
  private final class Fields {
    private final byte[] data;
    private int at;
    private int end;

    Fields(byte[] data) {
      this(data, 0, data.length);
    }

    Fields(byte[] data, int start, int end) {
      this.data = data;
      this.at = start;
      this.end = end;
    }

    AmazonRecord record() throws RecordFormatException {
      Map<String, Tensor> features = new LinkedHashMap<>();
      Map<String, Tensor> label = new LinkedHashMap<>();
      while (at < end) {
        int tag = (int) varint();
        if (tag == (1 << 3 | DELIMITED)) {
          entry(features);
        } else if (tag == (2 << 3 | DELIMITED)) {
          entry(label);
        } else {
          skipField(tag);
        }
      }
      return new AmazonRecord(features, label);
    }

    private void entry(Map<String, Tensor> map) throws RecordFormatException {
      int outer = enter();
      String key = "";
      Tensor tensor = new Tensor(new double[0], new long[0], new long[0]);
      while (at < end) {
        int tag = (int) varint();
        if (tag == (1 << 3 | DELIMITED)) {
          int length = length();
          key = new String(data, at, length, StandardCharsets.UTF_8);
          at += length;
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
        if ((tag & 7) == DELIMITED && (field == 2 || field == 3 || field == 7)) {
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
        case 2 -> {
          need(4);
          float value = (float) Framing.FLOAT.get(data, at);
          at += 4;
          return value;
        }
        case 3 -> {
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
        throw damage("a field says " + length + " bytes and " + (end - at) + " are left");
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
      throw damage("a number has more than ten bytes");
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
        default -> throw damage("a field has the unknown wire type " + (tag & 7));
      }
    }

    private void need(int count) throws RecordFormatException {
      if (end - at < count) {
        throw damage("a field is cut off");
      }
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
