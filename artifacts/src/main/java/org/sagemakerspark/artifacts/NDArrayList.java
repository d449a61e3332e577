package org.sagemakerspark.artifacts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file of arrays as {@code mx.nd.save} of MXNet writes it, little-endian. Source: apache/mxnet,
 * src/ndarray/ndarray.cc ({@code NDArray::Save}, {@code NDArray::Load}, {@code LegacyLoad}). All
 * versions are read; the second, which MXNet 1.x writes, is written.
 *
 * @param arrays the arrays
 * @param names their names, or none at all
 */
public record NDArrayList(List<NDArray> arrays, List<String> names) {

  private static final long MAGIC = 0x112;
  private static final int V1 = 0xF993FAC8;
  private static final int V2 = 0xF993FAC9;

  /** As the second version; only scalars are told otherwise. */
  private static final int V3 = 0xF993FACA;

  private static final int DENSE = 0;
  private static final int CPU = 1;
  private static final int FLOAT32 = 0;

  /** MXNet's own limit. */
  private static final int MAX_DIMENSIONS = 32;

  /** What an array takes at least: its first word. */
  private static final int LEAST_ARRAY = Integer.BYTES;

  public NDArrayList {
    if (!names.isEmpty() && names.size() != arrays.size()) {
      throw new IllegalArgumentException(
          arrays.size() + " arrays cannot have " + names.size() + " names");
    }
    arrays = List.copyOf(arrays);
    names = List.copyOf(names);
  }

  /** Makes a list of arrays without names. */
  public static NDArrayList of(NDArray... arrays) {
    return new NDArrayList(List.of(arrays), List.of());
  }

  /** Makes a list of arrays with names. */
  public static NDArrayList of(Map<String, NDArray> arrays) {
    return new NDArrayList(new ArrayList<>(arrays.values()), new ArrayList<>(arrays.keySet()));
  }

  /** Gives the array of this name, whatever stands before a colon in it ({@code arg:}). */
  public Optional<NDArray> find(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).substring(names.get(i).indexOf(':') + 1).equals(name)) {
        return Optional.of(arrays.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a file.
   *
   * @param file what the bytes are, for errors
   * @throws ArtifactException if they are no such list; an array that has no numbers, or is sparse,
   *     is none
   */
  public static NDArrayList read(String file, byte[] bytes) throws ArtifactException {
    Cursor in = new Cursor(file, bytes, ByteOrder.LITTLE_ENDIAN);
    if (in.left() < Long.BYTES || in.int64("the word 0x112") != MAGIC) {
      throw new ArtifactException(
          file
              + ", at byte 0: expected the word 0x112, with which a list of MXNet's arrays begins");
    }
    in.int64("the reserved word");
    int count = in.count(LEAST_ARRAY, "a number of arrays");
    List<NDArray> arrays = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      arrays.add(array(in));
    }
    int named = in.count(Long.BYTES, "a number of names");
    if (named != 0 && named != count) {
      throw in.fault(Long.BYTES, count + " names or none, and not " + named);
    }
    Map<String, NDArray> byName = new LinkedHashMap<>();
    for (int i = 0; i < named; i++) {
      String name = in.text(in.count(1, "a length of a name"), "a name");
      if (byName.put(name, arrays.get(i)) != null) {
        throw in.fault(0, "each name once, and not \"" + name + "\" twice");
      }
    }
    in.end();
    return named == 0 ? new NDArrayList(arrays, List.of()) : of(byName);
  }

  private static NDArray array(Cursor in) throws ArtifactException {
    int version = in.int32("an array");
    int[] shape;
    switch (version) {
      case V2, V3 -> {
        int storage = in.int32("a kind of storage");
        if (storage != DENSE) {
          throw in.fault(Integer.BYTES, "a dense array (0), and not one of the kind " + storage);
        }
        shape = shape(in, in.int32("a number of dimensions"), Long.BYTES);
      }
      case V1 -> shape = shape(in, in.int32("a number of dimensions"), Long.BYTES);
      // The oldest files have no word for the version; this is the number of dimensions.
      default -> shape = shape(in, version, Integer.BYTES);
    }
    in.int32("a kind of device");
    in.int32("a device");
    return new NDArray(shape, values(in, shape));
  }

  private static int[] shape(Cursor in, int dimensions, int bytes) throws ArtifactException {
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
      throw in.fault(
          Integer.BYTES, "1 to " + MAX_DIMENSIONS + " dimensions, and not " + dimensions);
    }
    int[] shape = new int[dimensions];
    long size = 1;
    for (int i = 0; i < dimensions; i++) {
      long length = bytes == Long.BYTES ? in.int64("a length") : in.int32("a length");
      // One byte is the least that a number takes.
      if (length < 1 || length > in.left() || (size *= length) > in.left()) {
        throw in.fault(bytes, "a length from 1 that the file has room for, and not " + length);
      }
      shape[i] = (int) length;
    }
    return shape;
  }

  private static float[] values(Cursor in, int[] shape) throws ArtifactException {
    int code = in.int32("a type of numbers");
    Type type = Type.of(code);
    if (type == null) {
      throw in.fault(
          Integer.BYTES,
          "a type of numbers from 0 to " + (Type.values().length - 1) + ", and not " + code);
    }
    long size = 1;
    for (int length : shape) {
      size *= length;
    }
    ByteBuffer data = in.slice(size * type.bytes, size + " numbers of the type " + type);
    float[] values = new float[(int) size];
    for (int i = 0; i < values.length; i++) {
      values[i] = type.next(data);
    }
    return values;
  }

  /** Gives the file's bytes. */
  public byte[] toBytes() {
    long size = 4 * Long.BYTES;
    for (NDArray array : arrays) {
      size += 6L * Integer.BYTES + (long) Long.BYTES * array.shape().length;
      size += (long) Float.BYTES * array.values().length;
    }
    List<byte[]> texts = new ArrayList<>();
    for (String name : names) {
      texts.add(name.getBytes(StandardCharsets.UTF_8));
      size += Long.BYTES + texts.get(texts.size() - 1).length;
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(MAGIC).putLong(0).putLong(arrays.size());
    for (NDArray array : arrays) {
      out.putInt(V2).putInt(DENSE).putInt(array.shape().length);
      for (int length : array.shape()) {
        out.putLong(length);
      }
      out.putInt(CPU).putInt(0).putInt(FLOAT32);
      for (float value : array.values()) {
        out.putFloat(value);
      }
    }
    out.putLong(texts.size());
    for (byte[] text : texts) {
      out.putLong(text.length).put(text);
    }
    return out.array();
  }

  /** The types of numbers, in the order of their codes in the file. */
  private enum Type {
    FLOAT32(4) {
      @Override
      float next(ByteBuffer in) {
        return in.getFloat();
      }
    },
    FLOAT64(8) {
      @Override
      float next(ByteBuffer in) {
        return (float) in.getDouble();
      }
    },
    FLOAT16(2) {
      @Override
      float next(ByteBuffer in) {
        return half(in.getShort());
      }
    },
    UINT8(1) {
      @Override
      float next(ByteBuffer in) {
        return in.get() & 0xff;
      }
    },
    INT32(4) {
      @Override
      float next(ByteBuffer in) {
        return in.getInt();
      }
    },
    INT8(1) {
      @Override
      float next(ByteBuffer in) {
        return in.get();
      }
    },
    INT64(8) {
      @Override
      float next(ByteBuffer in) {
        return in.getLong();
      }
    };

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    abstract float next(ByteBuffer in);

    static Type of(int code) {
      return code >= 0 && code < values().length ? values()[code] : null;
    }

    /** Gives the value of an IEEE 754 number of 16 bits. */
    private static float half(short bits) {
      int exponent = bits >> 10 & 0x1f;
      int fraction = bits & 0x3ff;
      float size =
          switch (exponent) {
            case 0 -> fraction * 0x1p-24f;
            case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            default -> Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
          };
      return bits < 0 ? -size : size;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
