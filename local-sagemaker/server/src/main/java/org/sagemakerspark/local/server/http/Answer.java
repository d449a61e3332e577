package org.sagemakerspark.local.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer. */
public final class Answer {

  public static final String AWS_JSON = "application/x-amz-json-1.1";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final boolean cutOff;

  private Answer(int status, Map<String, String> headers, byte[] body, boolean cutOff) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.cutOff = cutOff;
  }

  /** Makes an answer of bytes, which are not copied. */
  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, Map.of("Content-Type", contentType), body, false);
  }

  public static Answer of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body, cutOff);
  }

  /** Gives the same answer with another body. */
  public Answer withBody(byte[] other) {
    return new Answer(status, headers, other, cutOff);
  }

  /** Gives the same answer, whose connection is reset in the middle of the body. */
  public Answer cutOff() {
    return new Answer(status, headers, body, true);
  }

  public String contentType() {
    return headers.get("Content-Type");
  }

  /** Gives the body, which is not copied. */
  public byte[] bytes() {
    return body;
  }

  boolean isCutOff() {
    return cutOff;
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
