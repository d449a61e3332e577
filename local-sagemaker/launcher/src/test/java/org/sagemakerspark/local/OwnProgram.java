package org.sagemakerspark.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A user's own image: its model is the names of its files, and it serves by shouting. */
public final class OwnProgram {

  private OwnProgram() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path base = Path.of(System.getenv("SAGEMAKER_BASE_DIR"));
    if (arguments[0].equals("serve")) {
      serve();
    } else {
      train(base);
    }
  }

  private static void train(Path base) throws IOException, InterruptedException {
    String config = Files.readString(base.resolve("input/config/resourceconfig.json"));
    String host = config.replaceFirst(".*\"current_host\":\"([^\"]+)\".*", "$1");
    String mode = Files.readString(base.resolve("input/config/hyperparameters.json"));
    Path model = base.resolve("model").resolve(host + ".txt");
    if (mode.contains("fail") && host.equals("algo-2")) {
      Files.writeString(base.resolve("output/failure"), "The second host gave up");
      System.exit(3);
    }
    if (mode.contains("hang") || mode.contains("fail")) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> write(model, "stopped")));
      System.out.println("hanging " + ProcessHandle.current().pid());
      Thread.currentThread().join();
    }
    try (Stream<Path> files = Files.list(base.resolve("input/data/train"))) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      write(model, config + "\n" + names);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void serve() throws IOException {
    String gate = System.getenv("SERVES_WHEN_THERE_IS");
    while (gate != null && !Files.exists(Path.of(gate))) {
      LockSupport.parkNanos(20_000_000);
    }
    int port = Integer.parseInt(System.getenv("SAGEMAKER_BIND_TO_PORT"));
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          byte[] answer =
              new String(body, StandardCharsets.UTF_8)
                  .toUpperCase(Locale.ROOT)
                  .getBytes(StandardCharsets.UTF_8);
          exchange
              .getResponseHeaders()
              .add(
                  "X-Amzn-SageMaker-Custom-Attributes",
                  "got "
                      + exchange
                          .getRequestHeaders()
                          .getFirst("X-Amzn-SageMaker-Custom-Attributes"));
          exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    http.start();
  }
}
