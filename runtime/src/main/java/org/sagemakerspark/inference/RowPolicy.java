package org.sagemakerspark.inference;

/** What becomes of a row that cannot be scored. */
public enum RowPolicy {
  /** The task fails. */
  FAIL,
  /** The row goes on without predictions and with the reason. */
  KEEP
}
