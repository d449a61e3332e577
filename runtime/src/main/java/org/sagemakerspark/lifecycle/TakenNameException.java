package org.sagemakerspark.lifecycle;

/** Something of the wanted name is there and belongs to somebody else. */
public final class TakenNameException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TakenNameException(String message) {
    super(message);
  }
}
