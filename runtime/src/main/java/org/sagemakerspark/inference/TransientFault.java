package org.sagemakerspark.inference;

import java.io.IOException;
import java.time.Duration;

/** A request failed in a way that may pass: throttling, a fault of the service, no answer. */
final class TransientFault extends IOException {

  private static final long serialVersionUID = 1L;

  /** How often the same request is sent before it counts as rejected. */
  enum Patience {
    /** Until the batch's time is up: the fault has nothing to do with the rows. */
    ENDLESS,
    /** A few times: the rows may be to blame. */
    SHORT,
    /**
     * A few times for one row; several rows are sent in halves at once, for they may be too many.
     */
    HALVES;

    private static final int FEW = 3;

    boolean isOver(int attempts, int rows) {
      return switch (this) {
        case ENDLESS -> false;
        case SHORT -> attempts >= FEW;
        case HALVES -> rows > 1 || attempts >= FEW;
      };
    }
  }

  private final String status;
  private final Patience patience;
  private final Duration retryAfter;

  TransientFault(
      String status, String message, Patience patience, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.patience = patience;
    this.retryAfter = retryAfter;
  }

  Patience patience() {
    return patience;
  }

  /** Returns how long the service asks to wait; zero when it does not say. */
  Duration retryAfter() {
    return retryAfter;
  }

  /** Returns the same fault where patience is over. */
  RejectedBatch asRejected() {
    return new RejectedBatch(status, getMessage(), this);
  }
}
