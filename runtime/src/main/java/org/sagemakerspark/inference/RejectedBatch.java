package org.sagemakerspark.inference;

import java.io.IOException;
import java.util.Optional;

/** The endpoint cannot answer these rows as they were sent; fewer of them may go through. */
final class RejectedBatch extends IOException {

  private static final long serialVersionUID = 1L;

  private final String status;
  private final String refusedFormat;

  RejectedBatch(String status, String reason, Throwable cause) {
    this(status, reason, null, cause);
  }

  private RejectedBatch(String status, String reason, String refusedFormat, Throwable cause) {
    super(reason, cause);
    this.status = status;
    this.refusedFormat = refusedFormat;
  }

  /** Makes a rejection that may be of the format, whatever the rows are. */
  static RejectedBatch ofFormat(String status, String reason, String contentType) {
    return new RejectedBatch(status, reason, contentType, null);
  }

  /** Returns the content type that the model may not read at all, if that is what it says. */
  Optional<String> refusedFormat() {
    return Optional.ofNullable(refusedFormat);
  }

  RowFailure failure() {
    return new RowFailure(status, getMessage());
  }
}
