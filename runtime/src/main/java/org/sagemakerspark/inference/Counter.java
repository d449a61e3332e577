package org.sagemakerspark.inference;

/** What is counted while rows are scored. */
public enum Counter {
  /** Rows that came out, with predictions or without. */
  ROWS("rows"),
  /** Rows that came out without predictions. */
  FAILED_ROWS("failed rows"),
  /** Requests that were sent, each attempt on its own. */
  REQUESTS("requests"),
  /** Bytes of all requests' bodies. */
  REQUEST_BYTES("request bytes"),
  /** Bytes of all answers' bodies. */
  RESPONSE_BYTES("response bytes"),
  /** Requests that were sent once more as they were. */
  RETRIES("retries"),
  /** Answers that asked to come back later. */
  THROTTLES("throttles"),
  /** Requests that were sent once more in halves. */
  SPLITS("splits");

  private final String label;

  Counter(String label) {
    this.label = label;
  }

  /** Returns what is counted, in words. */
  public String label() {
    return label;
  }
}
