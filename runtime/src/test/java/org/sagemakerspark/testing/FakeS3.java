package org.sagemakerspark.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of S3 as listing and deleting takes: one bucket of any number of empty objects. */
public final class FakeS3 implements AutoCloseable {

  private static final int PAGE = 1000;
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

  private final HttpServer server;
  private final TreeSet<String> keys = new TreeSet<>();
  private final Predicate<String> denied;
  private final AtomicInteger lists = new AtomicInteger();
  private final AtomicInteger deletions = new AtomicInteger();

  /**
   * Starts on a free port of loopback.
   *
   * @param keys the objects
   * @param denied which of them may not be deleted
   */
  public FakeS3(Set<String> keys, Predicate<String> denied) {
    this.keys.addAll(keys);
    this.denied = denied;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Returns its address. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the keys that are left. */
  public Set<String> keys() {
    return keys;
  }

  /** Returns how many list calls were answered. */
  public int lists() {
    return lists.get();
  }

  /** Returns how many delete calls were answered. */
  public int deletions() {
    return deletions.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String answer = exchange.getRequestMethod().equals("GET") ? list(query) : delete(body);
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String list(Map<String, String> query) {
    lists.incrementAndGet();
    String prefix = query.getOrDefault("prefix", "");
    String after = query.getOrDefault("continuation-token", prefix);
    List<String> page =
        keys.tailSet(after, false).stream()
            .filter(key -> key.startsWith(prefix))
            .limit(PAGE + 1L)
            .toList();
    boolean more = page.size() > PAGE;
    List<String> shown = more ? page.subList(0, PAGE) : page;
    return "<ListBucketResult>"
        + "<IsTruncated>"
        + more
        + "</IsTruncated>"
        + (more ? "<NextContinuationToken>" + shown.get(PAGE - 1) + "</NextContinuationToken>" : "")
        + shown.stream()
            .map(key -> "<Contents><Key>" + key + "</Key><Size>0</Size></Contents>")
            .collect(Collectors.joining())
        + "</ListBucketResult>";
  }

  private String delete(String body) {
    deletions.incrementAndGet();
    List<String> wanted =
        KEY.matcher(body).results().map((MatchResult key) -> key.group(1)).toList();
    if (wanted.size() > PAGE) {
      throw new IllegalStateException(wanted.size() + " keys in one call");
    }
    wanted.stream().filter(denied.negate()).forEach(keys::remove);
    return "<DeleteResult>"
        + wanted.stream()
            .filter(denied)
            .map(
                key ->
                    "<Error><Key>"
                        + key
                        + "</Key><Code>AccessDenied</Code><Message>not you</Message></Error>")
            .collect(Collectors.joining())
        + "</DeleteResult>";
  }

  private static Map<String, String> query(String raw) {
    return Stream.of(raw.split("&", -1))
        .map(each -> each.split("=", 2))
        .filter(each -> each.length == 2)
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
