package org.sagemakerspark.lifecycle;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.sagemakerspark.aws.AwsErrors;

/**
 * Repeats a call that may be repeated: as long as the patience lasts when its fault may pass, and a
 * few times when the service refuses it, since permissions and credentials change too.
 */
final class Persistence {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int FEW = 3;

  /** Refusals of credentials that are just being replaced. */
  private static final Set<String> STALE_CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "RequestExpired");

  private final long deadline;
  private int attempts;

  /** Begins now. */
  Persistence(Duration patience) {
    deadline = System.nanoTime() + patience.toNanos();
  }

  /**
   * Returns what the call returns.
   *
   * @throws RuntimeException what it has thrown the last time
   */
  static <T> T call(Duration patience, Supplier<T> call) throws InterruptedException {
    Persistence persistence = new Persistence(patience);
    while (true) {
      try {
        return call.get();
      } catch (RuntimeException e) {
        persistence.pauseAfter(e);
      }
    }
  }

  /** Tells whether a call that has failed so may be answered otherwise later. */
  static boolean mayPass(RuntimeException failure) {
    return AwsErrors.isTransient(failure)
        || (failure instanceof AmazonServiceException service
            && STALE_CREDENTIALS.contains(String.valueOf(service.getErrorCode())));
  }

  private void pauseAfter(RuntimeException failure) throws InterruptedException {
    Interrupts.throwIfInterrupted(failure);
    if (!(failure instanceof SdkClientException)
        || isOver()
        || (attempts + 1 >= FEW && !mayPass(failure))) {
      throw failure;
    }
    pause();
  }

  /** Tells whether the patience is at its end. */
  boolean isOver() {
    return System.nanoTime() > deadline;
  }

  /** Waits after one more attempt, each time twice as long. */
  void pause() throws InterruptedException {
    attempts++;
    TimeUnit.NANOSECONDS.sleep(
        Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(attempts - 1, 20)));
  }
}
