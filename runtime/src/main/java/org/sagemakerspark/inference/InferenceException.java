package org.sagemakerspark.inference;

/** Rows could not be scored. The text names endpoint and batch, never a row's content. */
public final class InferenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InferenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
