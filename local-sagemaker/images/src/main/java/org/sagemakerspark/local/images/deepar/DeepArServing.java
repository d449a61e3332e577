package org.sagemakerspark.local.images.deepar;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.Responder;

/**
 * Answers as the Developer Guide's page deepar-in-formats.md has it: JSON with a configuration of
 * its own, and lines of JSON, as transform jobs send them, by that of the container.
 */
final class DeepArServing implements Responder {
  private static final String JSON = "application/json";
  private static final String LINES = "application/jsonlines";

  private final DeepArModel model;
  private final Forecast ofLines;

  /**
   * Makes a server.
   *
   * @param ofLines what lines are answered with
   */
  DeepArServing(DeepArModel model, Forecast ofLines) {
    this.model = model;
    this.ofLines = ofLines;
  }

  @Override
  public Reply respond(String contentType, String accept, byte[] body) throws ClientErrorException {
    String type = ContentType.plain(contentType);
    if (!type.equals(JSON) && !type.equals(LINES)) {
      throw new ClientErrorException(
          415,
          "Content type '"
              + contentType
              + "' is not supported; use application/json or application/jsonlines");
    }
    String wanted = ContentType.plain(accept);
    if (!List.of("", "*/*", JSON, LINES).contains(wanted)) {
      throw new ClientErrorException(
          406,
          "Accept '"
              + accept
              + "' is not supported; use application/json or application/jsonlines");
    }
    try {
      String text = new String(body, StandardCharsets.UTF_8);
      List<JsonObject> answers = type.equals(JSON) ? ofJson(text) : forecasts(lines(text), ofLines);
      boolean areLines = wanted.equals(LINES) || (!wanted.equals(JSON) && type.equals(LINES));
      String answer =
          areLines
              ? answers.stream().map(each -> each + "\n").collect(Collectors.joining())
              : answers.stream()
                  .map(JsonObject::toString)
                  .collect(Collectors.joining(", ", "{\"predictions\": [", "]}"));
      return new Reply(areLines ? LINES : JSON, answer.getBytes(StandardCharsets.UTF_8));
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new ClientErrorException(400, "Cannot read the request: " + e.getMessage());
    }
  }

  private List<JsonObject> ofJson(String text) throws ClientErrorException {
    JsonObject request = JsonParser.parseString(text).getAsJsonObject();
    if (!request.has("instances")) {
      throw new JsonParseException("the member 'instances' is missing");
    }
    Forecast forecast =
        request.has("configuration") ? Forecast.of(request.get("configuration")) : Forecast.USUAL;
    return forecasts(request.getAsJsonArray("instances").asList(), forecast);
  }

  private static List<JsonElement> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(JsonParser::parseString).toList();
  }

  private List<JsonObject> forecasts(List<JsonElement> instances, Forecast forecast)
      throws ClientErrorException {
    if (instances.isEmpty()) {
      throw new ClientErrorException(400, "The request holds no rows");
    }
    List<JsonObject> answers = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      Series series = series(instances.get(i), i);
      String objection = model.objection(series);
      if (!objection.isEmpty()) {
        throw new ClientErrorException(400, "Row " + (i + 1) + " " + objection);
      }
      answers.add(forecast.of(model.samples(series, forecast.samples())));
    }
    return answers;
  }

  private static Series series(JsonElement instance, int row) throws ClientErrorException {
    try {
      return Series.of(instance);
    } catch (JsonParseException e) {
      throw new ClientErrorException(400, "Row " + (row + 1) + " " + e.getMessage());
    }
  }
}
