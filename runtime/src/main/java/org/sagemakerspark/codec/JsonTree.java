package org.sagemakerspark.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The form of a JSON object whose members are named by paths: {@code a.b} is the member {@code b}
 * of the object {@code a}. The texts between the values are made once.
 */
final class JsonTree {
  /** What stands in front of the value of each place, and at last behind all of them. */
  private final List<byte[]> texts = new ArrayList<>();

  /** The values' positions among the paths that were given, in the order in which they are. */
  private final List<Integer> order = new ArrayList<>();

  private StringBuilder text = new StringBuilder();

  /** Makes the form of an object with a member at each path. */
  JsonTree(List<String> paths) {
    Map<String, Object> root = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      insert(root, paths.get(i), i);
    }
    object(root);
    end();
  }

  @SuppressWarnings("unchecked")
  private static void insert(Map<String, Object> object, String path, int place) {
    int dot = path.indexOf('.');
    Object clash =
        dot < 0
            ? object.putIfAbsent(path, place)
            : object.computeIfAbsent(path.substring(0, dot), name -> new LinkedHashMap<>());
    if (dot < 0 ? clash != null : !(clash instanceof Map)) {
      throw new IllegalArgumentException("two values are at '" + path + "' of one JSON object");
    }
    if (dot >= 0) {
      insert((Map<String, Object>) clash, path.substring(dot + 1), place);
    }
  }

  @SuppressWarnings("unchecked")
  private void object(Map<String, Object> members) {
    text.append('{');
    String comma = "";
    for (Map.Entry<String, Object> member : members.entrySet()) {
      text.append(comma).append(JsonRow.quoted(member.getKey())).append(':');
      comma = ",";
      if (member.getValue() instanceof Integer place) {
        end();
        order.add(place);
      } else {
        object((Map<String, Object>) member.getValue());
      }
    }
    text.append('}');
  }

  private void end() {
    texts.add(text.toString().getBytes(StandardCharsets.UTF_8));
    text = new StringBuilder();
  }

  /** Writes the value that belongs to a path, by the path's position among those given. */
  interface Values {
    void write(int place, BodyBuffer body);
  }

  void write(Values values, BodyBuffer body) {
    for (int i = 0; i < order.size(); i++) {
      body.write(texts.get(i));
      values.write(order.get(i), body);
    }
    body.write(texts.get(order.size()));
  }
}
