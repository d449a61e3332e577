package org.sagemakerspark.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits until something is true. Ten minutes are for a machine that does much else. */
public final class Until {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Until() {}

  /**
   * Waits until a condition holds.
   *
   * @param what what is waited for, for the message
   * @throws AssertionError when it does not come to hold
   */
  public static void holds(String what, BooleanSupplier condition) {
    holds(() -> what, condition);
  }

  /**
   * Waits until a condition holds.
   *
   * @param what tells what is waited for when it did not come to hold
   * @throws AssertionError when it does not
   */
  public static void holds(Supplier<String> what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + PATIENCE + ": " + what.get());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
