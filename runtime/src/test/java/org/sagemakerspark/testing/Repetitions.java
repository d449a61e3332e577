package org.sagemakerspark.testing;

/**
 * How often a test repeats itself with other seeds: as often as it says, or, where the system
 * property {@code tests.one-in} is a number, one time in so many.
 */
public final class Repetitions {

  private static final int ONE_IN = Integer.getInteger("tests.one-in", 1);

  private Repetitions() {}

  /** Tells whether a test makes all that it can, as on the default line of Spark. */
  public static boolean all() {
    return ONE_IN == 1;
  }

  /** Returns how many are made of so many. */
  public static int of(int all) {
    return (all + ONE_IN - 1) / ONE_IN;
  }

  /** Tells whether one of them is made, by its number from 0: the last of each so many. */
  public static boolean makes(int number) {
    return (number + 1) % ONE_IN == 0;
  }
}
