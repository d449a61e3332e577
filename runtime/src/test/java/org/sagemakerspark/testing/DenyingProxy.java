package org.sagemakerspark.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Stands before S3, passes on every byte as it is, so that signatures stay good, and answers calls
 * that a test names with AccessDenied.
 */
public final class DenyingProxy implements AutoCloseable {

  private static final String XML =
      "<Error><Code>AccessDenied</Code><Message>not you</Message></Error>";

  private static final Pattern REQUEST = Pattern.compile("(GET|HEAD|PUT|POST|DELETE) .*");

  private final URI target;
  private final Predicate<String> denied;
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger denials = new AtomicInteger();

  /** Starts one that denies to delete objects. */
  public DenyingProxy(URI target) {
    this(
        target,
        head ->
            head.startsWith("POST ") && head.lines().findFirst().orElse("").contains("?delete"));
  }

  /**
   * Starts on a free port of loopback.
   *
   * @param denied decides by the first line and the headers of a request
   */
  public DenyingProxy(URI target, Predicate<String> denied) {
    this.target = target;
    this.denied = denied;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Returns its address. */
  public String endpoint() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** Returns how many calls it has refused. */
  public int denials() {
    return denials.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // It is being closed, which ends the loop.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(target.getHost(), target.getPort())) {
      threads.execute(() -> copy(server, client));
      InputStream in = client.getInputStream();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        // A request begins where the client begins to write.
        String head = new String(buffer, 0, Math.min(read, 4096), StandardCharsets.ISO_8859_1);
        if (REQUEST.matcher(head).lookingAt() && denied.test(head)) {
          deny(client);
          return;
        }
        server.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One of the two has hung up, which ends the conversation.
    }
  }

  private void deny(Socket client) throws IOException {
    denials.incrementAndGet();
    client
        .getOutputStream()
        .write(
            ("HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nConnection: close\r\n"
                    + "Content-Length: "
                    + XML.length()
                    + "\r\n\r\n"
                    + XML)
                .getBytes(StandardCharsets.ISO_8859_1));
    client.shutdownOutput();
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two has hung up, which ends the conversation.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
