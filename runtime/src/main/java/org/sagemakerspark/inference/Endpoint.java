package org.sagemakerspark.inference;

import java.io.IOException;

/** What answers requests. Called by several threads at once. */
interface Endpoint extends AutoCloseable {

  /** Returns the endpoint's name, for messages. */
  String name();

  /**
   * Sends one body and returns the whole answer.
   *
   * @throws TransientFault when the same request may succeed later
   * @throws RejectedBatch when fewer of its rows may succeed
   * @throws IOException when the endpoint cannot be used
   */
  byte[] invoke(byte[] body) throws IOException;

  @Override
  void close();
}
