package org.sagemakerspark.lifecycle;

/** A status could not be read any more; what was watched may go on. */
public final class WatchGivenUpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WatchGivenUpException(String message, Throwable cause) {
    super(message, cause);
  }
}
