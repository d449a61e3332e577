package org.sagemakerspark.local.images.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.sagemakerspark.local.images.contract.ContainerLog;

/** Serves a model by the hosting contract: {@code GET /ping} and {@code POST /invocations}. */
public final class ModelServer {

  private static final int THREADS = 8;
  private static final int MAX_BODY_BYTES = 100 << 20;

  private final Responder model;
  private final ContainerLog log;

  private ModelServer(Responder model, ContainerLog log) {
    this.model = model;
    this.log = log;
  }

  /**
   * Listens on 127.0.0.1 until the process ends.
   *
   * @throws IOException if the port is taken
   */
  public static void start(Responder model, int port, ContainerLog log) throws IOException {
    ModelServer server = new ModelServer(model, log);
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(Executors.newFixedThreadPool(THREADS));
    http.createContext("/ping", exchange -> respond(exchange, 200, "text/plain", new byte[0]));
    http.createContext("/invocations", server::invoke);
    http.start();
    log.info("Serving on port " + port);
  }

  private void invoke(HttpExchange exchange) throws IOException {
    try {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
      Responder.Reply reply =
          model.respond(header(exchange, "Content-Type"), header(exchange, "Accept"), body);
      respond(exchange, 200, reply.contentType(), reply.body());
    } catch (ClientErrorException e) {
      log.warning(e.getMessage());
      respond(exchange, e.status(), "text/plain", text(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("The prediction failed", e);
      respond(exchange, 500, "text/plain", text("The prediction failed: " + e));
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static byte[] text(String message) {
    return message.getBytes(StandardCharsets.UTF_8);
  }

  private static void respond(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
