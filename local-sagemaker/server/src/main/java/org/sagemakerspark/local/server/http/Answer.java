package org.sagemakerspark.local.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer. */
public final class Answer {

  /** When the connection of an answer is reset. */
  public enum Cut {
    NEVER,
    BEFORE,
    MIDDLE,
    AFTER
  }

  public static final String AWS_JSON = "application/x-amz-json-1.1";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Cut cut;

  private Answer(int status, Map<String, String> headers, byte[] body, Cut cut) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.cut = cut;
  }

  /** Makes an answer of bytes, which are not copied. */
  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, Map.of("Content-Type", contentType), body, Cut.NEVER);
  }

  public static Answer of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body, cut);
  }

  /** Gives the same answer with another body. */
  public Answer withBody(byte[] other) {
    return new Answer(status, headers, other, cut);
  }

  /** Gives the same answer, whose connection is reset. */
  public Answer cutOff(Cut when) {
    return new Answer(status, headers, body, when);
  }

  public String contentType() {
    return headers.get("Content-Type");
  }

  /** Gives the body, which is not copied. */
  public byte[] bytes() {
    return body;
  }

  Cut cut() {
    return cut;
  }

  /** Gives the HTTP status. */
  public int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  ByteBuffer body() {
    return ByteBuffer.wrap(body);
  }
}
