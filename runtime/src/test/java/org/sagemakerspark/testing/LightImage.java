package org.sagemakerspark.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * An image that costs next to nothing: it learns nothing and answers each row of CSV with its first
 * value. The hyperparameter {@code mode} lets it {@code fail}, {@code hang} until it is stopped, or
 * train {@code slowly} for a second.
 */
public final class LightImage {

  private LightImage() {}

  /** Takes {@code train} or {@code serve}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments[0].equals("serve")) {
      serve();
    } else {
      train(Path.of(System.getenv("SAGEMAKER_BASE_DIR")));
    }
  }

  private static void train(Path base) throws IOException, InterruptedException {
    String hyperParameters = Files.readString(base.resolve("input/config/hyperparameters.json"));
    System.out.println("the loss is loss=0.25");
    if (hyperParameters.contains("fail")) {
      System.out.println("giving up now");
      Files.writeString(base.resolve("output/failure"), "there is nothing to learn");
      System.exit(1);
    }
    Files.writeString(
        base.resolve("model").resolve(ProcessHandle.current().pid() + ".txt"), "light");
    if (hyperParameters.contains("hang")) {
      Thread.currentThread().join();
    }
    if (hyperParameters.contains("slowly")) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static void serve() throws IOException {
    int port = Integer.parseInt(System.getenv("SAGEMAKER_BIND_TO_PORT"));
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer =
              body.lines()
                  .map(line -> line.split(",", -1)[0])
                  .collect(Collectors.joining("\n"))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/csv");
          exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    http.start();
  }
}
