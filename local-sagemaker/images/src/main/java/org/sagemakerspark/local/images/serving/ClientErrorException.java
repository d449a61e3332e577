package org.sagemakerspark.local.images.serving;

/** A request that cannot be answered as it is. */
public final class ClientErrorException extends Exception {

  private final int status;

  /** Creates it with the status and the text of the answer. */
  public ClientErrorException(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
