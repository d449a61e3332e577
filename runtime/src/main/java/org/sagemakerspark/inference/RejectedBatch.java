package org.sagemakerspark.inference;

import java.io.IOException;

/** The endpoint cannot answer these rows as they were sent; fewer of them may go through. */
final class RejectedBatch extends IOException {

  private static final long serialVersionUID = 1L;

  private final String status;

  RejectedBatch(String status, String reason, Throwable cause) {
    super(reason, cause);
    this.status = status;
  }

  RowFailure failure() {
    return new RowFailure(status, getMessage());
  }
}
