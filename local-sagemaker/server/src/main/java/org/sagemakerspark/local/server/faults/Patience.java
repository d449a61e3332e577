package org.sagemakerspark.local.server.faults;

import java.time.Duration;

/** Holds requests back, until their time is over or everything that is held is let go. */
final class Patience {

  private long round;

  /** Returns after a time, or at once when {@link #release} is called. */
  synchronized void hold(Duration time) {
    long mine = round;
    long end = System.nanoTime() + time.toNanos();
    try {
      for (long left = time.toMillis(); left > 0 && round == mine; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void release() {
    round++;
    notifyAll();
  }
}
