package org.sagemakerspark.local.server.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server on 127.0.0.1 that hands every request to one service. */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /** Longer than an invocation may take, so that a slow model does not cost the connection. */
  private static final long IDLE_MILLIS = 120_000;

  private final Server server;
  private final ServerConnector connector;

  private HttpServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Listens and answers.
   *
   * @param port the port; 0 for any free one
   * @throws IOException if the port is taken
   */
  public static HttpServer start(int port, HttpService service) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(200, 4);
    threads.setName("http");
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(new Dispatch(service));
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("Cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
    return new HttpServer(server, connector);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The HTTP server did not stop cleanly", e);
    }
  }

  private static final class Dispatch extends Handler.Abstract {

    private final HttpService service;

    Dispatch(HttpService service) {
      this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Answer answer = answer(request);
      response.setStatus(answer.status());
      response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
      answer.headers().forEach(response.getHeaders()::put);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().remaining());
      if (answer.cut() != Answer.Cut.NEVER) {
        cutOff(request, response, answer, callback);
      } else {
        response.write(true, answer.body(), callback);
      }
      return true;
    }

    /** Sends nothing, half of the body, or all of it, and resets the connection. */
    private static void cutOff(
        Request request, Response response, Answer answer, Callback callback) {
      EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
      try {
        ByteBuffer body = answer.body();
        switch (answer.cut()) {
          case MIDDLE -> Content.Sink.write(response, false, body.limit(body.limit() / 2));
          case AFTER -> Content.Sink.write(response, true, body);
          default -> LOG.debug("Cut off before the answer");
        }
        if (client.getTransport() instanceof SocketChannel socket) {
          socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
      } catch (IOException e) {
        LOG.debug("The client was gone before it could be cut off", e);
      }
      client.close();
      callback.failed(new EofException("Cut off, as was asked for"));
    }

    private Answer answer(Request request) {
      try {
        return service.answer(new Call(request));
      } catch (IOException | RuntimeException e) {
        LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
        return new ServiceException(500, "InternalFailure", "The embedded SageMaker failed: " + e)
            .awsJson();
      }
    }
  }
}
