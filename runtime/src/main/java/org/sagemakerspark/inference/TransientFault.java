package org.sagemakerspark.inference;

import java.io.IOException;

/** A request failed in a way that may pass: throttling, a fault of the service, no answer. */
final class TransientFault extends IOException {

  private static final long serialVersionUID = 1L;

  TransientFault(String message, Throwable cause) {
    super(message, cause);
  }
}
