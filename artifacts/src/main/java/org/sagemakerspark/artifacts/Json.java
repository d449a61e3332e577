package org.sagemakerspark.artifacts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON texts in model files, as RFC 8259 has them, and NaN and Infinity beside: objects
 * become maps, arrays lists, numbers doubles. Spark's lines and the embedded SageMaker each bring a
 * Jackson of their own, so that none can be counted on here.
 */
final class Json {

  private static final int MAX_DEPTH = 64;

  private final String file;
  private final String text;
  private int at;

  private Json(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Reads an object.
   *
   * @param file what the text is, for errors
   */
  static Map<?, ?> object(String file, byte[] utf8) throws ArtifactException {
    Json json;
    try {
      json =
          new Json(
              file, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new ArtifactException(file + ": expected JSON in UTF-8", e);
    }
    Object value = json.value(0);
    json.space();
    if (json.at < json.text.length() || !(value instanceof Map<?, ?> object)) {
      throw json.fault("one object and no more");
    }
    return object;
  }

  private Object value(int depth) throws ArtifactException {
    if (depth > MAX_DEPTH) {
      throw fault("at most " + MAX_DEPTH + " levels");
    }
    space();
    return switch (at < text.length() ? text.charAt(at) : 0) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      // Not RFC 8259, but XGBoost and Python's json write them.
      case 'N' -> word("NaN", Double.NaN);
      case 'I' -> word("Infinity", Double.POSITIVE_INFINITY);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) throws ArtifactException {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    if (!taken('}')) {
      do {
        space();
        String name = string();
        take(':');
        object.put(name, value(depth + 1));
      } while (taken(','));
      take('}');
    }
    return object;
  }

  private List<Object> array(int depth) throws ArtifactException {
    List<Object> array = new ArrayList<>();
    at++;
    if (!taken(']')) {
      do {
        array.add(value(depth + 1));
      } while (taken(','));
      take(']');
    }
    return array;
  }

  private String string() throws ArtifactException {
    if (at >= text.length() || text.charAt(at) != '"') {
      throw fault("a text");
    }
    at++;
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\') {
        out.append(escaped());
      } else if (c < ' ') {
        throw fault("no control character in a text");
      } else {
        out.append(c);
      }
    }
    if (at >= text.length()) {
      throw fault("the end of a text");
    }
    at++;
    return out.toString();
  }

  private char escaped() throws ArtifactException {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int end = Math.min(at + 4, text.length());
        String digits = text.substring(at, end);
        if (!digits.matches("[0-9a-fA-F]{4}")) {
          throw fault("four hexadecimal digits");
        }
        at = end;
        yield (char) Integer.parseInt(digits, 16);
      }
      default -> throw fault("an escape of JSON");
    };
  }

  private Object word(String word, Object meaning) throws ArtifactException {
    if (!text.startsWith(word, at)) {
      throw fault(word);
    }
    at += word.length();
    return meaning;
  }

  private Double number() throws ArtifactException {
    if (text.startsWith("-Infinity", at)) {
      word("-Infinity", null);
      return Double.NEGATIVE_INFINITY;
    }
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      at = start;
      throw fault("a value");
    }
    return Double.valueOf(number);
  }

  private boolean taken(char wanted) {
    space();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void take(char wanted) throws ArtifactException {
    if (!taken(wanted)) {
      throw fault("\"" + wanted + "\"");
    }
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private ArtifactException fault(String expected) {
    return new ArtifactException(file + ", at character " + at + ": expected " + expected);
  }
}
