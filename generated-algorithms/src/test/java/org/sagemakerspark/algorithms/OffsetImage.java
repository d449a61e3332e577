package org.sagemakerspark.algorithms;

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

/**
 * A user's own image, which starts at once: its model is the hyperparameter {@code offset}, and it
 * answers a line of CSV with the sum of its numbers and the offset.
 */
public final class OffsetImage {

  static final String URI = "123456789012.dkr.ecr.us-east-1.amazonaws.com/offset:1";

  private OffsetImage() {}

  /** Trains or serves. */
  public static void main(String[] arguments) throws IOException {
    Path base = Path.of(System.getenv("SAGEMAKER_BASE_DIR"));
    Path model = base.resolve("model").resolve("offset");
    if (arguments[0].equals("train")) {
      JsonNode hyperParameters =
          new ObjectMapper().readTree(base.resolve("input/config/hyperparameters.json").toFile());
      Files.writeString(model, hyperParameters.path("offset").asText("0"));
    } else {
      serve(Double.parseDouble(Files.readString(model)));
    }
  }

  private static void serve(double offset) throws IOException {
    int port = Integer.parseInt(System.getenv("SAGEMAKER_BIND_TO_PORT"));
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.createContext(
        "/",
        exchange -> {
          byte[] answer =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                  .lines()
                  .map(line -> Double.toString(sum(line) + offset))
                  .collect(Collectors.joining("\n"))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/csv");
          exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    http.start();
  }

  private static double sum(String line) {
    return Arrays.stream(line.split(",", -1))
        .filter(cell -> !cell.isBlank())
        .mapToDouble(Double::parseDouble)
        .sum();
  }
}
