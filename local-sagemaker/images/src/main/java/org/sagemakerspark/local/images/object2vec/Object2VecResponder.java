package org.sagemakerspark.local.images.object2vec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.Responder;
import org.sagemakerspark.local.images.serving.ResponseFormat;

/**
 * Answers as the Developer Guide's pages object2vec-inference-formats.md and
 * object2vec-encoder-embeddings.md have it: scores for pairs, and vectors for what has one
 * sequence.
 */
final class Object2VecResponder implements Responder {
  private static final List<ResponseFormat> ANSWERS =
      List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES);
  private static final Pattern LENGTHS =
      Pattern.compile(".*;\\s*infer_max_seqlens\\s*=\\s*(\\d{1,4})\\s*,\\s*(\\d{1,4})\\s*(;.*)?");

  private final PairModel model;

  Object2VecResponder(PairModel model) {
    this.model = model;
  }

  @Override
  public Reply respond(String contentType, String accept, byte[] body) throws ClientErrorException {
    ResponseFormat format = ResponseFormat.of(accept, ANSWERS);
    int[] lengths = lengths(contentType);
    List<JsonObject> answers = new ArrayList<>();
    try {
      for (JsonElement row : rows(contentType, new String(body, StandardCharsets.UTF_8))) {
        answers.add(answer(Pair.of(row), lengths));
      }
    } catch (JsonParseException | IllegalStateException e) {
      throw new ClientErrorException(400, "Row " + (answers.size() + 1) + " " + e.getMessage());
    }
    if (answers.isEmpty()) {
      throw new ClientErrorException(400, "The request holds no rows");
    }
    String text =
        format == ResponseFormat.JSON
            ? answers.stream()
                .map(JsonObject::toString)
                .collect(Collectors.joining(", ", "{\"predictions\": [", "]}"))
            : answers.stream().map(each -> each + "\n").collect(Collectors.joining());
    return new Reply(format.contentType(), text.getBytes(StandardCharsets.UTF_8));
  }

  private int[] lengths(String contentType) {
    Matcher lengths = LENGTHS.matcher(contentType);
    return lengths.matches()
        ? new int[] {Integer.parseInt(lengths.group(1)), Integer.parseInt(lengths.group(2))}
        : new int[] {model.encoder(0).length(), model.encoder(1).length()};
  }

  private static List<JsonElement> rows(String contentType, String text)
      throws ClientErrorException {
    return switch (ContentType.plain(contentType)) {
      case "application/json" ->
          JsonParser.parseString(text).getAsJsonObject().get("instances")
                  instanceof JsonArray instances
              ? instances.asList()
              : List.of();
      case "application/jsonlines" ->
          text.lines().filter(line -> !line.isBlank()).map(JsonParser::parseString).toList();
      default ->
          throw new ClientErrorException(
              415,
              "Content type '"
                  + contentType
                  + "' is not supported; use application/json or application/jsonlines");
    };
  }

  private JsonObject answer(Pair pair, int[] lengths) {
    JsonObject answer = new JsonObject();
    boolean isFirst = pair.in0().length > 0;
    boolean isSecond = pair.in1().length > 0;
    if (!isFirst && !isSecond) {
      throw new JsonParseException("has neither in0 nor in1");
    }
    requireKnown(pair.in0(), 0, model);
    requireKnown(pair.in1(), 1, model);
    if (isFirst && isSecond) {
      answer.add("scores", list(model.scores(pair.in0(), pair.in1())));
    } else {
      int encoder = isFirst ? 0 : 1;
      float[] vector = model.encoder(encoder).encode(pair.tokens(encoder), lengths[encoder]);
      double[] values = new double[vector.length];
      Arrays.setAll(values, i -> vector[i]);
      answer.add("embeddings", list(values));
    }
    return answer;
  }

  /**
   * Refuses tokens that an encoder does not know.
   *
   * @throws JsonParseException that says which encoder
   */
  static void requireKnown(int[] tokens, int encoder, PairModel model) {
    if (!model.encoder(encoder).knows(tokens)) {
      throw new JsonParseException(
          "has a token in in" + encoder + " that is not below the size of its vocabulary");
    }
  }

  private static JsonArray list(double[] values) {
    JsonArray list = new JsonArray();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
