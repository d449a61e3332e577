package org.sagemakerspark.local.images.blazingtext;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.Responder;

/** Reads texts of requests in JSON and JSON lines, and answers in the format of the request. */
final class TextResponder implements Responder {

  private static final String JSON = "application/json";
  private static final String JSON_LINES = "application/jsonlines";

  private final TextModel model;

  TextResponder(TextModel model) {
    this.model = model;
  }

  /** The Accept header counts for nothing where it differs from the content type. */
  @Override
  public Reply respond(String contentType, String accept, byte[] body) throws ClientErrorException {
    String type = ContentType.plain(contentType);
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      return switch (type) {
        case JSON -> new Reply(JSON, bytes(all(JsonParser.parseString(text).getAsJsonObject())));
        case JSON_LINES -> new Reply(JSON_LINES, bytes(lines(text)));
        default ->
            throw new ClientErrorException(
                415, "Content type '" + contentType + "' is none of " + List.of(JSON, JSON_LINES));
      };
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException
        | NumberFormatException e) {
      throw new ClientErrorException(400, "The request is not what BlazingText reads: " + e);
    }
  }

  private String all(JsonObject request) {
    JsonElement configuration = request.get("configuration");
    int most = configuration == null ? 1 : most(configuration.getAsJsonObject());
    JsonArray answers = new JsonArray();
    request
        .getAsJsonArray("instances")
        .forEach(each -> answers.add(model.of(each.getAsString(), most)));
    return answers.toString();
  }

  private String lines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .map(line -> model.of(line.get("source").getAsString(), most(line)) + "\n")
        .collect(Collectors.joining());
  }

  private static int most(JsonObject holder) {
    return holder.has("k") ? holder.get("k").getAsInt() : 1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
