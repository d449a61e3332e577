package org.sagemakerspark.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** A SageMaker control plane that answers exactly what a test says. */
public final class FakeControlPlane implements AutoCloseable {

  private final HttpServer server;
  private final List<String> operations = Collections.synchronizedList(new ArrayList<>());

  /**
   * Starts on a free port of loopback.
   *
   * @param answer gives the JSON for an operation and the number of calls of it before this one
   */
  public FakeControlPlane(BiFunction<String, Integer, String> answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, answer));
    server.start();
  }

  private void answer(HttpExchange exchange, BiFunction<String, Integer, String> answer)
      throws IOException {
    try (exchange) {
      String operation =
          exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst(".*\\.", "");
      int before = Collections.frequency(operations, operation);
      operations.add(operation);
      byte[] body = answer.apply(operation, before).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Returns its address. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the operations that were called, in order. */
  public List<String> operations() {
    return List.copyOf(operations);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
