package org.sagemakerspark.local.images.serving;

import java.io.IOException;

/** A loaded model as its endpoint sees it; used by many threads at once. */
public interface Responder {

  /**
   * An answer.
   *
   * @param contentType its content type
   * @param body its body
   */
  record Reply(String contentType, byte[] body) {}

  /**
   * Answers a request.
   *
   * @param contentType the request's content type, or an empty text
   * @param accept the request's Accept header, or an empty text
   * @throws ClientErrorException if it cannot be answered as it is
   */
  Reply respond(String contentType, String accept, byte[] body)
      throws ClientErrorException, IOException;
}
