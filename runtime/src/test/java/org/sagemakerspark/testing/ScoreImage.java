package org.sagemakerspark.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;

/**
 * A program for an image that serves at next to no cost: it answers each record, or each line of
 * text, with its first feature as {@code score}.
 */
public final class ScoreImage {

  private ScoreImage() {}

  /** Serves by the container contract. */
  public static void main(String[] arguments) throws IOException {
    // Else an answer waits 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int port = Integer.parseInt(System.getenv("SAGEMAKER_BIND_TO_PORT"));
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(Executors.newCachedThreadPool());
    http.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            boolean isText = type != null && type.startsWith("text/");
            byte[] answer = isText ? firstNumbers(body) : answer(features(body));
            exchange
                .getResponseHeaders()
                .set("Content-Type", isText ? "text/csv" : "application/x-recordio-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    http.start();
  }

  /** Returns the first feature of each line of CSV, or of LibSVM, on a line. */
  static byte[] firstNumbers(byte[] lines) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    int start = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == '\n') {
        int end = start;
        while (lines[end] != ',' && lines[end] != ' ' && end < i) {
          end++;
        }
        if (lines[end] == ' ') {
          start = end + " 0:".length();
          end = start;
          while (lines[end] != ' ' && end < i) {
            end++;
          }
        }
        answer.write(lines, start, end - start);
        answer.write('\n');
        start = i + 1;
      }
    }
    return answer.toByteArray();
  }

  /** Returns the first feature of each row of a request. */
  static List<Float> features(byte[] body) throws IOException {
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

  /** Returns one record a row, with its score. */
  static byte[] answer(List<Float> scores) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (float score : scores) {
      RecordIO.write(
          body,
          Record.newBuilder()
              .putLabel(
                  "score",
                  Value.newBuilder()
                      .setFloat32Tensor(Float32Tensor.newBuilder().addValues(score))
                      .build())
              .build()
              .toByteArray());
    }
    return body.toByteArray();
  }
}
