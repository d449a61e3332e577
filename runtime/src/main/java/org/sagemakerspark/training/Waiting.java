package org.sagemakerspark.training;

import java.time.Duration;
import java.util.Optional;

/**
 * How a job is waited for.
 *
 * @param giveUpAfter how long status calls may fail in a row
 * @param limit how long the job is waited for in all; empty for as long as it runs
 * @param whenGivenUp what becomes of a job that nobody waits for any more
 */
public record Waiting(Duration giveUpAfter, Optional<Duration> limit, WhenGivenUp whenGivenUp) {

  /** What becomes of a job that nobody waits for any more. */
  public enum WhenGivenUp {
    /** It is stopped. */
    STOP,
    /** It goes on. */
    LEAVE
  }
}
