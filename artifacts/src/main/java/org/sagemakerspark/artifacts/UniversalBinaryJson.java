package org.sagemakerspark.artifacts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Universal Binary JSON, big-endian, as XGBoost writes it: objects become maps, arrays lists,
 * arrays of one type of numbers {@code float[]} or {@code int[]}, other numbers doubles. Source:
 * the specification of draft 12, and dmlc/xgboost, src/common/json.cc.
 */
final class UniversalBinaryJson {

  private static final int MAX_DEPTH = 64;

  private final Cursor in;

  private UniversalBinaryJson(Cursor in) {
    this.in = in;
  }

  /**
   * Reads an object.
   *
   * @param file what the bytes are, for errors
   */
  static Map<?, ?> object(String file, byte[] bytes) throws ArtifactException {
    Cursor in = new Cursor(file, bytes, ByteOrder.BIG_ENDIAN);
    UniversalBinaryJson json = new UniversalBinaryJson(in);
    Object value = json.value(in.int8("a value"), 0);
    if (!(value instanceof Map<?, ?> object)) {
      throw in.fault(0, "an object");
    }
    in.end();
    return object;
  }

  private Object value(int type, int depth) throws ArtifactException {
    if (depth > MAX_DEPTH) {
      throw in.fault(1, "at most " + MAX_DEPTH + " levels");
    }
    return switch (type) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case 'S', 'H' -> text();
      case 'T' -> true;
      case 'F' -> false;
      case 'Z' -> null;
      case 'd' -> (double) in.slice(Float.BYTES, "a number").getFloat();
      case 'D' -> in.slice(Double.BYTES, "a number").getDouble();
      case 'C' -> String.valueOf((char) (in.int8("a character") & 0x7f));
      default -> (double) whole(type);
    };
  }

  private Map<String, Object> object(int depth) throws ArtifactException {
    Map<String, Object> object = new LinkedHashMap<>();
    int next = in.int8("a name");
    while (next != '}') {
      String name = in.text(length(next), "a name");
      object.put(name, value(in.int8("a value"), depth + 1));
      next = in.int8("a name");
    }
    return object;
  }

  private Object array(int depth) throws ArtifactException {
    int next = in.int8("a value");
    if (next == '$') {
      int type = in.int8("a type");
      if (in.int8("a number of values") != '#') {
        throw in.fault(1, "# and the number of values of the type");
      }
      return typed(type, length(in.int8("a number of values")));
    }
    List<Object> array = new ArrayList<>();
    if (next == '#') {
      for (int left = length(in.int8("a number of values")); left > 0; left--) {
        array.add(value(in.int8("a value"), depth + 1));
      }
      return array;
    }
    while (next != ']') {
      array.add(value(next, depth + 1));
      next = in.int8("a value");
    }
    return array;
  }

  private Object typed(int type, int count) throws ArtifactException {
    int bytes =
        switch (type) {
          case 'i', 'U' -> Byte.BYTES;
          case 'I' -> Short.BYTES;
          case 'l', 'd' -> Integer.BYTES;
          case 'L', 'D' -> Long.BYTES;
          default -> throw in.fault(0, "a type of numbers, and not " + name(type));
        };
    ByteBuffer data = in.slice((long) count * bytes, count + " numbers of the type " + name(type));
    if (type == 'd' || type == 'D') {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = type == 'd' ? data.getFloat() : (float) data.getDouble();
      }
      return values;
    }
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (type) {
            case 'i' -> data.get();
            case 'U' -> data.get() & 0xff;
            case 'I' -> data.getShort();
            case 'l' -> data.getInt();
            default -> small(data.getLong());
          };
    }
    return values;
  }

  private int small(long value) throws ArtifactException {
    if (value != (int) value) {
      throw in.fault(0, "numbers of at most 32 bits, and not " + value);
    }
    return (int) value;
  }

  private String text() throws ArtifactException {
    return in.text(length(in.int8("a length")), "a text");
  }

  /** Reads how many bytes or values follow; each takes a byte at least. */
  private int length(int type) throws ArtifactException {
    long length = whole(type);
    if (length < 0 || length > in.left()) {
      throw in.fault(0, "a length that the file has room for, and not " + length);
    }
    return (int) length;
  }

  private long whole(int type) throws ArtifactException {
    return switch (type) {
      case 'i' -> in.int8("a number");
      case 'U' -> in.int8("a number") & 0xff;
      case 'I' -> in.slice(Short.BYTES, "a number").getShort();
      case 'l' -> in.int32("a number");
      case 'L' -> in.int64("a number");
      default -> throw in.fault(1, "a type of Universal Binary JSON, and not " + name(type));
    };
  }

  private static String name(int type) {
    return type > ' ' && type < 0x7f ? "\"" + (char) type + "\"" : "the byte " + (type & 0xff);
  }
}
