package org.sagemakerspark.inference;

/**
 * How many rows of a task are asked for in one request. All that there are, at first; once rows are
 * found that the endpoint refuses, so many that about every other request goes through, which finds
 * such rows with the fewest requests; and once a request fails whose halves go through, no more
 * than those halves have, and slowly more again.
 */
final class Portion {

  /** Rows that count as good beforehand, so that a single bad one changes little. */
  private static final long GOOD_BEFORE = 128;

  /** Of so many rows divided by the share of bad ones, one half of all requests has none. */
  private static final double HALF = Math.log(2);

  private static final int GROWTH = 8;

  private long settled;
  private long bad;
  private boolean hasAnswers;

  /** Above this size, requests fail that have no bad row. */
  private int sizeAtMost = Integer.MAX_VALUE;

  /** Returns how many rows a request should have at most. */
  synchronized int rows() {
    double byBadRows = bad == 0 ? Integer.MAX_VALUE : HALF * (GOOD_BEFORE + settled) / bad;
    return Math.max(1, Math.min((int) byBadRows, sizeAtMost));
  }

  /** Tells whether the endpoint has refused a row, and not only requests that were too large. */
  synchronized boolean hasBadRows() {
    return bad > 0;
  }

  /** Tells whether the endpoint has answered any request. */
  synchronized boolean hasAnswers() {
    return hasAnswers;
  }

  /** Takes notice of a request whose rows were all answered. */
  synchronized void answered(int rows) {
    settled += rows;
    hasAnswers = true;
    if (rows >= sizeAtMost) {
      sizeAtMost += Math.max(1, sizeAtMost / GROWTH);
    }
  }

  /** Takes notice of a row that the endpoint refuses. */
  synchronized void refused() {
    settled++;
    bad++;
  }

  /** Takes notice of a request that failed although its halves, of so many rows, went through. */
  synchronized void wasTooLarge(int half) {
    sizeAtMost = Math.min(sizeAtMost, half);
  }
}
