package org.sagemakerspark.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A SageMaker runtime whose faults are exact: it answers each record with its first feature as
 * {@code score}, unless the test says otherwise.
 */
public final class FakeEndpoint implements AutoCloseable {

  /** What is answered to one request. */
  @FunctionalInterface
  public interface Answer {
    /**
     * Answers.
     *
     * @param number how many requests came before
     * @param features the first feature of each row of the request
     */
    void to(int number, List<Float> features, HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();

  /** Starts the server on a free port of loopback. */
  public FakeEndpoint(Answer answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/endpoints/fake/invocations",
        exchange -> {
          try (exchange) {
            answer.to(
                requests.getAndIncrement(),
                ScoreImage.features(exchange.getRequestBody().readAllBytes()),
                exchange);
          }
        });
    server.start();
  }

  /** Returns the Spark settings that lead here. */
  public Map<String, String> sparkConf() {
    String url = "http://127.0.0.1:" + port();
    return Map.of(
        "spark.sagemaker.region", "us-east-1",
        "spark.sagemaker.endpoint", url,
        "spark.sagemaker.runtime.endpoint", url,
        "spark.sagemaker.credentials.accessKey", "test",
        "spark.sagemaker.credentials.secretKey", "test");
  }

  /** Returns the port on loopback. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns the number of requests so far. */
  public int requests() {
    return requests.get();
  }

  /** Answers one record a row. */
  public static void score(List<Float> features, HttpExchange exchange) throws IOException {
    send(exchange, 200, ScoreImage.answer(features));
  }

  /** Answers with an error of the service. */
  public static void fail(HttpExchange exchange, int status, String code, String json)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
    send(exchange, status, json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
