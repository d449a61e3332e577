package org.sagemakerspark.artifacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An object in a file of JSON, asked for members of a kind; errors name where it stands. */
final class JsonObject {

  private final String place;
  private final Map<?, ?> members;

  JsonObject(String place, Map<?, ?> members) {
    this.place = place;
    this.members = members;
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  JsonObject child(String name) throws ArtifactException {
    if (members.get(name) instanceof Map<?, ?> map) {
      return new JsonObject(place + "." + name, map);
    }
    throw missing(name, "an object");
  }

  List<JsonObject> children(String name) throws ArtifactException {
    if (!(members.get(name) instanceof List<?> list)) {
      throw missing(name, "a list of objects");
    }
    List<JsonObject> children = new ArrayList<>();
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> map)) {
        throw missing(name, "a list of objects");
      }
      children.add(new JsonObject(place + "." + name + "[" + children.size() + "]", map));
    }
    return children;
  }

  String text(String name) throws ArtifactException {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw missing(name, "a text");
  }

  /** Gives a whole number, which XGBoost writes as a text. */
  int number(String name, int least, int most) throws ArtifactException {
    String text = text(name);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a number out of range.
    }
    throw fault(name + " from " + least + " to " + most, "\"" + text + "\"");
  }

  /** Gives a list of whole numbers, or of true (1) and false (0). */
  int[] numbers(String name) throws ArtifactException {
    Object value = members.get(name);
    if (value instanceof int[] numbers) {
      return numbers;
    }
    if (!(value instanceof List<?> list)) {
      throw missing(name, "a list of whole numbers");
    }
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (list.get(i) instanceof Double number && number == number.intValue()) {
        numbers[i] = number.intValue();
      } else if (list.get(i) instanceof Boolean flag) {
        numbers[i] = flag ? 1 : 0;
      } else {
        throw missing(name, "a list of whole numbers");
      }
    }
    return numbers;
  }

  float[] floats(String name) throws ArtifactException {
    Object value = members.get(name);
    if (value instanceof float[] floats) {
      return floats;
    }
    if (!(value instanceof List<?> list)) {
      throw missing(name, "a list of numbers");
    }
    float[] floats = new float[list.size()];
    for (int i = 0; i < floats.length; i++) {
      if (!(list.get(i) instanceof Double number)) {
        throw missing(name, "a list of numbers");
      }
      floats[i] = number.floatValue();
    }
    return floats;
  }

  ArtifactException fault(String expected, String found) {
    return new ArtifactException(place + ": expected " + expected + ", and not " + found);
  }

  private ArtifactException missing(String name, String kind) {
    return new ArtifactException(place + ": expected the member " + name + ", " + kind);
  }
}
