package org.sagemakerspark.local.server.http;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** One HTTP request as the services see it. */
public final class Call {

  /**
   * How much of a body that is too large is read and dropped, so that its sender hears the answer.
   */
  private static final long DRAINED_BYTES = 2L << 30;

  private final Request request;

  Call(Request request) {
    this.request = request;
  }

  public String method() {
    return request.getMethod();
  }

  /** Gives the path with escapes decoded, without the query. */
  public String path() {
    return Request.getPathInContext(request);
  }

  /** Gives a parameter of the query, or an empty text. */
  public String query(String name) {
    Fields.Field field = Request.extractQueryParameters(request).get(name);
    return field == null || field.getValue() == null ? "" : field.getValue();
  }

  /** Gives a header's value, or an empty text. */
  public String header(String name) {
    HttpField field = request.getHeaders().getField(name);
    return field == null || field.getValue() == null ? "" : field.getValue();
  }

  /**
   * Reads the body, holding no more than {@code limit} bytes of it.
   *
   * @throws BodyTooLargeException if it is longer; what follows has been dropped unread or unheld
   */
  public byte[] body(int limit) throws IOException {
    InputStream in = Content.Source.asInputStream(request);
    if (request.getLength() > limit) {
      drain(in);
      throw new BodyTooLargeException(limit);
    }
    byte[] body = in.readNBytes(limit);
    if (body.length == limit && in.read() >= 0) {
      drain(in);
      throw new BodyTooLargeException(limit);
    }
    return body;
  }

  private static void drain(InputStream in) throws IOException {
    byte[] dropped = new byte[1 << 16];
    long left = DRAINED_BYTES;
    int read = 0;
    while (left > 0 && read >= 0) {
      read = in.read(dropped);
      left -= Math.max(read, 0);
    }
  }
}
