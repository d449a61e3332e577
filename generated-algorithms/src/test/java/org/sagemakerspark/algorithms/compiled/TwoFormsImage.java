package org.sagemakerspark.algorithms.compiled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A user's own image that reads CSV where it was trained with {@code form} = {@code text}, and else
 * JSON, by whose {@code config.factor} it multiplies. It answers with the sum of each row.
 */
public final class TwoFormsImage {

  static final String URI = "123456789012.dkr.ecr.us-east-1.amazonaws.com/two-forms:1";

  private static final ObjectMapper JSON = new ObjectMapper();

  private TwoFormsImage() {}

  /** Trains or serves. */
  public static void main(String[] arguments) throws IOException {
    Path base = Path.of(System.getenv("SAGEMAKER_BASE_DIR"));
    Path model = base.resolve("model").resolve("form");
    if (arguments[0].equals("train")) {
      JsonNode hyperParameters =
          JSON.readTree(base.resolve("input/config/hyperparameters.json").toFile());
      Files.writeString(model, hyperParameters.path("form").asText("text"));
    } else {
      serve(Files.readString(model).equals("text"));
    }
  }

  private static void serve(boolean isText) throws IOException {
    int port = Integer.parseInt(System.getenv("SAGEMAKER_BIND_TO_PORT"));
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String type = exchange.getRequestHeaders().getFirst("Content-Type");
          boolean isKnown =
              body.isEmpty() || (isText ? "text/csv" : "application/json").equals(type);
          byte[] answer =
              (body.isEmpty() || !isKnown ? "" : isText ? ofText(body) : ofJson(body))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/csv");
          exchange.sendResponseHeaders(
              isKnown ? 200 : 415, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    http.start();
  }

  private static String ofText(String body) {
    return body.lines()
        .map(line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).sum())
        .map(sum -> Double.toString(sum))
        .collect(Collectors.joining("\n"));
  }

  private static String ofJson(String body) throws IOException {
    JsonNode request = JSON.readTree(body);
    double factor = request.at("/config/factor").asDouble(1);
    return StreamSupport.stream(request.path("rows").spliterator(), false)
        .map(row -> row.path("features"))
        .map(
            row ->
                StreamSupport.stream(row.spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .sum())
        .map(sum -> Double.toString(factor * sum))
        .collect(Collectors.joining("\n"));
  }
}
