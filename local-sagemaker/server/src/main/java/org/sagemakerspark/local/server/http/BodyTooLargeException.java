package org.sagemakerspark.local.server.http;

import java.io.IOException;

/** A request's body is longer than the service takes. */
public final class BodyTooLargeException extends IOException {

  BodyTooLargeException(int limit) {
    super("The request's body is longer than " + limit + " bytes");
  }
}
