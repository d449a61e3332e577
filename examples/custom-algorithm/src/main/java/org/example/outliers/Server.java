package org.example.outliers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.StringJoiner;

/** Answers {@code /ping} and {@code /invocations}: CSV comes in, JSON goes out. */
final class Server {
  private final Model model;

  private Server(Model model) {
    this.model = model;
  }

  static void start(Model model, int port) throws IOException {
    Server server = new Server(model);
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.createContext("/ping", exchange -> answer(exchange, 200, "{}"));
    http.createContext("/invocations", server::invoke);
    http.start();
  }

  private void invoke(HttpExchange exchange) throws IOException {
    String csv = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      StringJoiner predictions = new StringJoiner(",", "{\"predictions\":[", "]}");
      csv.lines().forEach(line -> predictions.add(prediction(line)));
      answer(exchange, 200, predictions.toString());
    } catch (IllegalArgumentException e) {
      answer(exchange, 400, e.getMessage());
    }
  }

  private String prediction(String line) {
    double[] row =
        Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    double distance = model.distance(row);
    int outlier = distance >= model.threshold() ? 1 : 0;
    return "{\"distance\":" + distance + ",\"outlier\":" + outlier + "}";
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
