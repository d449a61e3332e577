package org.sagemakerspark.local.images.serving;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.data.RowSource;

/**
 * Reads the rows of a request in the formats that the Developer Guide's "Common Data Formats for
 * Inference" lists.
 */
final class RequestRows {

  private RequestRows() {}

  /**
   * Reads all rows.
   *
   * @throws ClientErrorException if the content type is unknown, the body is damaged, or a row has
   *     another number of features than the model
   */
  static List<float[]> read(String contentType, byte[] body, int featureCount)
      throws ClientErrorException {
    List<float[]> rows;
    try {
      rows = rows(contentType, body);
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new ClientErrorException(
          400, "Cannot read the request as '" + contentType + "': " + e.getMessage());
    }
    if (rows.isEmpty()) {
      throw new ClientErrorException(400, "The request holds no rows");
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).length != featureCount) {
        throw new ClientErrorException(
            400,
            "Row "
                + (i + 1)
                + " has "
                + rows.get(i).length
                + " features, but the model was trained with feature_dim "
                + featureCount);
      }
    }
    return rows;
  }

  private static List<float[]> rows(String contentType, byte[] body)
      throws IOException, ClientErrorException {
    Optional<RowFormat> format = RowFormat.of(contentType);
    if (format.isPresent()) {
      return all(format.get(), body);
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return switch (contentType.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip()) {
      case "application/json" -> instances(text);
      case "application/jsonlines" -> lines(text);
      default ->
          throw new ClientErrorException(
              415,
              "Content type '"
                  + contentType
                  + "' is not supported; use application/x-recordio-protobuf, text/csv,"
                  + " application/json or application/jsonlines");
    };
  }

  private static List<float[]> all(RowFormat format, byte[] body) throws IOException {
    List<float[]> rows = new ArrayList<>();
    try (RowSource source = format.open(new ByteArrayInputStream(body))) {
      for (Optional<float[]> row = source.next(); row.isPresent(); row = source.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  private static List<float[]> instances(String text) {
    JsonElement instances = JsonParser.parseString(text).getAsJsonObject().get("instances");
    if (instances == null) {
      throw new JsonParseException("the member 'instances' is missing");
    }
    List<float[]> rows = new ArrayList<>();
    for (JsonElement instance : instances.getAsJsonArray()) {
      rows.add(features(instance.getAsJsonObject()));
    }
    return rows;
  }

  private static List<float[]> lines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> features(JsonParser.parseString(line).getAsJsonObject()))
        .toList();
  }

  /** Either {@code {"features": [...]}} or {@code {"data": {"features": {"values": [...]}}}}. */
  private static float[] features(JsonObject instance) {
    if (instance.get("features") instanceof JsonArray values) {
      return floats(values);
    }
    if (instance.get("data") instanceof JsonObject data
        && data.get("features") instanceof JsonObject features
        && features.get("values") instanceof JsonArray values) {
      return features.get("keys") instanceof JsonArray keys && !keys.isEmpty()
          ? sparse(keys, values, features.get("shape"))
          : floats(values);
    }
    throw new JsonParseException("an instance has no 'features'");
  }

  private static float[] sparse(JsonArray keys, JsonArray values, JsonElement shape) {
    if (!(shape instanceof JsonArray sizes) || sizes.size() != 1 || keys.size() != values.size()) {
      throw new JsonParseException(
          "a sparse instance needs a 'shape' of one number, and as many keys as values");
    }
    int size = sizes.get(0).getAsInt();
    if (size < 1 || size > 1 << 26) {
      throw new JsonParseException("shape " + size + " is out of range");
    }
    float[] dense = new float[size];
    for (int i = 0; i < keys.size(); i++) {
      int key = keys.get(i).getAsInt();
      if (key < 0 || key >= size) {
        throw new JsonParseException("key " + key + " is outside the shape " + size);
      }
      dense[key] = values.get(i).getAsFloat();
    }
    return dense;
  }

  private static float[] floats(JsonArray values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).getAsFloat();
    }
    return floats;
  }
}
