package org.sagemakerspark.local.images.serving;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.sagemakerspark.local.images.data.Example;

/** Reads rows written as JSON, dense or sparse. */
final class JsonInstances {

  private JsonInstances() {}

  static List<Example> instances(String text) {
    JsonElement instances = JsonParser.parseString(text).getAsJsonObject().get("instances");
    if (instances == null) {
      throw new JsonParseException("the member 'instances' is missing");
    }
    List<Example> rows = new ArrayList<>();
    for (JsonElement instance : instances.getAsJsonArray()) {
      rows.add(features(instance.getAsJsonObject()));
    }
    return rows;
  }

  static List<Example> lines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> features(JsonParser.parseString(line).getAsJsonObject()))
        .toList();
  }

  /** Either {@code {"features": [...]}} or {@code {"data": {"features": {"values": [...]}}}}. */
  private static Example features(JsonObject instance) {
    if (instance.get("features") instanceof JsonArray values) {
      return Example.dense(floats(values));
    }
    if (instance.get("data") instanceof JsonObject data
        && data.get("features") instanceof JsonObject features
        && features.get("values") instanceof JsonArray values) {
      return features.get("keys") instanceof JsonArray keys && !keys.isEmpty()
          ? sparse(keys, values, features.get("shape"))
          : Example.dense(floats(values));
    }
    throw new JsonParseException("an instance has no 'features'");
  }

  private static Example sparse(JsonArray keys, JsonArray values, JsonElement shape) {
    if (!(shape instanceof JsonArray sizes) || sizes.size() != 1 || keys.size() != values.size()) {
      throw new JsonParseException(
          "a sparse instance needs a 'shape' of one number, and as many keys as values");
    }
    int size = sizes.get(0).getAsInt();
    if (size < 1 || size > 1 << 26) {
      throw new JsonParseException("shape " + size + " is out of range");
    }
    int[] places = new int[keys.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = keys.get(i).getAsInt();
      if (places[i] < 0 || places[i] >= size) {
        throw new JsonParseException("key " + places[i] + " is outside the shape " + size);
      }
    }
    return Example.sparse(size, places, floats(values));
  }

  private static float[] floats(JsonArray values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).getAsFloat();
    }
    return floats;
  }
}
