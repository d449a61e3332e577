package org.sagemakerspark.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.sagemakerspark.aws.AwsErrors;

/**
 * Asks for a status until it is final: often at first, then more and more seldom. No single call
 * that fails ends it, whatever the reason: credentials rotate, permissions are mended, and what is
 * watched goes on meanwhile.
 */
public final class StatusWatch {

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** What was there and is not found any more stays away. */
  private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(20);

  private final String what;
  private final Progress progress;
  private final Duration giveUpAfter;
  private final Optional<Duration> limit;

  /**
   * Creates a watch.
   *
   * @param what what is watched, such as "Training job kmeans-1"
   * @param giveUpAfter how long calls may fail in a row
   */
  public StatusWatch(String what, Progress progress, Duration giveUpAfter) {
    this(what, progress, giveUpAfter, Optional.empty());
  }

  private StatusWatch(
      String what, Progress progress, Duration giveUpAfter, Optional<Duration> limit) {
    this.what = what;
    this.progress = progress;
    this.giveUpAfter = giveUpAfter;
    this.limit = limit;
  }

  /** Returns a watch that is given up after this time, whatever is answered. */
  public StatusWatch within(Duration longest) {
    return new StatusWatch(what, progress, giveUpAfter, Optional.of(longest));
  }

  /**
   * Returns the first answer that is final.
   *
   * @param ask the call for the status
   * @param status the status in words
   * @param isFinal whether waiting ends
   * @throws WatchGivenUpException when calls fail for too long, or the limit is over
   * @throws InterruptedException when the thread is interrupted
   */
  public <T> T await(Supplier<T> ask, Function<T, String> status, Predicate<T> isFinal)
      throws InterruptedException {
    long start = System.nanoTime();
    long lastAnswer = start;
    String shown = "";
    while (true) {
      try {
        T answer = ask.get();
        lastAnswer = System.nanoTime();
        String now = status.apply(answer);
        if (!now.equals(shown)) {
          progress.say(what + ": " + now + " (" + seconds(lastAnswer - start) + " s)");
          shown = now;
        }
        if (isFinal.test(answer)) {
          return answer;
        }
      } catch (RuntimeException e) {
        Interrupts.throwIfInterrupted(e);
        long silent = System.nanoTime() - lastAnswer;
        if (silent > patienceWith(e).toNanos()) {
          throw new WatchGivenUpException(
              what
                  + ": its status cannot be read (for "
                  + seconds(silent)
                  + " s, last seen: "
                  + (shown.isEmpty() ? "never" : shown)
                  + "): "
                  + AwsErrors.describe(e),
              e);
        }
      }
      long elapsed = System.nanoTime() - start;
      if (limit.isPresent() && elapsed > limit.get().toNanos()) {
        throw new WatchGivenUpException(
            what + ": still " + shown + " after " + seconds(elapsed) + " s, the limit", null);
      }
      pause(elapsed);
    }
  }

  private Duration patienceWith(RuntimeException failure) {
    return AwsErrors.isNotFound(failure) && LONGEST_ABSENCE.compareTo(giveUpAfter) < 0
        ? LONGEST_ABSENCE
        : giveUpAfter;
  }

  /** Waits a tenth of the time that has gone by. */
  private static void pause(long elapsed) throws InterruptedException {
    long pause =
        Math.max(SHORTEST_PAUSE.toNanos(), Math.min(elapsed / 10, LONGEST_PAUSE.toNanos()));
    TimeUnit.NANOSECONDS.sleep(pause);
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }
}
