package org.sagemakerspark.processor.cli;

/** A command was understood and cannot be done. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
