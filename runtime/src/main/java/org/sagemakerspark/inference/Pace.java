package org.sagemakerspark.inference;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Spaces requests out while an endpoint throttles, at the rate at which it accepts them. Without
 * throttling the rate grows, slowly at first, so that it stays near a fixed limit, and then ever
 * faster, so that it comes back soon when the limit is gone: by a factor of 1.02 in one second, 2
 * in six, 7 in ten. Requests are not spaced out at all before the endpoint throttles, and again
 * when it has not for half a minute.
 */
final class Pace {

  /** So many answers are needed to tell the rate at which the endpoint accepts requests. */
  private static final int ENOUGH_ANSWERS = 10;

  /** Where too little is known, the rate falls by this part, and by more each time in a row. */
  private static final double FALL = 0.1;

  private static final double GREATEST_FALL = 0.5;

  /** The rate settles this much below what was accepted. */
  private static final double MARGIN = 0.97;

  private static final double GROWTH = 0.02;
  private static final double FIRST_GUESS_PER_SECOND = 20;

  /** Below this rate it is the pauses between attempts that spare the endpoint. */
  private static final double SLOWEST_PER_SECOND = 2;

  private static final Duration CALM = Duration.ofSeconds(30);
  private static final double NANOS = 1e9;

  /** Requests a second when it was last set; infinite before the first throttling. */
  private double base = Double.POSITIVE_INFINITY;

  private long setAt = System.nanoTime();
  private int answersSince;
  private int fallsInARow;
  private long nextAt = setAt;

  /**
   * Waits for the next request's turn.
   *
   * @return when the request may be sent, by {@link System#nanoTime()}
   */
  long await() throws InterruptedException {
    long turn = turn();
    long wait = turn - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
    return turn;
  }

  private synchronized long turn() {
    long now = System.nanoTime();
    if (now - setAt > CALM.toNanos()) {
      base = Double.POSITIVE_INFINITY;
    }
    long turn = Math.max(now, nextAt);
    nextAt = turn + (long) (NANOS / rate(turn));
    return turn;
  }

  /** Takes notice of an answer. */
  synchronized void answered() {
    answersSince++;
  }

  /**
   * Takes notice of throttling.
   *
   * @param turn when the request was sent; one from before the rate was set says nothing about it
   */
  synchronized void throttled(long turn) {
    if (turn < setAt) {
      return;
    }
    long now = System.nanoTime();
    double accepted = answersSince * NANOS / Math.max(1, now - setAt);
    double rate = rate(now);
    if (answersSince < ENOUGH_ANSWERS) {
      fallsInARow++;
      rate =
          Double.isInfinite(rate)
              ? FIRST_GUESS_PER_SECOND
              : rate * (1 - Math.min(GREATEST_FALL, FALL * fallsInARow));
    } else {
      fallsInARow = 0;
      rate = MARGIN * Math.min(rate, accepted);
    }
    base = Math.max(SLOWEST_PER_SECOND, rate);
    setAt = now;
    answersSince = 0;
    nextAt = now + (long) (NANOS / base);
  }

  private double rate(long now) {
    double seconds = Math.max(0, now - setAt) / NANOS;
    return base * Math.exp(GROWTH * seconds * seconds);
  }
}
