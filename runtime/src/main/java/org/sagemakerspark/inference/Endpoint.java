package org.sagemakerspark.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What answers requests. Called by several threads at once. */
interface Endpoint extends AutoCloseable {

  /** Returns the endpoint's name, for messages. */
  String name();

  /**
   * Sends one body and returns the whole answer.
   *
   * @param limit how long it may take until the answer is complete
   * @throws TransientFault when the same request may succeed later
   * @throws RejectedBatch when fewer of its rows may succeed
   * @throws IOException when the endpoint cannot be used
   */
  byte[] invoke(ByteBuffer body, Duration limit) throws IOException;

  /** Ends the connection; all requests have been answered. */
  @Override
  void close();

  /** Ends the connection with all requests that are on their way. */
  void abort();
}
