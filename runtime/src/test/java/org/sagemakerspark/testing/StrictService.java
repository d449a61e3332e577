package org.sagemakerspark.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service with a clock of its own that refuses requests for how they are signed, and answers all
 * others with the same JSON. What it answers to a wrong clock and to an expired token is what AWS
 * answers: https://github.com/aws/aws-sdk-php/issues/1780,
 * https://github.com/aws-samples/aws-iot-twinmaker-samples/issues/147. The answer to a HEAD request
 * has no body.
 */
public final class StrictService implements AutoCloseable {

  private static final DateTimeFormatter SIGNED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** Why a request is refused. */
  @FunctionalInterface
  public interface Rule {
    /**
     * Returns the error code; null for a request that is answered.
     *
     * @param headers the request's, by their names in lower case
     */
    String refusal(Map<String, String> headers);
  }

  private final Duration ahead;
  private final Rule rule;
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();

  private StrictService(Duration ahead, Rule rule) {
    this.ahead = ahead;
    this.rule = rule;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Starts one that refuses what is signed by another clock than its own. */
  public static StrictService withClockAhead(Duration ahead) {
    return new StrictService(
        ahead,
        headers -> {
          Instant signed = SIGNED.parse(headers.get("x-amz-date"), Instant::from);
          Duration difference = Duration.between(signed, Instant.now().plus(ahead)).abs();
          return difference.compareTo(SKEW) > 0 ? "InvalidSignatureException" : null;
        });
  }

  /** Starts one that refuses as the rule says. */
  public static StrictService with(Rule rule) {
    return new StrictService(Duration.ZERO, rule);
  }

  /** Returns its address. */
  public String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** Returns how many requests came. */
  public int requests() {
    return requests.get();
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
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      for (String first = line(in); !first.isEmpty(); first = line(in)) {
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          String[] parts = header.split(":", 2);
          headers.put(parts[0].strip().toLowerCase(java.util.Locale.ROOT), parts[1].strip());
        }
        in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        requests.incrementAndGet();
        answer(client, first.startsWith("HEAD "), rule.refusal(headers));
      }
    } catch (IOException e) {
      // The client has hung up, which ends the conversation.
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private void answer(Socket client, boolean isHead, String refusal) throws IOException {
    String body =
        refusal == null ? "{}" : "{\"__type\":\"" + refusal + "\",\"message\":\"Not so\"}";
    String head =
        (refusal == null ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 403 Forbidden\r\n")
            + "Content-Type: application/json\r\nDate: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(ahead).atOffset(ZoneOffset.UTC))
            + (refusal == null || isHead ? "" : "\r\nx-amzn-ErrorType: " + refusal)
            + "\r\nContent-Length: "
            + (isHead ? 0 : body.length())
            + "\r\n\r\n"
            + (isHead ? "" : body);
    client.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
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
