package org.sagemakerspark.local.images.ipinsights;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.Responder;
import org.sagemakerspark.local.images.serving.ResponseFormat;

/**
 * Answers as the Developer Guide's page ip-insights-inference-data-formats.md has it: in JSON or
 * JSON lines, and with the vectors where the Accept header has {@code verbose=True}.
 */
final class IpInsightsServing implements Responder {
  private static final List<ResponseFormat> ANSWERS =
      List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES);
  private static final Pattern VERBOSE = Pattern.compile(".*;\\s*verbose\\s*=\\s*True\\s*(;.*)?");

  private final IpInsightsModel model;

  IpInsightsServing(IpInsightsModel model) {
    this.model = model;
  }

  @Override
  public Reply respond(String contentType, String accept, byte[] body) throws ClientErrorException {
    ResponseFormat format = ResponseFormat.of(accept, ANSWERS);
    boolean isVerbose = VERBOSE.matcher(accept).matches();
    List<JsonObject> predictions = new ArrayList<>();
    for (Event event : events(contentType, new String(body, StandardCharsets.UTF_8))) {
      predictions.add(prediction(event, isVerbose));
    }
    String answer =
        format == ResponseFormat.JSON
            ? predictions.stream()
                .map(JsonObject::toString)
                .collect(Collectors.joining(", ", "{\"predictions\": [", "]}"))
            : predictions.stream().map(each -> each + "\n").collect(Collectors.joining());
    return new Reply(format.contentType(), answer.getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject prediction(Event event, boolean isVerbose) {
    float[] entity = model.vectorOf(event.entity());
    float[] address = model.vectorOf(event.address());
    JsonObject prediction = new JsonObject();
    prediction.addProperty("dot_product", IpInsightsModel.dotProduct(entity, address));
    if (isVerbose) {
      prediction.add("entity_embedding", list(entity));
      prediction.add("ip_embedding", list(address));
    }
    return prediction;
  }

  private static JsonArray list(float[] vector) {
    JsonArray list = new JsonArray();
    for (float value : vector) {
      list.add(value);
    }
    return list;
  }

  private static List<Event> events(String contentType, String text) throws ClientErrorException {
    List<Event> events = new ArrayList<>();
    try {
      for (List<String> values : values(contentType, text)) {
        events.add(Event.of(values));
      }
    } catch (IllegalArgumentException e) {
      throw new ClientErrorException(400, "Row " + (events.size() + 1) + " " + e.getMessage());
    } catch (JsonParseException | IllegalStateException e) {
      throw new ClientErrorException(400, "Cannot read the request: " + e.getMessage());
    }
    if (events.isEmpty()) {
      throw new ClientErrorException(400, "The request holds no rows");
    }
    return events;
  }

  private static List<List<String>> values(String contentType, String text)
      throws ClientErrorException {
    return switch (ContentType.plain(contentType)) {
      case "text/csv" -> text.lines().filter(line -> !line.isBlank()).map(Event::cells).toList();
      case "application/json" ->
          member(JsonParser.parseString(text), "instances").getAsJsonArray().asList().stream()
              .map(IpInsightsServing::features)
              .toList();
      case "application/jsonlines" ->
          text.lines()
              .filter(line -> !line.isBlank())
              .map(line -> features(JsonParser.parseString(line)))
              .toList();
      default ->
          throw new ClientErrorException(
              415,
              "Content type '"
                  + contentType
                  + "' is not supported; use text/csv, application/json or application/jsonlines");
    };
  }

  /** Either {@code {"features": […]}} or {@code {"data": {"features": {"values": […]}}}}. */
  private static List<String> features(JsonElement instance) {
    JsonElement list =
        instance.getAsJsonObject().has("features")
            ? member(instance, "features")
            : member(member(member(instance, "data"), "features"), "values");
    return list.getAsJsonArray().asList().stream().map(IpInsightsServing::text).toList();
  }

  private static String text(JsonElement value) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw new JsonParseException("a feature is no text");
    }
    return value.getAsString();
  }

  private static JsonElement member(JsonElement object, String name) {
    JsonElement member = object.getAsJsonObject().get(name);
    if (member == null) {
      throw new JsonParseException("the member '" + name + "' is missing");
    }
    return member;
  }
}
