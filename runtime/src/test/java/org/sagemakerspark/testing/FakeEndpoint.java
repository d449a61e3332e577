package org.sagemakerspark.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;

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
                features(exchange.getRequestBody().readAllBytes()),
                exchange);
          }
        });
    server.start();
  }

  /** Returns the Spark settings that lead here. */
  public Map<String, String> sparkConf() {
    return Map.of(
        "spark.sagemaker.region", "us-east-1",
        "spark.sagemaker.endpoint", "http://127.0.0.1:" + server.getAddress().getPort(),
        "spark.sagemaker.credentials.accessKey", "test",
        "spark.sagemaker.credentials.secretKey", "test");
  }

  /** Returns the number of requests so far. */
  public int requests() {
    return requests.get();
  }

  /** Answers one record a row. */
  public static void score(List<Float> features, HttpExchange exchange) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (float feature : features) {
      RecordIO.write(
          body,
          Record.newBuilder()
              .putLabel(
                  "score",
                  Value.newBuilder()
                      .setFloat32Tensor(Float32Tensor.newBuilder().addValues(feature))
                      .build())
              .build()
              .toByteArray());
    }
    send(exchange, 200, body.toByteArray());
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

  private static List<Float> features(byte[] body) throws IOException {
    List<Float> features = new ArrayList<>();
    RecordIO.Reader reader = RecordIO.reader(new ByteArrayInputStream(body));
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      features.add(
          Record.parseFrom(next.get())
              .getFeaturesMap()
              .get("values")
              .getFloat32Tensor()
              .getValues(0));
    }
    return features;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
