package org.sagemakerspark.recordio;

import java.util.Optional;

/** A row cannot be written as it is. The text says why and never what is in the row. */
public class UnfitRowException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong with a row, and what to do. */
  public UnfitRowException(String message) {
    super(message);
  }

  /** Says what is wrong with a row, and what to do. */
  public UnfitRowException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Finds the row that is to blame for a failure, such as that of a job of Spark's. */
  public static Optional<UnfitRowException> in(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UnfitRowException row) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }
}
