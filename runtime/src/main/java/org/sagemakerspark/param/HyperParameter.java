package org.sagemakerspark.param;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.ml.param.Param;

/**
 * A Param that goes to the training image.
 *
 * @param param the Param that holds the value
 * @param wireName the name the image knows
 * @param presence whether a job can start without it
 * @param check which values it takes
 */
record HyperParameter(Param<?> param, String wireName, Presence presence, ValueCheck check)
    implements Serializable {

  /**
   * Returns a value as the image reads it: numbers and words as they are, booleans as {@code true}
   * or {@code false}, lists as JSON.
   */
  static String render(Object value) {
    if (!value.getClass().isArray()) {
      return value.toString();
    }
    return Arrays.stream(elements(value))
        .map(element -> element instanceof String text ? quote(text) : element.toString())
        .collect(Collectors.joining(",", "[", "]"));
  }

  /**
   * Returns the elements of a list Param's value, which is an array of strings or of primitives.
   */
  static Object[] elements(Object list) {
    if (list instanceof Object[] objects) {
      return objects;
    }
    if (list instanceof int[] ints) {
      return Arrays.stream(ints).boxed().toArray();
    }
    if (list instanceof double[] doubles) {
      return Arrays.stream(doubles).boxed().toArray();
    }
    return new Object[] {list};
  }

  private static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
