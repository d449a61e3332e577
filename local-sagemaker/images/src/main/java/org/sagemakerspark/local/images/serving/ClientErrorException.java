package org.sagemakerspark.local.images.serving;

/** A request that cannot be answered as it is. */
final class ClientErrorException extends Exception {

  private final int status;

  ClientErrorException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
