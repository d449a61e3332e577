package org.sagemakerspark.lifecycle;

/** Something was not removed because an endpoint needs it. */
final class InUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InUseException(String message) {
    super(message);
  }
}
