package org.sagemakerspark.inference;

import java.io.IOException;
import java.time.Duration;

/** A request failed in a way that may pass. */
final class TransientFault extends IOException {

  private static final long serialVersionUID = 1L;

  /** What failed, and how often the same request is sent before it counts as rejected. */
  enum Kind {
    /** The endpoint asks to come back later; until the batch's time is up. */
    THROTTLED,
    /** A fault of the service, or no answer; until the batch's time is up. */
    UNAVAILABLE,
    /** Nobody can be asked; for some seconds, after which it does not pass by itself. */
    UNREACHABLE,
    /** No answer in time; several rows may be too many, one is tried a few times. */
    TIMED_OUT,
    /** The model failed; the rows may be to blame, so it is tried a few times. */
    MODEL_FAILED,
    /** The answer does not fit the rows; several may be too many, one is tried a few times. */
    MISANSWERED;

    private static final int FEW = 3;

    boolean isPatienceOver(int attempts, int rows) {
      return switch (this) {
        case THROTTLED, UNAVAILABLE, UNREACHABLE -> false;
        case MODEL_FAILED -> attempts >= FEW;
        case TIMED_OUT, MISANSWERED -> rows > 1 || attempts >= FEW;
      };
    }
  }

  private final String status;
  private final Kind kind;
  private final Duration retryAfter;

  TransientFault(String status, String message, Kind kind, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  Kind kind() {
    return kind;
  }

  /** Tells whether fewer requests at a time would help. */
  boolean isOverload() {
    return switch (kind) {
      case THROTTLED, UNAVAILABLE, TIMED_OUT -> true;
      case UNREACHABLE, MODEL_FAILED, MISANSWERED -> false;
    };
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
