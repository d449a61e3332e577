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
    /**
     * The model's container gave no answer: it took too long, for which several rows may be too
     * many, or it has gone, for which a row may be to blame and which takes time to mend.
     */
    MODEL_SILENT,
    /** The model failed; the rows may be to blame, so it is tried a few times. */
    MODEL_FAILED,
    /** The answer does not fit the rows; several may be too many, one is tried a few times. */
    MISANSWERED;

    private static final int FEW = 3;
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    /**
     * Tells whether there is no use in sending the same request again.
     *
     * @param spent how long it has been tried
     */
    boolean isPatienceOver(int attempts, int rows, Duration spent) {
      return switch (this) {
        case THROTTLED, UNAVAILABLE, UNREACHABLE -> false;
        case MODEL_FAILED -> attempts >= FEW;
        case MODEL_SILENT -> spent.compareTo(A_WHILE) > 0 && (rows > 1 || attempts >= FEW);
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
      case THROTTLED, UNAVAILABLE, TIMED_OUT, MODEL_SILENT -> true;
      case UNREACHABLE, MODEL_FAILED, MISANSWERED -> false;
    };
  }

  /** Tells whether the endpoint has said something about the rows. */
  boolean isAnswer() {
    return kind == Kind.MODEL_FAILED || kind == Kind.MISANSWERED;
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
